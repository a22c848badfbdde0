package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.multipart.MultipartForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.gateway.Sample;
import vn.hue.gateway.media.Photo;

/** A report on its page from acceptance to rating: what can be done, what is refused, and why. */
class HandlingPageTest {

    private static final String PAGE = "/desk/reports/" + Sample.CODE;
    private static final String DEEDS = PAGE + "/deeds";
    private static final String ROADS = "Sở Xây dựng";
    private static final String WARD = "UBND phường Thuận Hóa";
    private static final String DONE = "Đã vá xong ổ gà lúc 9 giờ sáng nay.";

    private Stage stage;
    private Stage.Browser lan;

    @BeforeEach
    void serve() {
        stage = new Stage().living();
        lan = stage.as("operator");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void filed(Urgency urgency) {
        Sample.into(stage.stores, urgency);
    }

    private void accepted() {
        filed(Urgency.NORMAL);
        done("deed", "start-verifying");
        done("deed", "accept", "public", "yes");
    }

    private void withAgencies() {
        accepted();
        done("deed", "distribute", "agency", "so-xay-dung", "agency", "ubnd-phuong-thuan-hoa");
    }

    private void published() {
        withAgencies();
        done("deed", "enter-result", "agency", ROADS, "text", DONE, "sure", "yes");
        done("deed", "publish", "checked", "yes");
    }

    private Report report() {
        return await(stage.stores.reports().find(Sample.CODE));
    }

    private HttpResponse<Buffer> post(String... pairs) {
        Document page = lan.page(PAGE);
        List<String> form = new ArrayList<>(List.of(pairs));
        form.addAll(List.of("id", UUID.randomUUID().toString()));
        form.addAll(List.of("version", page.select("input[name=version]").val()));
        form.addAll(List.of("csrf", Stage.csrf(page)));
        stage.wait(Duration.ofSeconds(20));
        return lan.post(DEEDS, Stage.form(form.toArray(String[]::new)));
    }

    private void done(String... pairs) {
        HttpResponse<Buffer> answer = post(pairs);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(303);
    }

    private void citizen(Move move) {
        await(stage.stores.conversations().load(Sample.ID));
        new PlayedTurns(stage.stores)
                .take(
                        Sample.ID,
                        new Event.OperatorDid(stage.now(), "citizen", new Event.MoveReport(Sample.CODE, move)));
    }

    private static List<String> problems(HttpResponse<Buffer> answer) {
        return Jsoup.parse(answer.bodyAsString()).select(".problem").eachText();
    }

    @Test
    void anAcceptedReportGoesToSeveralAgenciesOfWhomTheLikelyStandFirst() {
        accepted();
        Document page = lan.page(PAGE);
        assertThat(page.select("#choices li[data-likely=true]").eachText())
                .containsExactly("UBND phường Thuận Hóa gợi ý", "Công ty Điện lực Huế gợi ý", "Sở Xây dựng gợi ý");
        assertThat(page.select(".handling .clock-pill").text()).contains("Phân phối");

        done("deed", "distribute", "agency", "so-xay-dung", "agency", "ubnd-phuong-thuan-hoa");

        assertThat(report().agencies()).containsExactly(ROADS, WARD);
        assertThat(report().status()).isEqualTo(Status.DISTRIBUTED);
        page = lan.page(PAGE);
        assertThat(page.select("[data-testid=held] .holder b").eachText()).containsExactly(ROADS, WARD);
        assertThat(page.select("#choices input").eachAttr("value")).containsExactly("cong-ty-dien-luc-hue");
        assertThat(page.select(".call-now")).isEmpty();
    }

    @Test
    void whatTheCitizenWouldReadIsShownBeforeAnythingIsDone() {
        accepted();
        int deeds = stage.deeds.size();
        Document form = lan.page(PAGE);
        String seen = lan.post(
                        "/desk/parts/foreseen/" + Sample.CODE,
                        Stage.form("deed", "distribute", "agency", "so-xay-dung", "csrf", Stage.csrf(form)))
                .bodyAsString();

        assertThat(seen).contains("được chuyển đến Sở Xây dựng. Hạn xử lý: trước");
        assertThat(stage.deeds).hasSize(deeds);
        assertThat(report().agencies()).isEmpty();
    }

    @Test
    void whatIsUrgentIsPassedOnAtOnceAndEachAgencyIsToBePhoned() {
        filed(Urgency.URGENT);

        done("deed", "distribute", "agency", "so-xay-dung");

        assertThat(report().status()).isEqualTo(Status.DISTRIBUTED);
        Document page = lan.page(PAGE);
        assertThat(page.select(".call-now a.dial").attr("href")).isEqualTo("tel:02340000001");
        assertThat(lan.page("/desk/conversations/" + Sample.ID)
                        .select(".note.CALL")
                        .text())
                .contains("phải gọi ngay cho Sở Xây dựng", "0234 000 0001");

        done("deed", "acknowledge", "agency", ROADS);
        assertThat(lan.page(PAGE).select(".call-now a.dial")).isEmpty();
        assertThat(report().status()).isEqualTo(Status.IN_HANDLING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "distribute         | agency    |                       | Xin điền mục này.",
                "distribute         | agency    | so-nao-do             | Danh bạ không có cơ quan này, hoặc đã ngừng dùng.",
                "distribute         | agency    | so-xay-dung           | Cơ quan này đang giữ phản ánh rồi.",
                "acknowledge        | agency    | Sở Nào Đó             | Sở Nào Đó: Cơ quan này không giữ phản ánh.",
                "return-to-centre   | competent | Bộ Nào Đó             | Danh bạ không có cơ quan này, hoặc đã ngừng dùng.",
                "return-to-centre   | competent | so xay dung           | Đây chính là cơ quan trả lại.",
                "return-to-centre   | text      |                       | Xin điền mục này.",
                "ask-for-agency     | text      |                       | Xin điền mục này.",
                "enter-result       | text      | Kính gửi: Quý bà, đã xong việc. | Bỏ lời chào và lời kết: thư đã có sẵn.",
                "enter-result       | text      | Chúng tôi ghi nhận ý kiến. | Chưa thấy nói đã làm xong, hay ngày nào xong. Người dân gửi ảnh mà kết quả chưa có ảnh sau xử lý.",
            })
    void aFormThatMakesNoSenseComesBackWithTheReasonBesideTheField(
            String deed, String field, String value, String problem) {
        withAgencies();
        int deeds = stage.deeds.size();
        List<String> form = new ArrayList<>(List.of("deed", deed, field, value == null ? "" : value));
        if (!field.equals("agency")) {
            form.addAll(List.of("agency", ROADS));
        }
        if (!field.equals("text") && !deed.equals("distribute")) {
            form.addAll(List.of("text", "Không thuộc địa bàn"));
        }

        HttpResponse<Buffer> answer = post(form.toArray(String[]::new));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(problems(answer)).contains(problem);
        assertThat(stage.deeds).hasSize(deeds);
    }

    @Test
    void anAgencyThatReturnsItNamesTheRightOneWhichThenStandsTicked() {
        accepted();
        done("deed", "distribute", "agency", "so-xay-dung");
        done(
                "deed",
                "return-to-centre",
                "agency",
                ROADS,
                "text",
                "Đường của phường",
                "competent",
                "ubnd phuong thuan hoa");

        assertThat(report().status()).isEqualTo(Status.ACCEPTED);
        assertThat(lan.page(PAGE).select("#choices input[checked]").eachAttr("value"))
                .containsExactly("ubnd-phuong-thuan-hoa");
    }

    @Test
    void anAgencyThatMustKnowMoreHasTheCitizenAsked() {
        withAgencies();
        done("deed", "ask-for-agency", "agency", WARD, "text", "Ổ gà ở làn nào ạ?");

        assertThat(report().status()).isEqualTo(Status.SUPPLEMENT);
        assertThat(report().steps().get(report().steps().size() - 1).agencies()).containsExactly(WARD);
    }

    @Test
    void whoIsNotInTheRegisterIsToBeInvitedAndTheReportStays() {
        accepted();
        assertThat(problems(post("deed", "invite", "text", "so xay dung")))
                .contains("Cơ quan này đã có trong danh bạ: hãy chọn ở danh sách trên.");

        done("deed", "invite", "text", "Ban Quản lý chợ Đông Ba");
        assertThat(report().status()).isEqualTo(Status.ACCEPTED);
        assertThat(lan.page("/desk/conversations/" + Sample.ID)
                        .select(".note.INVITE")
                        .text())
                .contains("mời Ban Quản lý chợ Đông Ba tham gia", Sample.CODE);
    }

    @Test
    void aResultIsCheckedSentBackMendedAndPublishedInTheFormOfTheAnnex() {
        withAgencies();
        done("deed", "enter-result", "agency", ROADS, "text", DONE, "sure", "yes");
        assertThat(lan.page(PAGE).select("[data-testid=waits]").text()).contains("Kết quả của Sở Xây dựng");

        assertThat(problems(post("deed", "publish"))).contains("Xin kiểm tra rồi đánh dấu trước khi công bố.");
        done("deed", "send-back-result", "text", "Thiếu ảnh", "kind", "content");
        assertThat(report().status()).isEqualTo(Status.IN_HANDLING);

        String pass = upload().select("input[name=picture]").val();
        done("deed", "enter-result", "agency", ROADS, "text", DONE, "picture", pass);
        assertThat(await(stage.stores.channels().leftovers().due(stage.now().plus(Duration.ofDays(9)), 1)))
                .isEmpty();
        Document page = lan.page(PAGE);
        String preview = lan.post(
                        "/desk/parts/foreseen/" + Sample.CODE, Stage.form("deed", "publish", "csrf", Stage.csrf(page)))
                .bodyAsString();
        assertThat(preview)
                .contains("Kính gửi: Quý N. T. H.", DONE, "Trân trọng./.", "Không hài lòng")
                .doesNotContain(Sample.NAME);
        done("deed", "publish", "checked", "yes");

        assertThat(report().status()).isEqualTo(Status.PUBLISHED);
        assertThat(report().result())
                .satisfies(result -> assertThat(result.media()).hasSize(1));
        Document after = lan.page(PAGE);
        assertThat(after.select("[data-testid=told] li").eachText()).hasSize(4);
        assertThat(after.select("[data-testid=told] li.enter-result img")).hasSize(1);
    }

    private Document upload() {
        MultipartForm form = MultipartForm.create()
                .attribute("csrf", Stage.csrf(lan.page(PAGE)))
                .binaryFileUpload(
                        "file",
                        "sau.jpg",
                        Buffer.buffer(new Photo().scaledTo(320).jpeg()),
                        "image/jpeg");
        return Jsoup.parseBodyFragment(
                await(lan.request(HttpMethod.POST, "/desk/pictures").sendMultipartForm(form))
                        .bodyAsString());
    }

    @Test
    void whoIsNotSatisfiedComesBackToTheDeskIsAnsweredAndTheReportReopenedWithNothingOverwritten() {
        published();
        citizen(new Move.Rate(Rating.DISSATISFIED));
        citizen(new Move.Interact("Chỉ vá được một nửa"));

        Document page = lan.page(PAGE);
        assertThat(page.select("[data-testid=rating]").text()).isEqualTo("Không hài lòng");
        assertThat(page.select(".result .clock-pill").text()).contains("Trả lời tương tác");
        assertThat(lan.page("/desk/inbox?queue=interactions").select(".item").text())
                .contains(Sample.CODE);

        done("deed", "answer-interaction", "agency", ROADS, "text", "Chiều nay đội sẽ vá tiếp.");
        assertThat(lan.page("/desk/inbox?queue=interactions").select(".item")).isEmpty();
        assertThat(problems(post("deed", "reopen", "text", ""))).contains("Xin điền mục này.");
        done("deed", "reopen", "text", "Vá chưa xong");
        assertThat(report().status()).isEqualTo(Status.IN_HANDLING);
        done("deed", "enter-result", "agency", WARD, "text", "Đã vá nốt phần còn lại.", "sure", "yes");

        assertThat(lan.page(PAGE).select("[data-testid=told] .words").eachText())
                .containsExactly(
                        DONE,
                        "Không hài lòng",
                        "Chỉ vá được một nửa",
                        "Chiều nay đội sẽ vá tiếp.",
                        "Vá chưa xong",
                        "Đã vá nốt phần còn lại.");
    }

    @ParameterizedTest
    @CsvSource({"publish,checked,yes", "send-back-result,kind,form", "reopen,x,y", "acknowledge,agency,Sở Xây dựng"})
    void whatTheRegulationDoesNotAllowNowIsRefusedWithTheReason(String deed, String field, String value) {
        accepted();
        int deeds = stage.deeds.size();
        HttpResponse<Buffer> answer = deed.equals("acknowledge")
                ? post("deed", deed, field, value)
                : post("deed", deed, field, value, "text", "Vì sao");

        assertThat(answer.statusCode()).isEqualTo(deed.equals("acknowledge") ? 422 : 409);
        assertThat(stage.deeds).hasSize(deeds);
    }

    @Test
    void nobodyRatesForACitizenWhoCan() {
        published();
        assertThat(post("deed", "rate", "rating", "SATISFIED").statusCode()).isEqualTo(422);
        assertThat(lan.page(PAGE).select("button[name=rating]")).isEmpty();
    }
}
