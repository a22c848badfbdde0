package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
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
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.gateway.Sample;
import vn.hue.gateway.staff.AuditLog;
import vn.hue.gateway.staff.Role;

/** A report's page and what is done from it; {@code Chị operator} and {@code Chị lan} look at the same report. */
class ReportPageTest {

    private static final String PAGE = "/desk/reports/" + Sample.CODE;
    private static final String DEEDS = PAGE + "/deeds";

    private Stage stage;
    private Stage.Browser operator;
    private Stage.Browser lan;

    @BeforeEach
    void serve() {
        stage = new Stage().living();
        Sample.into(stage.stores, Urgency.NORMAL);
        stage.hire("lan", Role.OPERATOR);
        operator = stage.as("operator");
        lan = stage.as("lan");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aReportIsFoundByCodeAndByKeyAndShownMasked() {
        Document page = operator.page(PAGE);

        assertThat(page.select("h1").text()).isEqualTo(Sample.CODE);
        assertThat(page.select(".report-facts").text()).contains("Ổ gà sâu", "12 Lê Lợi", "Kênh Web chat");
        assertThat(page.text()).doesNotContain(Sample.NAME).doesNotContain("0905 123 456");
        assertThat(operator.page(ReportView.path(Sample.KEY)).select("h1").text())
                .isEqualTo(Sample.CODE);
        assertThat(operator.get("/desk/reports/PA-2026-999999").statusCode()).isEqualTo(404);
    }

    @Test
    void whoAsksSeesTheDetailsAndThatIsOnRecord() {
        HttpResponse<Buffer> reveal = operator.send(PAGE, PAGE + "/reveal");

        Document page = operator.page(reveal.getHeader("Location"));
        assertThat(page.text()).contains(Sample.NAME, Sample.PHONE);
        assertThat(recorded(AuditLog.Act.REVEALED)).containsExactly("operator ");
    }

    @ParameterizedTest
    @CsvSource({
        "start-verifying, , , StartVerifying",
        "ask-supplement, Số nhà nào ạ?, report, AskSupplement",
        "ask-supplement, CCCD?, sender, AskSupplement",
        "refuse, , PICTURE_OLD, Refuse",
        "verify-sender, , , VerifySender",
        "sender-verified, , , SenderVerified",
    })
    void aDeedEntersTheInboxWithTheVersionThatWasSeen(String deed, String text, String detail, String expected) {
        int version = report().version();

        HttpResponse<Buffer> answer = post(
                operator,
                "deed",
                deed,
                "text",
                text == null ? "" : text,
                "about",
                detail == null ? "" : detail,
                "reason",
                detail == null ? "" : detail);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(recorded(AuditLog.Act.DEED)).containsExactly("operator " + deed);
        Event.OperatorDid did = stage.deeds.get(0);
        assertThat(did.operator()).isEqualTo("operator");
        Object action = did.action();
        if (action instanceof Event.MoveReport moved) {
            assertThat(moved.seen()).isEqualTo(version);
            action = moved.move();
        }
        assertThat(action.getClass().getSimpleName()).isEqualTo(expected);
        if (action instanceof Move.AskSupplement ask) {
            assertThat(ask.verification()).isEqualTo("sender".equals(detail));
        }
        if (action instanceof Move.Refuse refuse) {
            assertThat(refuse.reason()).isEqualTo(Refusal.PICTURE_OLD);
        }
    }

    @ParameterizedTest
    @CsvSource({"ask-supplement, text", "refuse, reason"})
    void aWrongFormIsShownAgainWithWhatIsWrong(String deed, String field) {
        HttpResponse<Buffer> answer = post(operator, "deed", deed);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.bodyAsString());
        assertThat(page.select("details[open] [name=" + field + "]")).hasSize(1);
        assertThat(page.select("details[open] .problem").text()).isNotEmpty();
        assertThat(stage.deeds).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"dance, 400", "'', 400"})
    void whatIsNoDeedIsRefused(String deed, int status) {
        assertThat(post(operator, "deed", deed).statusCode()).isEqualTo(status);
        assertThat(stage.deeds).isEmpty();
    }

    @Test
    void theSecondSeesWhatTheFirstDidAndKeepsTheWords() {
        int seen = report().version();
        assertThat(post(lan, "deed", "start-verifying").statusCode()).isEqualTo(303);

        HttpResponse<Buffer> answer =
                post(operator, "deed", "refuse", "reason", "PICTURE_OLD", "text", "Xin chụp lại", "version", "" + seen);

        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(answer.bodyAsString());
        assertThat(page.select("[role=alert]").text()).contains("Bắt đầu xác minh", "Chị lan", "09:10 23/11");
        assertThat(page.select("details[open] textarea[name=text]").text()).isEqualTo("Xin chụp lại");
        assertThat(report().status()).isEqualTo(Status.VERIFYING);
        assertThat(stage.deeds).hasSize(1);
    }

    @Test
    void theSecondClickOfOnePersonIsNoClash() {
        int seen = report().version();
        post(operator, "deed", "start-verifying");

        assertThat(post(operator, "deed", "start-verifying", "version", "" + seen)
                        .statusCode())
                .isEqualTo(303);
        assertThat(stage.deeds).hasSize(1);
    }

    @Test
    void theSameClickWithWordsIsNoClashEither() {
        post(operator, "deed", "start-verifying");
        String seen = String.valueOf(report().version());
        for (int i = 0; i < 2; i++) {
            assertThat(post(operator, "deed", "ask-supplement", "text", "Số nhà nào ạ?", "version", seen, "id", "one")
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(stage.deeds).hasSize(2);
    }

    /** The same person, the same deed, other words: they are not said, so nobody may be told that they were. */
    @Test
    void inAnotherWindowTheWordsOfTheSameDeedAreKeptAndNotTakenForSaid() {
        post(operator, "deed", "start-verifying");
        String seen = String.valueOf(report().version());
        post(operator, "deed", "ask-supplement", "text", "Số nhà nào ạ?", "version", seen);

        HttpResponse<Buffer> answer =
                post(operator, "deed", "ask-supplement", "text", "Xin chụp rõ hơn", "version", seen);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(answer.bodyAsString())
                        .select("details[open] textarea[name=text]")
                        .text())
                .isEqualTo("Xin chụp rõ hơn");
        assertThat(stage.deeds).hasSize(2);
    }

    @Test
    void whatTheRegulationDoesNotAllowIsToldInWords() {
        HttpResponse<Buffer> answer = post(operator, "deed", "accept", "public", "yes");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(answer.bodyAsString()).select("[role=alert]").text())
                .contains("cần xác minh và tiếp nhận trước (Điều 8.1)");
        assertThat(stage.deeds).isEmpty();
    }

    private Report report() {
        return await(stage.stores.conversations().load(Sample.ID))
                .state()
                .reports()
                .get(0);
    }

    private HttpResponse<Buffer> post(Stage.Browser browser, String... pairs) {
        MultiMap form = Stage.form(pairs).add("csrf", Stage.csrf(browser.page(PAGE)));
        if (!form.contains("id")) {
            form.add("id", UUID.randomUUID().toString());
        }
        if (!form.contains("version")) {
            form.add("version", Integer.toString(report().version()));
        }
        return browser.post(DEEDS, form);
    }

    private List<String> recorded(AuditLog.Act act) {
        return await(stage.house
                        .staff()
                        .audit()
                        .read(new AuditLog.Query(
                                null,
                                act,
                                null,
                                stage.now().minusSeconds(60),
                                stage.now().plusSeconds(60),
                                null,
                                20)))
                .stream()
                .map(entry -> entry.who() + " " + entry.detail())
                .toList();
    }
}
