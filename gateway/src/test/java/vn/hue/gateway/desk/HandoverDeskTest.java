package vn.hue.gateway.desk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Medium;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.Sample;
import vn.hue.gateway.staff.Duty;
import vn.hue.gateway.staff.Role;
import vn.hue.gateway.store.Snapshot;

/** A conversation goes from hand to hand. {@code Chị lan} holds it; {@code Chị mai} is of the team "Giao thông". */
class HandoverDeskTest {

    private static final String PAGE = "/desk/conversations/" + Sample.ID;
    private static final String DEEDS = PAGE + "/deeds";
    private static final String TRANSFER = PAGE + "/transfer";
    private static final String DECLINE = PAGE + "/decline";
    private static final String TYPING = "/desk/parts/typing/" + Sample.ID;

    private Stage stage;
    private Play play;
    private Stage.Browser lan;
    private Stage.Browser mai;
    private Stage.Browser operator;

    @BeforeEach
    void lanTakesIt() {
        stage = new Stage();
        Sample.into(stage.stores, Urgency.URGENT);
        play = new Play(stage, Sample.ID);
        stage.hire("lan", Role.OPERATOR);
        stage.hire("mai", Role.OPERATOR);
        stage.change("mai", account -> account.withDuty(new Duty("Giao thông", null)));
        lan = stage.as("lan");
        mai = stage.as("mai");
        operator = stage.as("operator");
        play.turn("lan", new Event.TakeOver());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private HttpResponse<Buffer> click(Stage.Browser browser, String action, String... pairs) {
        HttpResponse<Buffer> answer = browser.click(PAGE, action, pairs);
        play.clicks();
        return answer;
    }

    private static String offered(Stage.Browser browser) {
        return browser.page("/desk/parts/queues?active=")
                .select("#queue-OFFERED .n")
                .text();
    }

    @Test
    void aColleagueIsAskedReadsWhyAndTakesItOver() {
        assertThat(lan.page(PAGE).select("#transfer-to option").eachAttr("value"))
                .containsExactly("anyone", "team:Giao thông", "account:mai", "account:operator", "account:supervisor");
        assertThat(click(lan, TRANSFER, "to", "account:mai", "note", "Chị này hỏi về thoát nước")
                        .statusCode())
                .isEqualTo(303);

        assertThat(lan.page(PAGE).select(".asked-for").text()).contains("Đang chờ Chị mai nhận.");
        assertThat(lan.page(PAGE).select(".hand button").eachAttr("value")).contains("take-back");
        assertThat(offered(mai)).isEqualTo("1");
        assertThat(offered(operator)).isEmpty();
        assertThat(operator.page(PAGE).select(".hand button")).isEmpty();
        assertThat(mai.page("/desk/inbox?queue=offered").select(".item .wanted").text())
                .startsWith("→ Chị mai");
        Document asked = mai.page(PAGE);
        assertThat(asked.select(".asked-for q").text()).isEqualTo("Chị này hỏi về thoát nước");
        assertThat(asked.select(".hand button.main").text()).isEqualTo("Nhận cuộc trò chuyện");
        assertThat(click(operator, DEEDS, "deed", "take-over").statusCode()).isEqualTo(409);

        assertThat(click(mai, DEEDS, "deed", "take-over").statusCode()).isEqualTo(303);
        assertThat(lan.page(PAGE).select(".note.ACCEPTED").text()).contains("Chị mai đã nhận từ Chị lan.");
        assertThat(lan.page(PAGE).select(".hand").text()).contains("Chị mai đang trả lời");
        assertThat(offered(mai)).isEmpty();
    }

    @Test
    void aTeamIsAskedAndOnlyOneOfItMayTakeIt() {
        click(lan, TRANSFER, "to", "team:Giao thông");

        assertThat(operator.page(PAGE).select(".asked-for").text()).contains("Đang chờ tổ Giao thông nhận.");
        assertThat(click(operator, DEEDS, "deed", "take-over").statusCode()).isEqualTo(409);
        assertThat(offered(operator)).isEmpty();
        assertThat(offered(mai)).isEqualTo("1");
        assertThat(mai.page("/desk/inbox?queue=offered").select(".item").text()).contains("→ Giao thông");
        assertThat(click(mai, DEEDS, "deed", "take-over").statusCode()).isEqualTo(303);
        assertThat(requireNonNull(play.snapshot().state().held()).operator()).isEqualTo("mai");
    }

    @Test
    void itIsTakenBackWhileNobodyHasTakenIt() {
        click(lan, TRANSFER, "to", "anyone");
        assertThat(offered(operator)).isEqualTo("1");
        assertThat(offered(lan)).isEmpty();
        click(lan, DEEDS, "deed", "take-back");

        assertThat(offered(operator)).isEmpty();
        assertThat(lan.page(PAGE).select(".note.TAKEN_BACK").text()).contains("Chị lan không chuyển nữa");
        assertThat(click(mai, DEEDS, "deed", "take-over").statusCode()).isEqualTo(409);
    }

    @Test
    void aColleagueDoesNotTakeItAndTheGiverReadsWhy() {
        assertThat(click(operator, DECLINE, "reason", "Tôi bận").statusCode()).isEqualTo(303);
        click(lan, TRANSFER, "to", "account:mai");
        assertThat(lan.page(PAGE).select("#decline")).isEmpty();
        assertThat(operator.page(PAGE).select("#decline")).isEmpty();
        assertThat(mai.page(PAGE).select("#decline input[name=reason]")).hasSize(1);
        assertThat(stage.deeds).extracting(Event.OperatorDid::action).noneMatch(Event.Decline.class::isInstance);

        assertThat(click(mai, DECLINE, "reason", "Tôi đang ở hiện trường.").statusCode())
                .isEqualTo(303);

        assertThat(offered(mai)).isEmpty();
        Document told = lan.page(PAGE);
        assertThat(told.select(".note.DECLINED").text())
                .contains("Chị mai không nhận. Chị lan tiếp tục giữ", "Tôi đang ở hiện trường.");
        assertThat(told.select(".asked-for.declined").text())
                .contains("Chị mai không nhận cuộc trò chuyện này.", "Tôi đang ở hiện trường.");
        assertThat(told.select("#transfer")).hasSize(1);
        assertThat(lan.page("/desk/inbox?queue=mine").select(".item .declined").text())
                .isEqualTo("Chị mai không nhận");
        assertThat(queues(lan).select("#queue-MINE.hot")).hasSize(1);
        assertThat(queues(operator).select("#queue-MINE.hot")).isEmpty();

        click(lan, DEEDS, "deed", "write", "text", "Dạ chị chờ em ạ.");
        assertThat(queues(lan).select("#queue-MINE.hot")).isEmpty();
        assertThat(lan.page(PAGE).select(".asked-for")).isEmpty();
    }

    @Test
    void ofATeamEachSpeaksForThemselvesUntilNobodyIsLeft() {
        stage.hire("hoa", Role.OPERATOR);
        stage.change("hoa", account -> account.withDuty(new Duty("Giao thông", null)));
        stage.hire("tam", Role.OPERATOR);
        Instant tomorrow = stage.now().plus(Duration.ofDays(1));
        stage.change("tam", account -> account.withDuty(new Duty("Giao thông", tomorrow)));
        stage.wait(Duration.ofMinutes(2));
        Stage.Browser hoa = stage.as("hoa");
        click(lan, TRANSFER, "to", "team:Giao thông");

        click(mai, DECLINE, "reason", "Tôi sắp hết ca.");
        assertThat(offered(mai)).isEmpty();
        assertThat(offered(hoa)).isEqualTo("1");
        assertThat(mai.page(PAGE).select("#decline")).isEmpty();
        assertThat(mai.page(PAGE).select(".hand button.main").text()).isEqualTo("Nhận cuộc trò chuyện");
        assertThat(lan.page(PAGE).select(".note.NOT_ME").text())
                .contains("Chị mai không nhận cuộc trò chuyện Chị lan chuyển.", "Tôi sắp hết ca.");
        assertThat(lan.page(PAGE).select(".asked-for").text())
                .contains("Đang chờ tổ Giao thông nhận.", "Không nhận: Chị mai");

        click(hoa, DECLINE, "reason", "Việc này của Tổ thoát nước.");
        assertThat(lan.page(PAGE).select(".asked-for.declined").text()).contains("Việc này của Tổ thoát nước.");
        assertThat(requireNonNull(play.snapshot().state().held()).operator()).isEqualTo("lan");
        assertThat(offered(hoa)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"team:Giao thông", "account:mai"})
    void whoHasGoneAwayDoesNotGetItBack(String to) {
        click(lan, TRANSFER, "to", to);
        stage.change(
                "lan", account -> account.withDuty(new Duty(null, stage.now().plus(Duration.ofHours(2)))));
        click(mai, DECLINE, "reason", "Tôi bận.");

        assertThat(play.snapshot().state().held()).isNull();
        assertThat(operator.page(PAGE).select(".note.NOT_ACCEPTED").text()).contains("Không ai nhận");
        assertThat(queues(operator).select("#queue-WAITING .n").text()).isEqualTo("1");
    }

    @Test
    void aTeamIsOneHoweverItsNameIsTyped() {
        stage.change("operator", account -> account.withDuty(new Duty("giao THÔNG", null)));
        stage.wait(Duration.ofMinutes(2));
        Stage.Browser other = stage.as("operator");
        click(lan, TRANSFER, "to", "team:Giao thông");

        assertThat(offered(other)).isEqualTo("1");
        assertThat(other.page(PAGE).select(".hand button.main").text()).isEqualTo("Nhận cuộc trò chuyện");
        assertThat(click(other, DEEDS, "deed", "take-over").statusCode()).isEqualTo(303);
        assertThat(requireNonNull(play.snapshot().state().held()).operator()).isEqualTo("operator");
    }

    @Test
    void nobodyIsAskedWhoWasLockedOutAMomentAgo() {
        assertThat(lan.page(PAGE).select("#transfer-to option").eachAttr("value"))
                .contains("account:mai");
        stage.change("mai", account -> account.withDisabled(true));

        assertThat(click(lan, TRANSFER, "to", "account:mai").statusCode()).isEqualTo(422);
        assertThat(stage.deeds).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"account:mai, /desk/accounts/mai/disable, team", "team:Giao thông, /desk/accounts/mai/team, nobody"})
    void whenNobodyIsLeftWhoCouldTakeItTheGiverReadsSo(String to, String change, String field) {
        click(lan, TRANSFER, "to", to);
        assertThat(lan.page(PAGE).select(".asked-for .gone")).isEmpty();
        stage.as("administrator").send("/desk/accounts", change, field, "");

        assertThat(lan.page(PAGE).select(".asked-for .gone").text()).startsWith("Không còn ai có thể nhận.");
        click(lan, DEEDS, "deed", "take-back");
        assertThat(lan.page(PAGE).select("#transfer")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'', Xin ghi lý do ngắn.", "' ', Xin ghi lý do ngắn."})
    void nobodyDeclinesWithoutSayingWhy(String reason, String wrong) {
        click(lan, TRANSFER, "to", "account:mai");
        HttpResponse<Buffer> answer = click(mai, DECLINE, "reason", reason);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.bodyAsString());
        assertThat(page.select("#decline[open] #decline-reason-wrong").text()).isEqualTo(wrong);
        assertThat(click(mai, DECLINE, "reason", "x".repeat(201)).statusCode()).isEqualTo(422);
    }

    private static Document queues(Stage.Browser browser) {
        return browser.page("/desk/parts/queues?active=");
    }

    @Test
    void whatNobodyTakesIsBackInTheCommonQueue() {
        click(lan, TRANSFER, "to", "account:mai");
        stage.wait(Duration.ofMinutes(10));
        play.leaseEnds();

        assertThat(lan.page(PAGE).select(".note.NOT_ACCEPTED").text()).contains("Không ai nhận", "Chị lan");
        assertThat(offered(mai)).isEmpty();
        assertThat(mai.page("/desk/parts/queues?active=")
                        .select("#queue-WAITING .n")
                        .text())
                .isEqualTo("1");
    }

    @Test
    void whoIsAwayIsNamedSoAndIsOnlyAskedTwice() {
        stage.change(
                "mai", account -> account.withDuty(new Duty(null, stage.now().plus(Duration.ofHours(2)))));
        stage.wait(Duration.ofMinutes(2));

        assertThat(lan.page(PAGE)
                        .select("#transfer-to option[value=account:mai]")
                        .text())
                .isEqualTo("Chị mai (vắng đến 11:10 23/11)");
        Document told = Jsoup.parse(click(lan, TRANSFER, "to", "account:mai").bodyAsString());
        assertThat(told.select("#transfer-to-wrong").text()).contains("Chị mai đang vắng mặt đến 11:10 23/11");
        assertThat(stage.deeds).isEmpty();
        String sure = told.select("#transfer input[name=sure]").val();
        assertThat(click(lan, TRANSFER, "to", "account:mai", "sure", sure).statusCode())
                .isEqualTo(303);
        assertThat(stage.deeds)
                .extracting(Event.OperatorDid::action)
                .containsExactly(new Event.Transfer("mai", null, null));
    }

    @ParameterizedTest
    @CsvSource({"account:lan", "account:agency", "account:nobody", "team:Không có", "''"})
    void onlyWhoTalksWithCitizensCanBeAsked(String to) {
        HttpResponse<Buffer> answer = click(lan, TRANSFER, "to", to, "note", "Giúp em");

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.bodyAsString());
        assertThat(page.select("#transfer-to-wrong").text()).isEqualTo("Xin chọn người hoặc tổ nhận.");
        assertThat(page.select("#transfer-note").val()).isEqualTo("Giúp em");
        assertThat(stage.deeds).isEmpty();
    }

