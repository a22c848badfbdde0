package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.conduct.Conduct;
import vn.hue.conversations.conduct.Violation.Kind;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Dialog;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.dialog.Settings;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.gateway.Recorded;
import vn.hue.gateway.Sample;
import vn.hue.gateway.store.Snapshot;

/** Improper words, as operators judge them. */
class ConductDeskTest {

    private static final String PAGE = "/desk/conduct";
    private static final String JUDGE = "/desk/conversations/" + Sample.ID + "/conduct";
    private static final Dialog DIALOG = new Dialog(new Settings(
            Province.hue(),
            new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
            Stage.ZONE,
            "19001075",
            "0888771075",
            false,
            false,
            Map.of()));

    private Stage stage;
    private Stage.Browser operator;

    @BeforeEach
    void serve() {
        stage = new Stage();
        Sample.into(stage.stores, Urgency.NORMAL);
        operator = stage.as("operator");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void withoutAnythingToJudgeThePageSaysSo() {
        assertThat(operator.page(PAGE).select(".empty-state").eachText())
                .hasSize(3)
                .first()
                .asString()
                .contains("Không có đề nghị nào đang chờ");
    }

    @Test
    void whatIsProposedIsShownWithItsWordsAndWithoutThePerson() {
        turn(new Event.ProposeViolation(Kind.REPORT, Sample.KEY, "Đồ ăn hại, gọi 0905123456 gặp Nguyễn Thị Hoa"));

        Document page = operator.page(PAGE);

        assertThat(page.select("[data-testid=proposed] blockquote").text())
                .isEqualTo("Đồ ăn hại, gọi ***456 gặp N. T. H.");
        assertThat(page.text()).doesNotContain("0905123456", Sample.NAME).contains(Sample.CODE, "N. T. H.");
        assertThat(operator.page("/desk/inbox?queue=all")
                        .select(".badge.conduct")
                        .eachText())
                .containsExactly("Có lời lẽ cần xem");
        assertThat(operator.page("/desk/conversations/" + Sample.ID)
                        .select(".badge.conduct")
                        .text())
                .contains("1 lời lẽ chờ xác nhận");
    }

    @Test
    void anOperatorConfirmsAndItIsOnRecord() {
        turn(new Event.ProposeViolation(Kind.REPORT, Sample.KEY, "Đồ ăn hại"));

        HttpResponse<Buffer> answer = post(operator, "deed", "confirm-violation", "number", "1");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo("/desk/conduct?said=done");
        assertThat(stage.deeds).extracting(Event.OperatorDid::action).containsExactly(new Event.ConfirmViolation(1));
        assertThat(recorded())
                .containsExactly(
                        "operator confirm-violation [conversation:" + Sample.ID + ", report:" + Sample.CODE + "]");
    }

    @Test
    void whoDismissesOrLiftsSaysWhyBesideTheField() {
        turn(new Event.ProposeViolation(Kind.REPORT, Sample.KEY, "Đồ ăn hại"));

        HttpResponse<Buffer> answer = post(operator, "deed", "dismiss-violation", "number", "1", "reason", " ");
        HttpResponse<Buffer> longer =
                post(operator, "deed", "dismiss-violation", "number", "1", "reason", "x".repeat(301));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.bodyAsString()).select(".problem").text()).contains("Xin ghi lý do");
        assertThat(Jsoup.parse(longer.bodyAsString()).select(".problem").text()).contains("300");
        assertThat(stage.deeds).isEmpty();
        assertThat(post(operator, "deed", "dismiss-violation", "number", "1", "reason", "Chỉ là bực")
                        .statusCode())
                .isEqualTo(303);
        assertThat(stage.deeds)
                .extracting(Event.OperatorDid::action)
                .containsExactly(new Event.DismissViolation(1, "Chỉ là bực"));
    }

    @Test
    void theSecondOfTwoWhoJudgeSeesHowItStandsNow() {
        turn(new Event.ProposeViolation(Kind.REPORT, Sample.KEY, "Đồ ăn hại"));
        turn(new Event.DismissViolation(1, "Chỉ là bực"));

        HttpResponse<Buffer> answer = post(operator, "deed", "confirm-violation", "number", "1");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(answer.bodyAsString()).select("[role=alert]").text())
                .contains("Đồng nghiệp đã xử lý");
        assertThat(stage.deeds).isEmpty();
        assertThat(recorded()).isEmpty();
    }

    @Test
    void aLockIsShownWithItsEndAndItsGroundsAndIsLifted() {
        Misconduct.store(stage, Misconduct.locked(stage));

        Document page = operator.page(PAGE);

        assertThat(page.select("[data-testid=locks] .conduct-item").text())
                .contains("Khóa tương tác", "đến 09:10 23/12/2026", "số 1, 2, 3, 4");
        assertThat(page.select("[data-testid=confirmed] .conduct-item")).hasSize(4);
        assertThat(operator.page("/desk/inbox?queue=all")
                        .select(".badge.conduct")
                        .eachText())
                .containsExactly("Đang bị khóa");
        assertThat(operator.page("/desk/conversations/" + Sample.ID)
                        .select(".refused")
                        .text())
                .contains("Bị khóa tương tác đến 09:10 23/12/2026");
        assertThat(post(operator, "deed", "lift-lock", "kind", "INTERACTION", "reason", "Đã xin lỗi")
                        .statusCode())
                .isEqualTo(303);
        assertThat(stage.deeds)
                .extracting(Event.OperatorDid::action)
                .containsExactly(new Event.LiftLock(Kind.INTERACTION, "Đã xin lỗi"));
        assertThat(post(operator, "deed", "lift-lock", "kind", "REPORT", "reason", "Không có khóa này")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aLockWhoseEndHasComeIsNotShownEvenBeforeItsRowFires() {
        Misconduct.store(stage, Misconduct.locked(stage));
        stage.wait(Duration.ofDays(31));
        stage.wait(Duration.ofMinutes(1));

        operator = stage.as("operator");
        assertThat(operator.page(PAGE).select("[data-testid=locks] .conduct-item"))
                .isEmpty();
    }

    @Test
    void onlyWhatIsQuotedCanBeProposed() {
        HttpResponse<Buffer> wrong =
                post(operator, "deed", "propose-violation", "kind", "REPORT", "report", Sample.KEY, "words", "");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.bodyAsString())
                        .select("#conduct-words-wrong")
                        .text())
                .contains("trích lời lẽ");
        assertThat(post(operator, "deed", "propose-violation", "kind", "REPORT", "report", "PA-1", "words", "x")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(
                                operator,
                                "deed",
                                "propose-violation",
                                "kind",
                                "REPORT",
                                "report",
                                Sample.KEY,
                                "words",
                                "Đồ ăn hại",
                                "back",
                                "/desk/inbox")
                        .getHeader("Location"))
                .isEqualTo("/desk/inbox");
        assertThat(stage.deeds)
                .extracting(Event.OperatorDid::action)
                .containsExactly(new Event.ProposeViolation(Kind.REPORT, Sample.KEY, "Đồ ăn hại"));
    }

    @Test
    void whatIsProposedAlreadyOrCannotBeIsToldBesideTheWords() {
        turn(new Event.ProposeViolation(Kind.REPORT, Sample.KEY, "Đồ ăn hại"));

        HttpResponse<Buffer> again =
                post(operator, "deed", "propose-violation", "kind", "REPORT", "report", Sample.KEY, "words", "Đồ dốt");
        HttpResponse<Buffer> early = post(
                operator, "deed", "propose-violation", "kind", "INTERACTION", "report", Sample.KEY, "words", "Đồ dốt");

        assertThat(List.of(again.statusCode(), early.statusCode())).containsExactly(409, 409);
        assertThat(Jsoup.parse(again.bodyAsString())
                        .select("#conduct-words-wrong")
                        .text())
                .contains("đã được đề nghị");
        assertThat(Jsoup.parse(again.bodyAsString()).select("#conduct-words").text())
                .isEqualTo("Đồ dốt");
        assertThat(Jsoup.parse(early.bodyAsString())
                        .select("#conduct-words-wrong")
                        .text())
                .contains("chưa có kết quả");
        assertThat(stage.deeds).isEmpty();
        assertThat(recorded()).isEmpty();
    }

    private void turn(Event.Action action) {
        Snapshot before = await(stage.stores.conversations().load(Sample.ID));
        Event did = new Event.OperatorDid(stage.now(), "lan", action);
        Misconduct.store(stage, before, DIALOG.step(before.state(), did).conversation());
    }

    private HttpResponse<Buffer> post(Stage.Browser browser, String... pairs) {
        return browser.post(
                JUDGE,
                Stage.form(pairs).add("csrf", Stage.csrf(browser.page(PAGE))).add("id", "click"));
    }

    private List<String> recorded() {
        return Recorded.deeds(stage.house.staff().audit(), stage.now()).stream()
                .map(entry -> entry.who() + " " + entry.detail() + " " + entry.about())
                .toList();
    }

    @Test
    void ofACallIsSaidThatItIsCountedAndLocksNobody() {
        Snapshot before = await(stage.stores.conversations().load(Sample.ID));
        ObjectNode state = Json.MAPPER.valueToTree(before.state());
        state.putObject("address").put("channel", "desk").put("account", "").put("user", "+84905123456");
        state.set(
                "conduct",
                Json.MAPPER.valueToTree(
                        Conduct.CLEAN.propose(Kind.REPORT, Sample.KEY, "Đồ ăn hại", stage.now(), "system")));
        Misconduct.store(stage, before, Json.MAPPER.convertValue(state, Conversation.class));

        assertThat(stage.as("operator")
                        .page(PAGE)
                        .select("[data-testid=proposed]")
                        .text())
                .contains("Đồ ăn hại", "chỉ ghi lại, không khóa ai");
    }
}
