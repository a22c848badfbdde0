package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.multipart.MultipartForm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Category;
import vn.hue.gateway.agency.Agency;
import vn.hue.gateway.agency.AgencySheet;
import vn.hue.gateway.agency.Directory;
import vn.hue.gateway.staff.AuditLog;
import vn.hue.gateway.store.Listing;

class AgenciesPageTest {

    private static final String NEW = "/desk/agencies/new";
    private static final String POWER = "/desk/agencies/cong-ty-dien-luc-hue";

    private Stage stage;
    private Stage.Browser admin;

    @BeforeEach
    void serve() {
        stage = new Stage();
        admin = stage.as("administrator");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Agency agency(String name) {
        return await(stage.stores.agencies().all()).named(name).orElseThrow();
    }

    private List<String> audit() {
        return await(stage.stores
                        .staff()
                        .audit()
                        .read(new AuditLog.Query(null, null, null, Instant.EPOCH, Listing.NEVER, null, 50)))
                .stream()
                .map(entry -> entry.who() + " " + entry.what() + " " + entry.detail() + " " + entry.about())
                .toList();
    }

    @Test
    void theRegisterIsSearchedWithoutMarksByEveryoneOfTheCentreAndChangedByAdministratorsOnly() {
        Document page = stage.as("operator").page("/desk/agencies?q=dien%20luc");

        assertThat(page.select("[data-testid=agencies] tbody th").text()).contains("Công ty Điện lực Huế");
        assertThat(page.select("[data-testid=agencies] tbody tr")).hasSize(1);
        assertThat(page.select("a[href=" + NEW + "]")).isEmpty();
        assertThat(admin.page("/desk/agencies?q=khong%20co").text()).contains("Không có cơ quan nào khớp");
    }

    @Test
    void anAgencyIsAddedOnRecordAndAWrongFormSaysWhatIsWrongBesideEachField() {
        HttpResponse<Buffer> wrong = admin.send(
                NEW,
                NEW,
                "name",
                "so xay dung",
                "level",
                "",
                "phone",
                "gọi anh Nam",
                "parent",
                "Bộ Nào Đó",
                "version",
                "0");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.bodyAsString()).select(".problem").eachText())
                .containsExactly(
                        "Đã có cơ quan mang tên này (hoặc từng mang tên này).",
                        "Xin điền mục này.",
                        "Danh bạ không có cơ quan này, hoặc đã ngừng dùng.",
                        "Đây không phải là số điện thoại.");

        admin.send(
                NEW,
                NEW,
                "name",
                "HueWACO",
                "level",
                "COMPANY",
                "phone",
                "0234 000 0002",
                "parent",
                "so xay dung",
                "wards",
                "Phường Thuận Hóa\nXã Phú Vang",
                "category",
                "DIEN_NUOC",
                "version",
                "0");
        Agency made = agency("huewaco");
        assertThat(made.parent()).isEqualTo("so-xay-dung");
        assertThat(made.wards()).containsExactly("Phường Thuận Hóa", "Xã Phú Vang");
        assertThat(audit()).contains("administrator AGENCY_CHANGED new [agency:huewaco]");
    }

    @Test
    void ofTwoWhoChangeAnAgencyTheSecondSeesThatAndNothingIsOverwritten() {
        String[] form = {"name", "Điện lực Huế", "level", "COMPANY", "version", "1"};
        assertThat(admin.send(POWER, POWER, form).statusCode()).isEqualTo(303);

        form[1] = "Điện lực miền Trung";
        HttpResponse<Buffer> second = admin.send(POWER, POWER, form);
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.bodyAsString()).contains("Người khác vừa sửa cơ quan này");
        assertThat(agency("Công ty Điện lực Huế").name()).isEqualTo("Điện lực Huế");
    }

    @Test
    void aRetiredAgencyStaysReadableAndCanComeBack() {
        admin.send(POWER, POWER + "/retire");
        assertThat(agency("Công ty Điện lực Huế").active()).isFalse();
        assertThat(admin.page("/desk/agencies").select("tr.off").text()).contains("Điện lực");

        admin.send(POWER, POWER + "/restore");
        assertThat(agency("Công ty Điện lực Huế").active()).isTrue();
    }

    private HttpResponse<Buffer> sheet(String text) {
        MultipartForm form = MultipartForm.create()
                .attribute("csrf", Stage.csrf(admin.page("/desk/agencies")))
                .binaryFileUpload("file", "co-quan.csv", Buffer.buffer(text), "text/csv");
        return await(admin.request(HttpMethod.POST, "/desk/agencies/import").sendMultipartForm(form));
    }

    @Test
    void aTableIsTakenAsAWholeOrEveryBadLineIsTold() {
        HttpResponse<Buffer> wrong = sheet("Tên,Điện thoại\nHueWACO,0234 1\n,0234 2\nSở Y tế,số nào\n");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.bodyAsString()).select("[role=alert] li").eachText())
                .containsExactly(
                        "Dòng 3, cột Tên: còn trống", "Dòng 4, cột Điện thoại: “số nào” không phải là số điện thoại");
        assertThat(await(stage.stores.agencies().all()).named("HueWACO")).isEmpty();

        HttpResponse<Buffer> taken = sheet("Tên;Điện thoại;Cấp\nHueWACO;0234 1;doanh nghiệp\n");
        assertThat(taken.getHeader("Location")).isEqualTo("/desk/agencies?said=1-0");
        assertThat(admin.page("/desk/agencies?said=1-0").select(".toast").text())
                .isEqualTo("Đã nhập: 1 cơ quan thêm hoặc sửa, 0 cơ quan không đổi.");
        assertThat(agency("HueWACO").phone()).isEqualTo("0234 1");
        assertThat(audit()).contains("administrator AGENCY_CHANGED import [agency:huewaco]");
    }

    @Test
    void whatTheImportSaysMayStandInATableIsTaken() {
        String hint = DeskWords.VI.say("agencies.importValues");
        List<String> matters = Arrays.stream(Category.values())
                .map(category -> DeskWords.VI.name("category", category))
                .toList();
        assertThat(hint).contains(matters);
        StringBuilder table = new StringBuilder("Tên;Cấp;Lĩnh vực;Đang dùng\n");
        for (String level : List.of("Thành phố", "Phường/xã", "Doanh nghiệp", "Lực lượng", "Khác")) {
            assertThat(hint).contains(level);
            table.append("Nơi ").append(level).append(';').append(level).append(';');
            table.append(String.join("|", matters)).append(";có\n");
        }

        AgencySheet.Read read = AgencySheet.read(table.toString().getBytes(StandardCharsets.UTF_8), Directory.EMPTY);

        assertThat(read.problems()).isEmpty();
        assertThat(read.changes()).hasSize(5);
    }

    @Test
    void whoWorksForAnAgencyIsInvitedForOneOfTheRegister() {
        HttpResponse<Buffer> unknown = admin.send(
                "/desk/accounts",
                "/desk/accounts/invite",
                "name",
                "mai",
                "displayName",
                "Mai",
                "role",
                "AGENCY",
                "agency",
                "Sở Nào Đó");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.bodyAsString()).contains("Danh bạ không có cơ quan này");

        assertThat(admin.send(
                                "/desk/accounts",
                                "/desk/accounts/invite",
                                "name",
                                "mai",
                                "displayName",
                                "Mai",
                                "role",
                                "AGENCY",
                                "agency",
                                "so xay dung")
                        .statusCode())
                .isEqualTo(200);
        assertThat(await(stage.stores.staff().links().all())).anyMatch(link -> "Sở Xây dựng".equals(link.agency()));
    }
}
