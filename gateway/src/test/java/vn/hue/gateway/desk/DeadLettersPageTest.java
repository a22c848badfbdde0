package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.gateway.Sample;
import vn.hue.gateway.delivery.Why;
import vn.hue.gateway.staff.AuditLog;
import vn.hue.gateway.store.Attempt;
import vn.hue.gateway.store.DeadLetters;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Trail;

class DeadLettersPageTest {

    private static final String PAGE = "/desk/dead-letters";
    private static final String TALK = "/desk/conversations/" + Sample.ID;
    private static final String MESSAGE = Sample.ID + "/000009/0";
    private static final String LETTER = DeadLetters.Letter.idOf(MESSAGE);

    private Stage stage;
    private Stage.Browser operator;

    @BeforeEach
    void aMessageDidNotArrive() {
        stage = new Stage();
        Sample.into(stage.stores, Urgency.URGENT);
        undelivered(stage);
        operator = stage.as("operator");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /** "Chào chị Nguyễn Thị Hoa" failed on the web chat's own way. */
    static void undelivered(Stage stage) {
        Outbound message = new Outbound(
                MESSAGE,
                "Chào chị Nguyễn Thị Hoa, đường đã sửa xong.",
                List.of(),
                List.of(),
                Outbound.Purpose.NOTICE,
                Outbound.BOT,
                null);
        Trail trail = Trail.NONE.with(List.of(
                new Attempt(Sample.NOW, Route.CHAT, "webchat", Attempt.Outcome.CLOSED, Why.WINDOW_CLOSED.code()),
                new Attempt(Sample.NOW, Route.SMS, "sms", Attempt.Outcome.NEVER, "the number is not in service")));
        await(stage.stores
                .deadLetters()
                .add(new DeadLetters.Letter(
                        LETTER,
                        Sample.ID,
                        "webchat",
                        Sample.NOW,
                        DeliveryState.FAILED,
                        "the number is not in service",
                        trail,
                        message,
                        List.of(),
                        null)));
        var before = await(stage.stores.conversations().load(Sample.ID));
        long number = Objects.requireNonNull(before).lines() + 1;
        await(stage.stores
                .lines()
                .add(List.of(Line.answered(Sample.ID, number, message, List.of(), Sample.NOW)
                        .with(new Line.Progress(
                                DeliveryState.FAILED, 1, null, "the number is not in service", Sample.NOW)))));
        await(stage.stores
                .conversations()
                .store(new Snapshot(
                        before.version() + 1,
                        before.state(),
                        List.of(),
                        List.of(),
                        List.of(),
                        number,
                        null,
                        Sample.NOW)));
    }

    @Test
    void eachStandsWithReasonAgeAndChannelAndWithoutNames() {
        Document page = operator.page(PAGE);

        assertThat(page.select(".letter")).hasSize(1);
        assertThat(page.select(".letter .reason").text()).isEqualTo("the number is not in service");
        assertThat(page.select(".letter time[data-since]").attr("data-since")).isEqualTo(Sample.NOW.toString());
        assertThat(page.select(".letter .tried li").eachText())
                .hasSize(2)
                .first()
                .asString()
                .contains("cuộc trò chuyện", "Không dùng được", "Đã quá thời gian");
        assertThat(page.text()).contains("N. T. H.").doesNotContain(Sample.NAME);
        assertThat(page.select(".letter .again button").eachAttr("value")).containsExactly("CHAT", "SMS", "EMAIL");
    }

    @Test
    void itIsSentAgainByTheWayThatIsChosenAndOnRecord() {
        assertThat(operator.click(PAGE, PAGE + "/" + LETTER + "/resend", "over", "SMS")
                        .getHeader("Location"))
                .isEqualTo(PAGE + "?said=resent");
        assertThat(stage.resent).containsExactly("operator SMS Chào chị Nguyễn Thị Hoa, đường đã sửa xong.");
        assertThat(recorded()).containsExactly("operator resend SMS");
        assertThat(operator.page(PAGE).select(".empty-state").text()).contains("Mọi tin nhắn đều đã đến nơi.");
        assertThat(operator.page(PAGE + "?state=all").select(".letter").text()).contains("Đã xử lý: Chị operator");

        assertThat(operator.click(PAGE, PAGE + "/" + LETTER + "/resend", "over", "EMAIL")
                        .getHeader("Location"))
                .isEqualTo(PAGE + "?said=already");
        assertThat(stage.resent).hasSize(1);
        assertThat(operator.click(PAGE, PAGE + "/" + LETTER + "/resend", "over", "PORTAL")
                        .statusCode())
                .isEqualTo(400);
        assertThat(operator.click(PAGE, PAGE + "/none/resend").statusCode()).isEqualTo(404);
    }

    @Test
    void itIsSentAgainFromTheConversationItself() {
        Document talk = operator.page(TALK);
        assertThat(talk.select(".bubble .again button").eachText())
                .containsExactly("cuộc trò chuyện", "tin nhắn SMS có phí", "email");
        assertThat(operator.click(TALK, PAGE + "/" + LETTER + "/resend", "over", "EMAIL", "back", TALK)
                        .getHeader("Location"))
                .isEqualTo(TALK);
        assertThat(operator.page(TALK).select(".bubble .again")).isEmpty();
        assertThat(operator.page(TALK).select(".bubble .seen-to").text()).isEqualTo("Đã xử lý: Chị operator");
    }

    @Test
    void whoSettlesItSaysWhyAndColleaguesReadIt() {
        HttpResponse<Buffer> nothing = operator.click(PAGE, PAGE + "/" + LETTER + "/settle", "note", " ");
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(nothing.bodyAsString())
                        .select(".settle .problem")
                        .text())
                .isNotEmpty();

        operator.click(PAGE, PAGE + "/" + LETTER + "/settle", "note", "Đã gọi điện báo");
        assertThat(stage.deeds)
                .extracting(Event.OperatorDid::action)
                .containsExactly(new Event.Remember("Đã gọi điện báo"));
        assertThat(recorded()).containsExactly("operator settle");
        assertThat(operator.page(PAGE).select(".letter")).isEmpty();
        assertThat(operator.click(PAGE, PAGE + "/" + LETTER + "/settle", "note", "Tôi cũng gọi")
                        .getHeader("Location"))
                .isEqualTo(PAGE + "?said=already");
        assertThat(stage.deeds).hasSize(1);
    }

    @Test
    void theOutlookSaysHowTheCitizenIsReachedAndWhy() {
        Document talk = operator.page(TALK);
        assertThat(talk.select(".outlook").text()).contains("nhắn được bất cứ lúc nào");
    }

    private List<String> recorded() {
        return await(stage.house
                        .staff()
                        .audit()
                        .read(new AuditLog.Query(
                                null,
                                AuditLog.Act.LETTER_SEEN_TO,
                                null,
                                Instant.EPOCH,
                                Instant.parse("2999-01-01T00:00:00Z"),
                                null,
                                20)))
                .stream()
                .map(entry -> entry.who() + " " + entry.detail())
                .toList();
    }
}
