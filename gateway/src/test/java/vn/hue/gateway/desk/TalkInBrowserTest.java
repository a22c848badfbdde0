package vn.hue.gateway.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.Sample;
import vn.hue.gateway.SampleTown;
import vn.hue.gateway.media.Photo;
import vn.hue.gateway.store.Alarms;

/** A conversation's page and what hangs on it, in a real Chromium: by eye, by ear and by keyboard. */
class TalkInBrowserTest {

    private static final String TALK = "/desk/conversations/" + Sample.ID;

    private static DeskBrowser browser;

    private Stage stage;
    private Play play;
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
        DeadLettersPageTest.undelivered(stage);
        play = new Play(stage, Sample.ID);
        page = in(new Browser.NewContextOptions().setViewportSize(1366, 768));
    }

    @AfterEach
    void close() {
        browser.closeWindows();
        stage.close();
    }

    private Page in(Browser.NewContextOptions options) {
        Page fresh = browser.window(options);
        browser.logIn(fresh, at("/desk/login"), "operator", Stage.PASSWORD);
        assertThat(fresh.locator("#queues .side-link").first()).isVisible();
        DeskBrowser.settled(fresh);
        return fresh;
    }

    private String at(String path) {
        return "http://127.0.0.1:" + stage.server.port() + path;
    }

    @Test
    void whatDidNotArriveIsSentAgainByAWayOneChooses() {
        page.navigate(at(TALK));
        assertThat(page.locator(".bubble .delivery.FAILED")).containsText("the number is not in service");
        browser.shown(page, "undelivered");
        page.locator(".again button[value=EMAIL]").click();
        assertThat(page.locator(".seen-to")).containsText("Chị operator");
        assertThat(stage.resent).hasSize(1);

        page.navigate(at("/desk/dead-letters"));
        browser.shown(page, "dead-letters-none");
        page.navigate(at("/desk/dead-letters?state=all"));
        page.locator(".tried summary").click();
        browser.shown(page, "dead-letters-all");
    }

    @Test
    void aLetterIsSettledWithANote() {
        DeskBrowser.types(page, "gh");
        assertThat(page.locator(".letter")).hasCount(1);
        page.locator(".settle summary").click();
        browser.shown(page, "dead-letters");
        page.locator(".settle input[name=note]").fill("Đã gọi điện báo chị Hoa");
        page.locator(".settle button").click();
        assertThat(page.locator(".toast")).hasText("Đã ghi lại và kết thúc.");
    }

    @Test
    void picturesAreSeenInLargeAndWalkedByArrows() {
        await(stage.media.store(Buffer.buffer(new Photo().jpeg()), "a.jpg"));
        page.navigate(at(TALK));
        page.locator("a[data-picture]").first().click();
        assertThat(page.locator("#viewer[open] img")).isVisible();
        browser.shown(page, "viewer");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Escape");
        assertThat(page.locator("#viewer[open]")).hasCount(0);
        assertThat(page.locator("#words")).isVisible();
    }

    @Test
    void aPictureThatCanNotBeOpenedSaysSo() {
        page.route("**/desk/media/m1", Route::abort);
        page.navigate(at(TALK));
        page.locator("a[data-picture]").first().click();
        assertThat(page.locator("#viewer [data-broken]")).containsText("Chưa mở được ảnh này");
        browser.shown(page, "viewer-broken");
    }

    @Test
    void whatWasSaidWhileTheServersStreamWasBrokenIsThereAfterwards() {
        page.navigate(at(TALK));
        DeskBrowser.settled(page);
        page.locator("#words").fill("Dạ em nghe");
        page.context().setOffline(true);
        stage.live.close();
        assertThat(page.locator("#live.off")).isVisible();
        browser.picture(page, "talk-lost");
        play.turn("supervisor", new Event.TakeOver());
        page.context().setOffline(false);

        assertThat(page.locator(".hand")).containsText("Chị supervisor đang trả lời");
        assertThat(page.locator(".bubble.bot").last()).containsText("đang nói chuyện cùng anh/chị");
        assertThat(page.locator("#words")).hasValue("Dạ em nghe");
    }

    @Test
    void whatCouldNotBeFetchedIsFetchedAgainBeforeAnythingElseHappens() {
        page.clock().install();
        page.navigate(at(TALK));
        DeskBrowser.settled(page);
        AtomicBoolean failed = new AtomicBoolean();
        AtomicBoolean back = new AtomicBoolean();
        page.route("**/desk/parts/dialog/**", route -> {
            if (back.get()) {
                route.resume();
            } else {
                failed.set(true);
                route.abort();
            }
        });
        play.turn("supervisor", new Event.TakeOver());
        stage.live.changed(Sample.ID);
        assertThat(page.locator(".hand")).containsText("Chị supervisor đang trả lời");
        page.waitForCondition(failed::get);
        DeskBrowser.settled(page);
        back.set(true);
        assertThat(page.locator(".bubble.bot").last()).not().containsText("đang nói chuyện cùng anh/chị");

        page.clock().fastForward(10_000);
        assertThat(page.locator(".bubble.bot").last()).containsText("đang nói chuyện cùng anh/chị");
    }

    @Test
    void alertsAreExplainedBeforeTheBrowserAsks() {
        page.locator("#alerts").click();
        assertThat(page.locator("[data-alerts]")).hasText("Chuông và thông báo đang tắt.");
        browser.shown(page, "alerts");
        page.context().grantPermissions(List.of("notifications"));
        page.locator("[data-turns]").click();
        assertThat(page.locator("#alerts")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("[data-alerts]")).hasText("Chuông và thông báo trên màn hình đang bật.");
        page.locator("[data-turns]").click();
        assertThat(page.locator("#alerts")).hasAttribute("aria-pressed", "false");
    }

    /** A browser is silent until somebody has touched the page; the page must say so, and ring what it could not. */
    @Test
    void aBellThatTheBrowserKeepsSilentSaysSoAndRingsAtTheFirstTouch() {
        page.addInitScript("window.tones = 0; window.contexts = [];"
                + "window.AudioContext = class extends AudioContext {"
                + " constructor() { super(); contexts.push(this); }"
                + " createOscillator() { tones++; return super.createOscillator(); } };");
        page.evaluate("localStorage.removeItem('desk-called'); localStorage.setItem('desk-alerts', 'on')");
        await(stage.stores
                .alarms()
                .raise(new Alarms.Raised("a1", Sample.ID, Effect.Alarm.SOS, Sample.CODE, Sample.NOW)));
        page.reload();
        assertThat(page.locator("[data-urgent-count='1']")).hasCount(1);
        assertThat(page.locator("#alerts")).hasText("Bấm để bật chuông");
        browser.shown(page, "alerts-mute");
        assertThat((int) page.evaluate("tones")).isZero();
        assertThat(page.evaluate("localStorage.getItem('desk-called')")).isNull();

        page.locator("h1").first().click();
        assertThat(page.locator("#alerts")).hasText("Đang báo bằng âm thanh");
        assertThat(page.evaluate("contexts.map(one => one.state).join()")).isEqualTo("running");
        assertThat((int) page.evaluate("tones")).isEqualTo(2);
    }

    @Test
    void theBellCanBeTriedAndThePageSaysThatItRang() {
        page.addInitScript("window.contexts = []; window.AudioContext = class extends AudioContext {"
                + " constructor() { super(); contexts.push(this); } };");
        page.reload();
        page.locator("#alerts").click();
        page.locator("[data-tries]").click();
        assertThat(page.locator("[data-tried]")).containsText("Chuông vừa kêu");
        browser.shown(page, "alerts-tried");
        assertThat(page.evaluate("contexts.map(one => one.state).join()")).isEqualTo("running");
    }

    private void inTheMiddleOfAList() {
        new SampleTown(stage.now())
                .conversations(60)
                .forEach(conversation -> await(stage.stores.conversations().store(conversation)));
        page.navigate(at("/desk/inbox?queue=all"));
        DeskBrowser.settled(page);
        page.evaluate("document.getElementById('main').scrollTop = 1500");
    }

    @Test
    void whoComesBackToTheInboxFindsItWhereTheyLeftIt() {
        inTheMiddleOfAList();
        int left = (int) page.evaluate("document.getElementById('main').scrollTop");
        String row = page.locator(".item-link").nth(30).getAttribute("href");
        // Not by the mouse, which would scroll to it first.
        page.evaluate(
                "href => { const row = document.querySelector(`.item-link[href='${href}']`);"
                        + " row.focus({ preventScroll: true }); row.click(); }",
                row);
        assertThat(page.locator("#words")).isVisible();
        page.goBack();

        DeskBrowser.settled(page);
        assertThat(page.locator(".item-link[href='" + row + "']")).isFocused();
        assertThat(left).isPositive();
        assertThat((int) page.evaluate("document.getElementById('main').scrollTop"))
                .isEqualTo(left);
    }

    @Test
    void newsMovesNobodyWhoIsInTheMiddleOfTheList() {
        inTheMiddleOfAList();
        page.evaluate("const row = document.querySelectorAll('.item-link')[30];"
                + " row.focus({ preventScroll: true }); row.classList.add('before')");
        page.evaluate("document.body.dispatchEvent(new CustomEvent('desk:catch-up'))");

        assertThat(page.locator(".before")).hasCount(0);
        assertThat(page.locator(".item-link").nth(30)).isFocused();
        assertThat(page.evaluate("document.getElementById('main').scrollTop")).isEqualTo(1500);
    }

    @Test
    void aThousandWaitingFitBesideTheirQueue() {
        new SampleTown(stage.now())
                .conversations(1_300)
                .forEach(conversation -> await(stage.stores.conversations().store(conversation)));
        page.navigate(at("/desk/inbox?queue=all"));
        assertThat(page.locator("#queue-ALL .n")).hasText("999+");
        DeskBrowser.settled(page);
        List<Object> cut = cut(page);
        browser.shown(page, "inbox-thousand");
        assertThat(cut).isEmpty();
        Page phone = in(new Browser.NewContextOptions().setViewportSize(390, 844));
        phone.navigate(at("/desk/inbox?queue=all"));
        assertThat(phone.locator("#queue-ALL .n")).hasText("999+");
        browser.shown(phone, "phone-inbox-thousand");
        assertThat(cut(phone)).isEmpty();
    }

    /** The badges of which a part can't be seen. */
    @SuppressWarnings("unchecked")
    private static List<Object> cut(Page where) {
        return (List<Object>) where.evaluate("Array.from(document.querySelectorAll('.side-link .n, .badge, .count'))"
                + ".filter(el => el.offsetParent && (el.scrollWidth > el.clientWidth + 1"
                + " || (el.closest('.side-link') && el.getBoundingClientRect().right"
                + " > el.closest('.side-link').getBoundingClientRect().right + 1))).map(el => el.outerHTML)");
    }

    @Test
    void itIsCalmInTheDarkAndOnAPhone() {
        play.turn("operator", new Event.TakeOver());
        Page dark =
                in(new Browser.NewContextOptions().setViewportSize(1366, 768).setColorScheme(ColorScheme.DARK));
        dark.navigate(at(TALK));
        dark.locator("#by-hand summary").click();
        browser.shown(dark, "dark-hand");
        dark.navigate(at("/desk/dead-letters"));
        browser.shown(dark, "dark-dead-letters");

        Page phone = in(new Browser.NewContextOptions().setViewportSize(390, 844));
        phone.navigate(at(TALK));
        browser.shown(phone, "phone-talk");
        phone.locator("#transfer summary").click();
        // In one step: a live part may be fetched anew at any moment.
        phone.locator("#transfer").evaluate("element => element.scrollIntoView()");
        browser.shown(phone, "phone-transfer");
        assertThat((int) phone.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        phone.navigate(at("/desk/dead-letters"));
        browser.shown(phone, "phone-dead-letters");
        assertThat((int) phone.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        phone.navigate(at("/desk/me"));
        browser.shown(phone, "phone-me");
    }
}