    @Test
    void whoGoesAwayLeavesNoCitizenBehind() {
        lan.send("/desk/me", "/desk/me/away", "until", "2026-11-23T14:00");
        play.clicks();

        assertThat(stage.deeds)
                .extracting(Event.OperatorDid::action)
                .containsExactly(new Event.Transfer(null, null, null));
        assertThat(offered(operator)).isEqualTo("1");
        assertThat(lan.page("/desk/me").select("#away").text()).contains("Anh/chị đang vắng mặt đến 14:00 23/11/2026");
        lan.send("/desk/me", "/desk/me/away", "deed", "back");
        assertThat(lan.page("/desk/me").select("#away input[name=until]")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"''", "hôm nào đó", "2026-11-22T10:00", "2027-11-22T10:00"})
    void nobodyIsAwayUntilATimeThatIsNone(String until) {
        HttpResponse<Buffer> answer = lan.send("/desk/me", "/desk/me/away", "until", until);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.bodyAsString()).select("#until-wrong").text())
                .startsWith("Xin chọn một thời điểm");
        assertThat(stage.deeds).isEmpty();
    }

    @Test
    void theSamePersonElsewhereIsLinkedByAProvenNumberAlone() {
        Address zalo = new Address("zalo", "oa", "hoa");
        Sender proven = Sample.sender().withVerified(Sample.NOW);
        put(1, Conversation.fresh(zalo, Sample.NOW, Medium.CHAT, proven));
        put(1, Conversation.fresh(new Address("sms", "", "x"), Sample.NOW, Medium.CHAT, Sample.sender()));
        assertThat(lan.page(PAGE).select(".others")).isEmpty();

        play.turn("lan", new Event.SenderVerified(Sample.KEY));
        Document page = lan.page(PAGE);
        assertThat(page.select(".others a").eachAttr("href"))
                .containsExactly("/desk/conversations/" + zalo.conversation());
        assertThat(page.select(".others").text()).contains("Zalo").doesNotContain(Sample.NAME, Sample.PHONE);
    }

    private void put(long version, Conversation conversation) {
        await(stage.stores
                .conversations()
                .store(new Snapshot(version, conversation, List.of(), List.of(), List.of(), 0, null, Sample.NOW)));
    }

    @Test
    void colleaguesSeeThatSomebodyWritesUntilTheirPageIsSilent() {
        assertThat(lan.click(PAGE, TYPING, "does", "writing").statusCode()).isEqualTo(204);
        heard(List.of("Chị lan đang nhắn…"));
        assertThat(writers(lan)).isEmpty();

        lan.click(PAGE, TYPING, "does", "draft");
        heard(List.of("Chị lan có tin chưa gửi"));
        stage.wait(Duration.ofSeconds(74));
        assertThat(writers(operator)).hasSize(1);
        stage.wait(Duration.ofSeconds(1));
        assertThat(writers(operator)).isEmpty();
        assertThat(lan.click(PAGE, TYPING, "does", "everything").statusCode()).isEqualTo(400);
    }

    /** It travels over the event bus, so it is there in a moment. */
    private void heard(List<String> writers) {
        for (int i = 0; i < 200 && !writers(operator).equals(writers); i++) {
            Thread.onSpinWait();
        }
        assertThat(writers(operator)).isEqualTo(writers);
    }

    private static List<String> writers(Stage.Browser browser) {
        String part = browser.get(TYPING).bodyAsString();
        return part == null ? List.of() : Jsoup.parse(part).select(".writer").eachText();
    }

    @Test
    void aTeamIsGivenByTheAdministratorAndIsOnRecord() {
        Stage.Browser administrator = stage.as("administrator");
        administrator.send("/desk/accounts", "/desk/accounts/operator/team", "team", " Tiếp dân ");

        assertThat(await(stage.stores.staff().accounts().find("operator"))
                        .duty()
                        .team())
                .isEqualTo("Tiếp dân");
        assertThat(lan.page(PAGE).select("#transfer-to option").eachAttr("value"))
                .contains("team:Tiếp dân");
        assertThat(administrator.page("/desk/audit").text()).contains("Đổi tổ");
    }
}
