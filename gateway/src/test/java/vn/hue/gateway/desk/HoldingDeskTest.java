package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Question;
import vn.hue.conversations.dialog.Turn;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.Recorded;
import vn.hue.gateway.Sample;
import vn.hue.gateway.staff.Role;

/** Who holds a conversation, as colleagues see it; {@code Chị lan} holds it. */
class HoldingDeskTest {

    private static final String PAGE = "/desk/conversations/" + Sample.ID;
    private static final String DEEDS = PAGE + "/deeds";
    private Stage stage;
    private Play play;
    private Stage.Browser lan;
    private Stage.Browser operator;
    private Stage.Browser supervisor;

    @BeforeEach
    void lanTakesIt() {
        stage = new Stage();
        Sample.into(stage.stores, Urgency.URGENT);
        play = new Play(stage, Sample.ID);
        stage.hire("lan", Role.OPERATOR);
        lan = stage.as("lan");
        operator = stage.as("operator");
        supervisor = stage.as("supervisor");
        turn("lan", new Event.TakeOver());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void colleaguesSeeByNameWhoAnswersAndUntilWhen() {
        Document seen = operator.page(PAGE);

        assertThat(seen.select(".hand").text()).contains("Chị lan đang trả lời từ 09:10 23/11");
        assertThat(seen.select(".hand time.due").attr("data-due"))
                .isEqualTo(stage.now().plusSeconds(600).toString());
        assertThat(seen.select(".hand button, form[action*=take-away]")).isEmpty();
        assertThat(lan.page(PAGE).select(".hand button").eachAttr("value")).containsExactly("hand-back");
    }

    @Test
    void whoCannotHaveItIsToldWhoHasAndKeepsTheWords() {
        HttpResponse<Buffer> answer = post(operator, DEEDS, "deed", "write", "text", "Chào chị");

        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(answer.bodyAsString());
        assertThat(page.select("[role=alert]").text()).contains("Chị lan", "09:10 23/11");
        assertThat(page.select("#words").text()).isEqualTo("Chào chị");
        assertThat(post(operator, DEEDS, "deed", "take-over").statusCode()).isEqualTo(409);
        assertThat(post(operator, DEEDS, "deed", "hand-back").statusCode()).isEqualTo(409);
        assertThat(stage.deeds).isEmpty();
    }

    @Test
    void whoClickedASecondTooLateReadsItInTheThread() {
        turn("operator", new Event.Write("Chào chị", List.of()));

        assertThat(operator.page(PAGE).select(".note.REFUSED").text())
                .contains("Nội bộ", "Chị operator muốn trả lời, nhưng Chị lan đang giữ", "Chào chị");
        assertThat(operator.page(PAGE).select(".bubble.person")).isEmpty();
    }

    @Test
    void aSupervisorTakesItAwayAndItIsOnRecord() {
        assertThat(supervisor.page(PAGE).select("form[action*=take-away]")).hasSize(1);
        assertThat(post(operator, PAGE + "/take-away").statusCode()).isEqualTo(403);
        assertThat(post(supervisor, PAGE + "/take-away").statusCode()).isEqualTo(303);

        assertThat(stage.deeds).extracting(Event.OperatorDid::action).containsExactly(new Event.TakeAway());
        assertThat(recorded()).contains("supervisor take-away");

        turn("supervisor", new Event.TakeAway());
        assertThat(lan.page(PAGE).select(".note.TAKEN_AWAY").text()).contains("Chị supervisor", "Chị lan");
        assertThat(lan.page(PAGE).select(".hand").text()).contains("Chị supervisor đang trả lời");
    }

    @Test
    void onlyTheHoldersOpenPageKeepsIt() {
        assertThat(post(operator, "/desk/parts/here/" + Sample.ID).statusCode()).isEqualTo(204);
        assertThat(stage.deeds).isEmpty();
        assertThat(post(lan, "/desk/parts/here/" + Sample.ID).statusCode()).isEqualTo(204);

        assertThat(stage.deeds).extracting(Event.OperatorDid::action).containsExactly(new Event.StillHere());
        assertThat(lan.page(PAGE).select("form[hx-post=/desk/parts/here/" + Sample.ID + "]"))
                .hasSize(1);
    }

    @Test
    void aClosedLaptopGivesItBackAndColleaguesReadWhy() {
        Turn turn = play.leaseEnds();

        assertThat(turn.effects())
                .contains(new Effect.AlarmDesk(Effect.Alarm.OPERATOR_GONE, null))
                .anyMatch(effect -> effect instanceof Effect.Send);
        assertThat(turn.conversation().personWantedAt()).isNotNull();
        Document page = operator.page(PAGE);
        assertThat(page.select(".note.LEFT").text()).contains("Chị lan vắng quá lâu");
        assertThat(page.select(".hand button").eachAttr("value")).containsExactly("take-over");
    }

    @Test
    void anAccountThatIsLockedHoldsNothingFromThenOn() {
        assertThat(changed("/desk/accounts/lan/disable").statusCode()).isEqualTo(303);

        assertThat(stage.deeds)
                .extracting(Event.OperatorDid::operator, Event.OperatorDid::action)
                .containsExactly(tuple("administrator", new Event.Release("lan")));
        assertThat(recorded()).contains("administrator release");

        Turn turn = turn("administrator", new Event.Release("lan"));
        assertThat(turn.effects()).contains(new Effect.AlarmDesk(Effect.Alarm.OPERATOR_GONE, null));
        Document page = operator.page(PAGE);
        assertThat(page.select(".note.RELEASED").text()).contains("Chị lan không còn quyền trò chuyện");
        assertThat(page.select(".hand button").eachAttr("value")).containsExactly("take-over");
    }

    @ParameterizedTest
    @CsvSource({"SUPERVISOR, 0", "ADMINISTRATOR, 1"})
    void aNewRoleFreesWhatIsHeldOnlyWhenItSpeaksWithNoCitizen(Role role, int freed) {
        assertThat(changed("/desk/accounts/lan/role", "role", role.name(), "agency", "")
                        .statusCode())
                .isEqualTo(303);

        assertThat(stage.deeds).hasSize(freed);
    }

    @Test
    void aNoteIsMarkedAndNobodyButColleaguesSeesIt() {
        assertThat(post(operator, DEEDS, "deed", "remember", "text", "Đã gọi phường")
                        .statusCode())
                .isEqualTo(303);
        assertThat(stage.deeds)
                .extracting(Event.OperatorDid::action)
                .containsExactly(new Event.Remember("Đã gọi phường"));
        assertThat(recorded()).contains("operator remember");

        Turn turn = turn("operator", new Event.Remember("Đã gọi phường"));

        assertThat(turn.effects()).hasSize(1).noneMatch(effect -> effect instanceof Effect.Send);
        assertThat(lan.page(PAGE).select(".note.NOTE").text()).contains("Nội bộ", "Chị operator", "Đã gọi phường");
    }

    @Test
    void theBotIsSentForWhatIsMissingByWhoeverMay() {
        assertThat(lan.page(PAGE).select(".slots li:not(.full) button[name=slot]"))
                .isNotEmpty();
        assertThat(lan.page(PAGE).select(".slots li.full button")).isEmpty();
        assertThat(operator.page(PAGE).select(".slots button")).isEmpty();
        assertThat(post(operator, DEEDS, "deed", "collect", "slot", "PLACE").statusCode())
                .isEqualTo(409);
        assertThat(post(lan, DEEDS, "deed", "collect", "slot", "PLACE").statusCode())
                .isEqualTo(303);

        Turn turn = turn("lan", new Event.Collect(Question.Kind.PLACE));
        assertThat(turn.conversation().handover()).isNull();
        assertThat(turn.conversation().question()).extracting(Question::kind).isEqualTo(Question.Kind.PLACE);
    }

    @Test
    void whoHandsBackSaysWhatWasFoundOut() {
        assertThat(post(lan, DEEDS, "deed", "hand-back", "text", "Đã hỏi được số nhà")
                        .statusCode())
                .isEqualTo(303);
        assertThat(stage.deeds)
                .extracting(Event.OperatorDid::action)
                .containsExactly(new Event.HandBack("Đã hỏi được số nhà"));

        turn("lan", new Event.HandBack("Đã hỏi được số nhà"));
        assertThat(operator.page(PAGE).select(".note.NOTE").text()).contains("Chị lan", "Đã hỏi được số nhà");
    }

    private static HttpResponse<Buffer> post(Stage.Browser browser, String path, String... pairs) {
        return browser.click(PAGE, path, pairs);
    }

    private HttpResponse<Buffer> changed(String path, String... pairs) {
        return stage.as("administrator").send("/desk/accounts", path, pairs);
    }

    private List<String> recorded() {
        return Recorded.deeds(stage.house.staff().audit(), stage.now()).stream()
                .map(entry -> entry.who() + " " + entry.detail())
                .toList();
    }

    private Turn turn(String who, Event.Action action) {
        return play.turn(who, action);
    }
}
