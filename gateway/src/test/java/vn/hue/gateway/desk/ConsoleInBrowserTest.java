package vn.hue.gateway.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.conduct.Violation.Kind;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Effect.Alarm;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.Sample;
import vn.hue.gateway.SampleTown;
import vn.hue.gateway.staff.Role;
import vn.hue.gateway.staff.Totp;
import vn.hue.gateway.store.Alarms;
import vn.hue.gateway.store.Snapshot;

/** The console in a real Chromium: every page by eye (screenshots), by ear (axe) and by keyboard. */
class ConsoleInBrowserTest {

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
        stage = new Stage(Set.of(Role.SUPERVISOR));
        Sample.into(stage.stores, Urgency.URGENT);
        new SampleTown(stage.now())
                .conversations(70)
                .forEach(conversation -> await(stage.stores.conversations().store(conversation)));
        page = browser.window();
    }

    @AfterEach
    void close() {
        browser.closeWindows();
        stage.close();
    }

    private String at(String path) {
        return "http://127.0.0.1:" + stage.server.port() + path;
    }

    private void logIn(Page where, String name) {
        browser.logIn(where, at("/desk/login"), name, Stage.PASSWORD);
    }

    private void shown(Page where, String name) {
        browser.shown(where, name);
    }

    @Test
    void everyPageOfTheOperatorsIsAccessible() {
        await(stage.stores.alarms().raise(new Alarms.Raised("a1", Sample.ID, Alarm.SOS, Sample.CODE, Sample.NOW)));
        await(stage.stores
                .alarms()
                .raise(new Alarms.Raised("a2", Sample.ID, Alarm.SUPPLEMENT_ANSWERED, Sample.CODE, Sample.NOW)));
        page.navigate(at("/desk/login"));
        shown(page, "login");
        logIn(page, "nobody");
        assertThat(page.locator("[role=alert]:visible")).isVisible();
        shown(page, "login-refused");
        logIn(page, "operator");
        assertThat(page.locator("#queue-URGENT .n")).isVisible();
        for (String queue : List.of("urgent", "waiting", "new", "soon", "mine", "all")) {
            page.navigate(at("/desk/inbox?queue=" + queue));
            assertThat(page.locator("#queue-" + queue.toUpperCase(Locale.ROOT) + "[aria-current=page]"))
                    .isVisible();
            shown(page, "inbox-" + queue);
        }
        page.navigate(at("/desk/inbox?queue=all&channel=zalo&status=RECEIVED&ward=thuan%20hoa"));
        shown(page, "inbox-filtered");
        page.navigate(at("/desk/inbox?queue=all&q=khong+co+gi+nhu+vay"));
        shown(page, "inbox-nothing");
        page.navigate(at("/desk/conversations/" + Sample.ID));
        shown(page, "conversation");
        page.navigate(at("/desk/conduct"));
        shown(page, "conduct-empty");
        page.navigate(at("/desk/channels"));
        shown(page, "channels");
        page.navigate(at("/desk/me"));
        shown(page, "me");
        page.navigate(at("/desk/accounts"));
        shown(page, "not-for-you");
        page.navigate(at("/desk/language/en?back=%2Fdesk%2Finbox"));
        assertThat(page.locator("html[lang=en]")).isVisible();
        shown(page, "inbox-english");
    }

    @Test
    void aPreparedReplyStandsInTheFieldAndIsNotSentByItself() {
        logIn(page, "operator");
        assertThat(page.locator("#queue-URGENT .n")).isVisible();
        page.navigate(at("/desk/conversations/" + Sample.ID));
        page.locator("#words").fill("Dạ.");
        page.locator("select[data-inserts=words]").selectOption(new SelectOption().setLabel("Xin ảnh"));

        assertThat(page.locator("#words")).hasValue("Dạ. Xin anh/chị gửi giúp một tấm ảnh chụp rõ sự việc ạ.");
        assertThat(stage.deeds).isEmpty();
    }

    @Test
    void everyPageOfTheAdministratorIsAccessible() {
        logIn(page, "administrator");
        shown(page, "accounts");
        page.locator("#name").fill("lan");
        page.locator("#displayName").fill("Chị Lan");
        page.locator("form[action='/desk/accounts/invite'] button").click();
        Locator handed = page.getByTestId("handed");
        assertThat(handed).containsText(at("/desk/link/"));
        shown(page, "accounts-invited");
        page.navigate(at("/desk/audit"));
        shown(page, "audit");

        Page invited = browser.window(new Browser.NewContextOptions().setViewportSize(390, 844));
        invited.navigate(
                at("/desk/link/" + await(stage.house.invitations().invite("mai", "Mai", Role.OPERATOR, null, "x"))));
        shown(invited, "link");
        invited.locator("#password").fill("ngắn");
        invited.locator("#again").fill("ngắn");
        invited.locator("button.main").click();
        assertThat(invited.locator("#password-wrong")).isVisible();
        shown(invited, "link-wrong");
        invited.navigate(at("/desk/link/none"));
        shown(invited, "link-gone");
    }

    @Test
    void theSecondFactorIsSetUpByItsPicture() {
        logIn(page, "supervisor");
        assertThat(page.locator(".qr")).isVisible();
        shown(page, "enrol");
        String secret = page.getByTestId("secret").innerText();
        page.locator("#code").fill(Totp.code(secret, stage.now()));
        page.locator("button.main").click();
        assertThat(page.getByTestId("recovery").locator("li")).hasCount(10);
        shown(page, "recovery");
        page.locator("a.main").click();
        assertThat(page.locator("h1")).isVisible();
        page.navigate(at("/desk/audit"));
        shown(page, "audit-supervisor");

        page.context().clearCookies();
        logIn(page, "supervisor");
        assertThat(page.locator("#code")).isFocused();
        shown(page, "code");
    }

    @Test
    void itIsCalmInTheDarkAndOnAPhone() {
        Page dark = browser.window(
                new Browser.NewContextOptions().setViewportSize(1366, 768).setColorScheme(ColorScheme.DARK));
        logIn(dark, "operator");
        shown(dark, "dark-inbox");
        dark.navigate(at("/desk/conversations/" + Sample.ID));
        shown(dark, "dark-conversation");
        dark.navigate(at("/desk/me"));
        shown(dark, "dark-me");

        Page phone = browser.window(new Browser.NewContextOptions().setViewportSize(390, 844));
        logIn(phone, "operator");
        assertThat(phone.locator("#queue-URGENT .n")).isVisible();
        shown(phone, "phone-inbox");
        phone.navigate(at("/desk/conversations/" + Sample.ID));
        shown(phone, "phone-conversation");
        int width = (int) phone.evaluate("document.documentElement.scrollWidth");
        assertThat(width).isLessThanOrEqualTo(390);
    }

    @Test
    void anOperatorWorksWithTheKeyboardAlone() {
        page.navigate(at("/desk/login"));
        assertThat(page.locator("#name")).isFocused();
        page.keyboard().type("operator");
        page.keyboard().press("Tab");
        page.keyboard().type(Stage.PASSWORD);
        DeskBrowser.leads(page, "Enter");
        assertThat(page.locator("#queue-ALL")).isVisible();

        DeskBrowser.leads(page, "0");
        assertThat(page.locator("#queue-ALL[aria-current=page]")).isVisible();
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        assertThat(page.locator("[data-row]").first()).isFocused();
        page.keyboard().press("?");
        assertThat(page.locator("#keys[open] kbd").first()).isVisible();
        shown(page, "keys");
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys[open]")).hasCount(0);
        page.keyboard().press("/");
        assertThat(page.locator("#search")).isFocused();
        page.keyboard().type("o ga");
        DeskBrowser.leads(page, "Enter");
        assertThat(page.locator(".looked")).containsText("o ga");
        assertThat(page.locator(".item .snippet").first()).containsText("Ổ gà");
        page.keyboard().press("j");
        DeskBrowser.leads(page, "Enter");
        assertThat(page.locator("#words")).isVisible();
        page.keyboard().press("w");
        assertThat(page.locator("#words")).isFocused();
    }

    @Test
    void improperWordsAreJudgedOnOnePage() {
        Misconduct.store(
                stage,
                Misconduct.locked(stage)
                        .propose(Kind.REPORT, Sample.KEY, "Toàn lũ ăn hại, gọi 0905123456", stage.now(), "system"));
        logIn(page, "operator");
        assertThat(page.locator("#queue-ALL")).isVisible();
        DeskBrowser.settled(page);
        DeskBrowser.types(page, "gv");
        assertThat(page.getByTestId("proposed").locator("blockquote")).hasText("Toàn lũ ăn hại, gọi ***456");
        assertThat(page.getByTestId("locks").locator(".conduct-item")).hasCount(1);
        shown(page, "conduct");
        page.getByTestId("proposed").locator("input[name=reason]").fill("Chỉ là bực");
        page.getByTestId("proposed").getByText("Không vi phạm").click();
        assertThat(page.locator(".toast")).isVisible();

        page.navigate(at("/desk/conversations/" + Sample.ID));
        shown(page, "conduct-conversation");
        Page dark = browser.window(
                new Browser.NewContextOptions().setViewportSize(1366, 768).setColorScheme(ColorScheme.DARK));
        logIn(dark, "operator");
        assertThat(dark.locator("#queue-ALL")).isVisible();
        dark.navigate(at("/desk/conduct"));
        shown(dark, "dark-conduct");
        Page phone = browser.window(new Browser.NewContextOptions().setViewportSize(390, 844));
        logIn(phone, "operator");
        assertThat(phone.locator("#queue-ALL")).isVisible();
        phone.navigate(at("/desk/conduct"));
        shown(phone, "phone-conduct");
        assertThat((int) phone.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    }

    @Test
    void wordsBeingTypedSurviveTheEndOfTheSession() {
        logIn(page, "operator");
        // Live updates would notice the end before the click does; here it is the click that finds out.
        page.route("**/desk/live", Route::abort);
        page.route("**/desk/me", Route::abort);
        page.navigate(at("/desk/conversations/" + Sample.ID));
        DeskBrowser.settled(page);
        page.locator("#words").fill("Dạ chị cho em xin số nhà ạ");
        stage.wait(Duration.ofHours(13));
        page.locator(".composer button").click();

        assertThat(page.locator("#password")).isVisible();
        page.locator("#name").fill("operator");
        page.locator("#password").fill(Stage.PASSWORD);
        page.locator("button.main").click();
        assertThat(page.locator("#words")).hasValue("Dạ chị cho em xin số nhà ạ");
        assertThat(stage.deeds).isEmpty();

        page.locator(".composer button").click();
        assertThat(page.locator("#words")).hasValue("");
        assertThat(stage.deeds).hasSize(1);
        page.reload();
        assertThat(page.locator("#words")).hasValue("");
    }

    @Test
    void aNewMatterAppearsByItselfAndAfterABreakNothingIsMissing() {
        logIn(page, "operator");
        page.navigate(at("/desk/inbox?queue=all"));
        DeskBrowser.settled(page);
        assertThat(page.locator("#live")).hasText("Trực tiếp");
        assertThat(page.locator(".item").first()).containsText(file(100));

        page.context().setOffline(true);
        stage.live.close();
        assertThat(page.locator("#live.off")).isVisible();
        browser.picture(page, "lost");
        String missed = file(200);
        page.context().setOffline(false);
        assertThat(page.locator("#live.on")).isVisible();
        assertThat(page.locator(".item").first()).containsText(missed);
    }

    /**
     * Someone files a report just now.
     *
     * @param from numbers before are taken
     * @return its code
     */
    private String file(int from) {
        stage.wait(Duration.ofSeconds(1));
        Conversation filed = new SampleTown(stage.now())
                .conversations(from + 50).stream()
                        .skip(from)
                        .map(Snapshot::state)
                        .filter(state -> !state.reports().isEmpty())
                        .findFirst()
                        .orElseThrow();
        await(stage.stores
                .conversations()
                .store(new Snapshot(1, filed, List.of(), List.of(), List.of(), 0, null, stage.now())));
        stage.live.changed(filed.id());
        return filed.reports().get(0).name();
    }
}
