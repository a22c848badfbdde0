package vn.hue.gateway.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static vn.hue.gateway.Await.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.Sample;
import vn.hue.gateway.store.Alarms;
import vn.hue.gateway.store.Snapshot;

/** What a person sees, has opened and stands on, in a real Chromium, when a live part of the page is put in anew. */
class NewsInBrowserTest {

    private static final String TALK = "/desk/conversations/" + Sample.ID;

    private static DeskBrowser browser;

    private Stage stage;
    private Page page;

    @BeforeAll
    static void launch() {
        browser = new DeskBrowser();
    }

    @AfterAll
    static void quit() {
        browser.close();
    }

    @BeforeEach
    void serve() {
        stage = new Stage();
        Sample.into(stage.stores, Urgency.URGENT);
        withoutMail();
        DeadLettersPageTest.undelivered(stage);
        page = browser.window();
        browser.logIn(page, at("/desk/login"), "operator", Stage.PASSWORD);
        assertThat(page.locator("#queues .side-link").first()).isVisible();
    }

    @AfterEach
    void close() {
        browser.closeWindows();
        stage.close();
    }

    /** So that there is a way which is closed. */
    private void withoutMail() {
        Snapshot before =
                Objects.requireNonNull(await(stage.stores.conversations().load(Sample.ID)));
        ObjectNode state = Json.MAPPER.valueToTree(before.state());
        for (String whose : List.of("/sender", "/draft/sender")) {
            ((ObjectNode) state.at(whose)).putNull("email");
        }
        try {
            await(stage.stores
                    .conversations()
                    .store(new Snapshot(
                            before.version() + 1,
                            Json.MAPPER.treeToValue(state, Conversation.class),
                            List.of(),
                            List.of(),
                            List.of(),
                            before.lines(),
                            null,
                            Sample.NOW)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private String at(String path) {
        return "http://127.0.0.1:" + stage.server.port() + path;
    }

    /** Something has changed, and what stood in the part of the page with it is another element now. */
    private void news(Locator old) {
        old.evaluate("element => element.classList.add('before')");
        page.evaluate("document.body.dispatchEvent(new CustomEvent('desk:catch-up'))");
        assertThat(page.locator(".before")).hasCount(0);
        DeskBrowser.settled(page);
    }

    @Test
    void whatSomebodyHasOpenedStaysOpenAndTheFocusStaysOnIt() {
        page.navigate(at(TALK));
        DeskBrowser.settled(page);
        Locator why = page.locator(".bubble .why-not");
        why.locator("summary").click();
        news(why);

        assertThat(why).hasAttribute("open", "");
        assertThat(why.locator("li").first()).isVisible();
        assertThat(why.locator("summary")).isFocused();

        why.locator("summary").click();
        news(why);
        assertThat(why.locator("li").first()).isHidden();
    }

    @Test
    void whoStandsOnAButtonStaysOnIt() {
        page.navigate(at(TALK));
        DeskBrowser.settled(page);
        for (String button : List.of(
                ".again button[value=SMS]",
                "button[value=take-over]",
                "form[action$=reveal] button",
                ".slots button >> nth=0",
                ".card a.button",
                ".bubble a.picture >> nth=0")) {
            Locator one = page.locator(button);
            one.focus();
            news(one);
            assertThat(one).isFocused();
        }
    }

    @Test
    void whoStandsOnAnAlarmInTheInboxStaysOnIt() {
        for (String alarm : List.of("a1", "a2")) {
            await(stage.stores
                    .alarms()
                    .raise(new Alarms.Raised(alarm, Sample.ID, Effect.Alarm.SOS, Sample.CODE, Sample.NOW)));
        }
        page.navigate(at("/desk/inbox?queue=all"));
        DeskBrowser.settled(page);
        for (String place : List.of(".alarm button >> nth=1", ".alarm > a >> nth=1")) {
            Locator one = page.locator(place);
            one.focus();
            news(one);
            assertThat(one).isFocused();
        }
    }

    @Test
    void aPageThatIsNoLongerLiveSaysSoAndHowToGoOn() {
        page.navigate(at(TALK));
        DeskBrowser.settled(page);
        page.locator("#words").fill("Dạ em nghe");
        HttpClient others = Stage.vertx()
                .createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(Live.PAGES_OF_ONE));
        String cookies = stage.as("operator").cookies();
        for (int i = 0; i < Live.PAGES_OF_ONE; i++) {
            await(others.request(HttpMethod.GET, stage.server.port(), "127.0.0.1", "/desk/live")
                    .compose(request -> request.putHeader("Cookie", cookies).send()));
        }

        assertThat(page.locator("#live.off")).hasText("Không còn cập nhật");
        assertThat(page.locator("#live-ended")).containsText("quá nhiều trang");
        browser.shown(page, "live-ended");
        page.locator("#live-ended button").click();
        assertThat(page.locator("#live.on")).isVisible();
        assertThat(page.locator("#live-ended")).isHidden();
        assertThat(page.locator("#words")).hasValue("Dạ em nghe");
        await(others.close());
    }

    @Test
    void nobodyIsCarriedOffInTheMiddleOfASentenceWhenTheSessionEnds() {
        page.clock().install();
        page.navigate(at(TALK));
        DeskBrowser.settled(page);
        page.locator("#words").pressSequentially("Dạ em");
        stage.wait(Duration.ofHours(13));
        stage.live.close();
        assertThat(page.locator("#session-ended")).containsText("Phiên làm việc đã hết");
        browser.shown(page, "session-ended");
        page.locator("#words").pressSequentially(" nghe");
        // Short of the half minute by so much that a busy machine, whose time this clock goes on with, does not reach
        // it.
        page.clock().fastForward(15_000);
        assertThat(page.locator("#words")).isFocused();

        // Who has stopped writing may have left, and a screen without a session shows nobody's matter.
        page.clock().fastForward(20_000);
        assertThat(page.locator("#password")).isVisible();
        browser.logIn(page, page.url(), "operator", Stage.PASSWORD);
        assertThat(page.locator("#words")).hasValue("Dạ em nghe");
    }

    /** What one stood on is gone: the next Tab must not begin at the top of the page. */
    @Test
    void whoseButtonIsGoneStandsBesideIt() {
        page.navigate(at(TALK));
        DeskBrowser.settled(page);
        Locator button = page.locator("button[value=take-over]");
        button.focus();
        new Play(stage, Sample.ID).turn("supervisor", new Event.TakeOver());
        news(button);

        assertThat(page.locator("button[value=take-over]")).hasCount(0);
        assertThat(page.locator("#facts")).isFocused();
    }
}
