package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.multipart.MultipartForm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.gateway.Sample;
import vn.hue.gateway.media.Photo;
import vn.hue.gateway.staff.AuditLog;
import vn.hue.gateway.store.Leftovers;
import vn.hue.gateway.store.Listing;

class NewReportTest {

    private static final String NEW = "/desk/reports/new";
    private static final String ID = "11111111-2222-3333-4444-555555555555";

    private Stage stage;
    private Stage.Browser lan;

    @BeforeEach
    void serve() {
        stage = new Stage();
        Sample.into(stage.stores, Urgency.NORMAL);
        lan = stage.as("operator");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static String[] call(String... more) {
        List<String> form = new ArrayList<>(
                List.of("id", ID, "kind", "call", "urgency", "NORMAL", "content", "Ổ gà sâu", "address", "12 Lê Lợi"));
        form.addAll(List.of("seen", "2026-11-23T08:30", "name", "Nguyễn Thị Hoa", "phone", "0905 123 456"));
        form.addAll(List.of("noEmail", "yes", "consent", "yes", "verified", "yes"));
        form.addAll(List.of(more));
        return form.toArray(String[]::new);
    }

    @Test
    void thePageNamesTheNumbersThatAreSet() {
        assertThat(stage.as("operator").page(NEW).select(".page-head").text()).contains("1900 9999", "0234 999 999");
    }

    @Test
    void aCallBecomesAReportThroughTheInboxAndStandsOnRecordFirst() {
        HttpResponse<Buffer> answer = lan.send(NEW, NEW, call());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).startsWith("/desk/reports/opened?key=desk-");
        assertThat(stage.ids).containsExactly(ID);
        Event.Open open = (Event.Open) stage.deeds.get(0).action();
        assertThat(stage.deeds.get(0).operator()).isEqualTo("operator");
        assertThat(open.here()).isEqualTo(Address.ofCaller("+84905123456"));
        assertThat(open.filing().sender().verified()).isEqualTo(stage.now());
        assertThat(await(stage.stores
                        .staff()
                        .audit()
                        .read(new AuditLog.Query(
                                null,
                                null,
                                "conversation:" + open.here().conversation(),
                                Instant.EPOCH,
                                Listing.NEVER,
                                null,
                                5))))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).isEqualTo("open"));
        assertThat(lan.page(answer.getHeader("Location")).text()).contains("Đang tạo phản ánh");
    }

    @Test
    void aWrongFormComesBackWithItsWordsAndAMessageBesideEachField() {
        HttpResponse<Buffer> answer = lan.send(
                NEW,
                NEW,
                "id",
                ID,
                "kind",
                "call",
                "urgency",
                "NORMAL",
                "content",
                "Ổ gà sâu",
                "phone",
                "12",
                "seen",
                "x");

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.bodyAsString());
        assertThat(page.select("#content").text()).isEqualTo("Ổ gà sâu");
        assertThat(page.select("#phone-wrong").text()).isEqualTo("Số này thiếu hoặc thừa chữ số.");
        assertThat(page.select("#address-wrong").text()).isEqualTo("Xin ghi địa chỉ hoặc bấm vào bản đồ.");
        assertThat(page.select(".problem")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(stage.deeds).isEmpty();
    }

    @Test
    void theCentresOwnFindingNeedsAVerifiedSourceAndHasNoCaller() {
        String finding = NEW + "?kind=finding";
        assertThat(lan.page(finding).select("#phone")).isEmpty();
        HttpResponse<Buffer> wrong = lan.send(
                finding, NEW, "id", ID, "kind", "finding", "urgency", "SOS", "content", "Cây đổ", "source", "camera");
        assertThat(wrong.statusCode()).isEqualTo(422);

        lan.send(
                finding,
                NEW,
                "id",
                ID,
                "kind",
                "finding",
                "urgency",
                "SOS",
                "content",
                "Cây đổ",
                "address",
                "Ngã sáu",
                "source",
                "Camera ngã sáu, xem lại 7 giờ",
                "verified",
                "yes");
        assertThat(((Event.Open) stage.deeds.get(0).action()).here()).isEqualTo(Address.ofFinding(ID));
    }

    @Test
    void aCallerIsFoundByTheWholeNumberOnlyAndEachLookIsOnRecord() {
        String found = caller("0905 123 456");
        assertThat(found).contains(Sample.CODE).doesNotContain("Nguyễn Thị Hoa").doesNotContain("0905");
        assertThat(caller("0905 123 457")).contains("chưa có trong hệ thống");
        assertThat(caller("0905")).contains("thiếu hoặc thừa");
        assertThat(await(stage.stores
                        .staff()
                        .audit()
                        .read(new AuditLog.Query(
                                "operator",
                                AuditLog.Act.SEARCHED_PERSON,
                                null,
                                Instant.EPOCH,
                                Listing.NEVER,
                                null,
                                5))))
                .hasSize(2);
    }

    private String caller(String phone) {
        String csrf = Stage.csrf(lan.page(NEW));
        return lan.post(NEW + "/caller", Stage.form("phone", phone, "csrf", csrf))
                .bodyAsString();
    }

    private Document upload(byte[]... files) {
        MultipartForm form = MultipartForm.create().attribute("csrf", Stage.csrf(lan.page(NEW)));
        for (int i = 0; i < files.length; i++) {
            form.binaryFileUpload("file", "anh-" + i + ".jpg", Buffer.buffer(files[i]), "image/jpeg");
        }
        HttpResponse<Buffer> answer =
                await(lan.request(HttpMethod.POST, "/desk/pictures").sendMultipartForm(form));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parseBodyFragment(answer.bodyAsString());
    }

    @Test
    void picturesAreKeptByWhatIsInThemAndTheOthersAreRefusedWithTheReason() {
        Document sent = upload(
                new Photo().scaledTo(320).jpeg(),
                "<script>alert(1)</script>".getBytes(),
                new byte[0],
                new byte[1 << 20 | 1]);

        assertThat(sent.select("input[name=picture]")).hasSize(1);
        assertThat(sent.select(".problem").eachText())
                .containsExactly(
                        "anh-1.jpg: Tệp này không phải ảnh hoặc video (xét theo nội dung, không theo tên tệp).",
                        "anh-2.jpg: Tệp trống.",
                        "anh-3.jpg: Tệp quá lớn.");

        lan.send(NEW, NEW, call("picture", sent.select("input[name=picture]").val()));
        assertThat(((Event.Open) stage.deeds.get(0).action()).filing().media())
                .singleElement()
                .satisfies(media -> assertThat(media.contentType()).isEqualTo("image/jpeg"));
    }

    @Test
    void whatOneHasUploadedIsThereInTheNextSessionAndForNobodyElse() {
        String pass = upload(new Photo().scaledTo(320).jpeg())
                .select("input[name=picture]")
                .val();
        Stage.Browser later = stage.as("operator");

        Document again = Jsoup.parseBodyFragment(named(later, pass));
        assertThat(again.select("img")).hasSize(1);
        assertThat(again.select(".problem")).isEmpty();
        later.send(NEW, NEW, call("picture", pass));
        assertThat(((Event.Open) stage.deeds.get(0).action()).filing().media()).hasSize(1);

        Document others = Jsoup.parseBodyFragment(named(stage.as("supervisor"), pass));
        assertThat(others.select("img, input")).isEmpty();
        assertThat(others.select(".problem").text()).contains("không còn lấy lại được");
    }

    private static String named(Stage.Browser who, String pass) {
        return who.post("/desk/pictures", Stage.form("csrf", Stage.csrf(who.page(NEW)), "picture", pass))
                .bodyAsString();
    }

    @Test
    void aPictureThatNoFormHasUsedGoesAfterADay() {
        upload(new Photo().scaledTo(320).jpeg());
        String used = upload(new Photo().scaledTo(400).jpeg())
                .select("input[name=picture]")
                .val();
        assertThat(lan.send(NEW, NEW, call("picture", used)).statusCode()).isEqualTo(303);

        Leftovers leftovers = stage.stores.channels().leftovers();
        Instant tomorrow = stage.now().plus(Duration.ofDays(1));
        assertThat(await(leftovers.due(tomorrow.minusSeconds(1), 10))).isEmpty();
        assertThat(await(leftovers.due(tomorrow, 10))).containsExactly("m1");
    }

    @Test
    void aFormHoldsNothingThatItsSenderHasNotUploaded() {
        String pass = upload(new Photo().scaledTo(320).jpeg())
                .select("input[name=picture]")
                .val();
        Stage.Browser other = stage.as("supervisor");

        assertThat(other.send(NEW, NEW, call("picture", pass)).statusCode()).isEqualTo(422);
        assertThat(lan.send(NEW, NEW, call("picture", "m1.forged")).statusCode())
                .isEqualTo(422);
        assertThat(stage.deeds).isEmpty();
    }
}
