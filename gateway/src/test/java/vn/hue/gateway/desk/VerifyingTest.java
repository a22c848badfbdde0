package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.gateway.Sample;
import vn.hue.gateway.staff.Role;
import vn.hue.gateway.store.Examples;
import vn.hue.gateway.store.Line;

/** From the checklist to acceptance or refusal and back, over HTTP, with the real dialog behind it. */
class VerifyingTest {

    private static final String PAGE = "/desk/reports/" + Sample.CODE;
    private static final String CONTENT = "Ổ gà sâu trước số 12 Lê Lợi, gọi 0905 123 456 gặp nguyễn thị hoa";

    private Stage stage;
    private Stage.Browser operator;

    @BeforeEach
    void serve() {
        stage = new Stage().living();
        Sample.into(stage.stores, Urgency.NORMAL);
        operator = stage.as("operator");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theChecklistSaysWhatWasFoundAndLeadsToTheQuestionWithItsWords() {
        Document page = operator.page(PAGE);

        assertThat(page.select(".check-line")).hasSize(18);
        assertThat(page.select(".check-line.DOUBTFUL").text())
                .contains("Gửi lần đầu, chưa xác minh", "cân nhắc không công khai");
        assertThat(page.select(".check-line.UNKNOWN").text()).contains("Ảnh không ghi giờ chụp");
        String ask = page.select(".check-line a[href*=about=AGE]").attr("href");
        Document asking = operator.page(ask.replaceFirst("#.*", ""));
        assertThat(asking.select("details[open] textarea[name=text]").text())
                .isEqualTo("Xin anh/chị chụp ảnh mới tại chỗ và gửi lại trong vòng 24 giờ.");
        assertThat(asking.select("details[open]")).hasSize(1);
    }

    @Test
    void theExactRefusalIsOneClickAwayWithItsGuidance() {
        Document page = operator.page(PAGE);
        String refuse = page.select(".check-line a[href*=about=PICTURE_OLD]").attr("href");

        Document form = operator.page(refuse.replaceFirst("#.*", ""));

        assertThat(form.select("details[open] option[selected]").val()).isEqualTo("PICTURE_OLD");
        assertThat(form.select("#refuse-says").text()).contains("quá 24 giờ trước khi gửi", "Điều 7.5a");
        assertThat(form.select("#refuse-text").text())
                .isEqualTo("Xin chụp ảnh mới tại chỗ và gửi lại trong vòng 24 giờ.");
    }

    @Test
    void guidanceLeftAsItWasIsNotQuotedAndChangedGuidanceIs() {
        String own = "Xin chụp ảnh mới tại chỗ và gửi lại trong vòng 24 giờ.";
        post("deed", "refuse", "reason", "PICTURE_OLD", "text", own, "prepared", own);

        assertThat(report().refusal()).isEqualTo(new Report.Refused(Refusal.PICTURE_OLD, null));
        post("deed", "overturn", "why", "Ảnh chụp sáng nay");
        post("deed", "refuse", "reason", "PICTURE_OLD", "text", own + " Xin thấy cả số nhà.", "prepared", own);
        assertThat(report().refusal()).isEqualTo(new Report.Refused(Refusal.PICTURE_OLD, own + " Xin thấy cả số nhà."));
    }

    @Test
    void aQuestionShowsWhetherItHasLeftAndWhenTheTwoDaysEnd() {
        assertThat(post("deed", "ask-supplement", "text", "Số nhà nào ạ?", "about", "report")
                        .statusCode())
                .isEqualTo(303);
        assertThat(operator.page(PAGE).select(".decide .asked").text())
                .contains("Số nhà nào ạ?", "đang chờ gửi đi; 02 ngày tính từ lúc gửi được");

        stage.left();

        Document page = operator.page(PAGE);
        assertThat(page.select(".decide .asked").text()).contains("Đã gửi đi lúc 09:10 23/11");
        assertThat(page.select(".report-facts .clocks").text()).contains("Người dân bổ sung");
        assertThat(report().deadlines()).containsKey(Clock.SUPPLEMENT);
    }

    @Test
    void spellingIsMendedOnlyAfterItsDifferenceWasSeen() {
        post("deed", "start-verifying");
        String reveal = operator.send(PAGE, PAGE + "/reveal").getHeader("Location");
        String mended = CONTENT.replace("nguyễn thị hoa", "Nguyễn Thị Hoa.");

        HttpResponse<Buffer> unseen = sent(reveal, "deed", "accept", "public", "yes", "mended", mended);
        assertThat(unseen.statusCode()).isEqualTo(422);
        Document again = Jsoup.parse(unseen.bodyAsString());
        assertThat(again.select(".difference del").text()).isEqualTo("nguyễn thị hoa");
        assertThat(again.select(".difference ins").text()).isEqualTo("Nguyễn Thị Hoa.");
        assertThat(again.select("textarea[name=mended]").val()).isEqualTo(mended);
        assertThat(report().status()).isEqualTo(Status.VERIFYING);

        assertThat(sent(reveal, "deed", "accept", "public", "yes", "mended", mended, "checked", mended)
                        .statusCode())
                .isEqualTo(303);
        assertThat(report().status()).isEqualTo(Status.ACCEPTED);
        assertThat(report().mendedContent()).isEqualTo(mended);
        assertThat(report().content()).isEqualTo(CONTENT);
        Document accepted = operator.page(reveal);
        assertThat(accepted.select(".report-facts > .content").text()).isEqualTo(mended);
        assertThat(accepted.select(".report-facts details .content").text()).isEqualTo(CONTENT);
    }

    @Test
    void aChangedNumberMustBeConfirmed() {
        post("deed", "start-verifying");
        String reveal = operator.send(PAGE, PAGE + "/reveal").getHeader("Location");
        String mended = CONTENT.replace("số 12", "số 21");

        HttpResponse<Buffer> doubted =
                sent(reveal, "deed", "accept", "public", "yes", "mended", mended, "checked", mended);

        assertThat(doubted.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(doubted.bodyAsString()).select(".doubt").text()).contains("Con số khác với nguyên văn");
        assertThat(sent(reveal, "deed", "accept", "public", "yes", "mended", mended, "checked", mended, "sure", "yes")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void theDifferenceIsShownWhileTypingButNotOfMaskedWords() {
        MultiMap form = Stage.form("csrf", Stage.csrf(operator.page(PAGE)), "mended", "x");
        String part = "/desk/parts/report/" + Sample.CODE + "/mending";

        assertThat(operator.post(part, form).statusCode()).isEqualTo(400);
        assertThat(operator.page(PAGE).select("textarea[name=mended]")).isEmpty();
        String reveal =
                operator.send(PAGE, PAGE + "/reveal").getHeader("Location").replaceFirst("^[^?]*", "");
        Document shown = Jsoup.parse(
                operator.post(part + reveal, form.set("mended", CONTENT + " x")).bodyAsString());
        assertThat(shown.select("ins").text()).isEqualTo("x");
        assertThat(shown.select("input[name=checked]").val()).isEqualTo(CONTENT + " x");
    }

    @Test
    void aSensitiveReportIsAcceptedButNotPublicAndThatNeedsAReason() {
        post("deed", "start-verifying");

        assertThat(post("deed", "accept", "public", "no").statusCode()).isEqualTo(422);
        assertThat(post("deed", "accept", "public", "no", "why", "Có số điện thoại")
                        .statusCode())
                .isEqualTo(303);

        assertThat(report().publicView()).isFalse();
        assertThat(operator.page(PAGE).select(".report-head .badge").text()).contains("Không công khai");
        assertThat(operator.page(PAGE).select(".step-note").text()).contains("Có số điện thoại");
        post("deed", "show", "public", "yes");
        assertThat(report().publicView()).isTrue();
    }

    @Test
    void aRefusalIsOverturnedWithAReasonAndTheCitizenIsTold() {
        post("deed", "refuse", "reason", "PICTURE_OLD");
        assertThat(operator.page(PAGE).select("summary").eachText())
                .contains("Bỏ từ chối")
                .doesNotContain("Từ chối");
        assertThat(post("deed", "overturn").statusCode()).isEqualTo(422);

        assertThat(post("deed", "overturn", "why", "Máy của người dân sai giờ").statusCode())
                .isEqualTo(303);

        assertThat(report().status()).isEqualTo(Status.VERIFYING);
        assertThat(report().deadlines()).containsEntry(Clock.ACCEPT, stage.now().plusSeconds(1_800));
        assertThat(said()).last().asString().contains("đã xem lại phản ánh", "không cần gửi lại");
    }

    @Test
    void aReportIsCancelledOnTheCitizensWishWithANote() {
        assertThat(post("deed", "cancel").statusCode()).isEqualTo(422);
        assertThat(post("deed", "cancel", "why", "Gọi 19001075 lúc 9 giờ").statusCode())
                .isEqualTo(303);

        assertThat(report().status()).isEqualTo(Status.CANCELLED);
        assertThat(said()).last().asString().contains("Đã rút phản ánh");
    }

    @Test
    void correctedCategoryAndUrgencyMoveTheClocksAndTeachTheReader() {
        assertThat(post("deed", "reclassify", "category", "MOI_TRUONG", "urgency", "URGENT")
                        .statusCode())
                .isEqualTo(303);

        assertThat(report().category()).isEqualTo(Category.MOI_TRUONG);
        assertThat(report().deadlines()).containsOnlyKeys(Clock.ACT);
        assertThat(operator.page(PAGE).select(".step-note").text())
                .contains("Giao thông, Bình thường → Môi trường, Khẩn cấp");
        List<Examples.Example> taught = await(stage.stores.examples().list(null, 9));
        assertThat(taught).hasSize(1);
        assertThat(taught.get(0).category()).isEqualTo(Category.MOI_TRUONG);
        assertThat(taught.get(0).urgency()).isEqualTo(Urgency.URGENT);
        assertThat(taught.get(0).text()).doesNotContain("0905 123 456");
    }

    @Test
    void whatNobodyWasToldOfIsUndoneByWhoeverDidIt() {
        post("deed", "reclassify", "category", "MOI_TRUONG", "urgency", "URGENT");
        assertThat(operator.page(PAGE).select("button[value=undo]")).hasSize(1);
        stage.hire("lan", Role.OPERATOR);
        assertThat(stage.as("lan").page(PAGE).select("button[value=undo]")).isEmpty();

        assertThat(post("deed", "undo").statusCode()).isEqualTo(303);

        assertThat(report().category()).isEqualTo(Category.GIAO_THONG);
        assertThat(report().urgency()).isEqualTo(Urgency.NORMAL);
        post("deed", "refuse", "reason", "PICTURE_OLD");
        assertThat(operator.page(PAGE).select("button[value=undo]")).isEmpty();
        assertThat(post("deed", "undo").statusCode()).isEqualTo(409);
    }

    @Test
    void aNeighboursReportIsShownMaskedAndMergedWithoutRefusingAnyone() {
        Report first = Neighbour.into(stage.stores);

        Document page = operator.page(PAGE);
        assertThat(page.select(".neighbours li").text()).contains(first.name(), "cách", "m ·");
        assertThat(post("deed", "follow", "other", "PA-2026-999999").statusCode())
                .isEqualTo(422);
        assertThat(post("deed", "follow", "other", first.key()).statusCode()).isEqualTo(303);

        assertThat(report().status()).isEqualTo(Status.MERGED);
        assertThat(report().ties().follows()).isEqualTo(first.tie());
        assertThat(said()).last().asString().contains("cùng một việc", "xử lý chung");
        Report joined = await(stage.stores.conversations().load(first.conversation())).state().reports().stream()
                .filter(report -> report.key().equals(first.key()))
                .findFirst()
                .orElseThrow();
        assertThat(joined.ties().followers()).extracting(Report.Tie::key).containsExactly(Sample.KEY);
        assertThat(operator.page(ReportView.path(first.name())).select(".ties").text())
                .contains(Sample.CODE);

        post("deed", "separate", "why", "Khác chỗ");
        assertThat(report().status()).isEqualTo(Status.VERIFYING);
        assertThat(said()).last().asString().contains("xem xét riêng");
    }

    @Test
    void theRefusalOfTheFirstIsNoRefusalOfItsFollowerAndTheDeskReadsWhoIsToBeVerified() {
        Report first = Neighbour.into(stage.stores);
        post("deed", "follow", "other", first.key());
        String page = ReportView.path(first.name());
        Document refusing = operator.page(page + "?do=refuse&about=PICTURE_EDITED");
        assertThat(refusing.select("details[open] .waiting").text()).contains(Sample.CODE, "xác minh riêng");

        MultiMap form = Stage.form("deed", "refuse", "reason", "PICTURE_EDITED", "text", "")
                .add("csrf", Stage.csrf(refusing))
                .add("id", UUID.randomUUID().toString())
                .add("version", refusing.select("input[name=version]").val());
        assertThat(operator.post(page + "/deeds", form).statusCode()).isEqualTo(303);

        assertThat(report().status()).isEqualTo(Status.VERIFYING);
        assertThat(said()).last().asString().contains("không có kết quả", "xem xét riêng", "không cần gửi lại");
        Document inbox = operator.page("/desk/inbox");
        assertThat(inbox.select(".alarm").text()).contains("cần xác minh riêng", first.name());
        Document follower = operator.page(inbox.select(".alarm .others a").attr("href"));
        assertThat(follower.select("h1").text()).contains(Sample.CODE);
        assertThat(follower.select(".ties .note").text()).contains(first.name(), "kết thúc mà không có kết quả");
        assertThat(follower.select(".ties .note a").attr("href")).isEqualTo(page);
    }

    @Test
    void twoReportsAreLinkedAndUnlinkedWithoutAWordToAnyone() {
        Report other = Neighbour.into(stage.stores);
        int said = said().size();

        post("deed", "link", "other", other.key());
        assertThat(operator.page(PAGE).select(".ties").text()).contains("Cùng một việc với " + other.name());
        post("deed", "unlink", "other", other.key());

        assertThat(report().ties()).isEqualTo(Report.Ties.NONE);
        assertThat(said()).hasSize(said);
    }

    @Test
    void whatTheTurnRefusesIsReadByColleaguesInTheConversation() {
        new PlayedTurns(stage.stores)
                .take(
                        Sample.ID,
                        new Event.OperatorDid(
                                stage.now(), "lan", new Event.MoveReport(Sample.KEY, new Move.Accept(null, true), 0)));

        assertThat(operator.page("/desk/conversations/" + Sample.ID)
                        .select(".note.NOT_DONE")
                        .text())
                .contains("tiếp nhận phản ánh", Sample.CODE, "cần xác minh và tiếp nhận trước");
    }

    private Report report() {
        return await(stage.stores.conversations().load(Sample.ID))
                .state()
                .reports()
                .get(0);
    }

    /** What the citizen was told, in order. */
    private List<String> said() {
        long lines = await(stage.stores.conversations().load(Sample.ID)).lines();
        return await(stage.stores.lines().read(Sample.ID, 1, lines)).stream()
                .map(Line::out)
                .filter(Objects::nonNull)
                .map(out -> out.text())
                .toList();
    }

    private HttpResponse<Buffer> post(String... pairs) {
        return sent(PAGE, pairs);
    }

    private HttpResponse<Buffer> sent(String from, String... pairs) {
        MultiMap form = Stage.form(pairs)
                .add("csrf", Stage.csrf(operator.page(from)))
                .add("id", UUID.randomUUID().toString())
                .add("version", Integer.toString(report().version()));
        return operator.post(PAGE + "/deeds" + from.replaceFirst("^[^?]*", ""), form);
    }
}
