package vn.hue.gateway.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Move;
import vn.hue.gateway.Sample;
import vn.hue.gateway.media.Photo;

/** A form that is half filled in when the session ends, in a real Chromium. */
class DraftsInBrowserTest {

    private static final String NEW = "/desk/reports/new";
    private static final String REPORT = "/desk/reports/" + Sample.CODE;

    private static DeskBrowser browser;

    @TempDir
    private Path folder;

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
        Sample.into(stage.stores, Urgency.NORMAL);
        page = browser.window();
        // Live updates would notice the end of the session before the click does; here it is the click that finds out.
        page.route("**/desk/live", Route::abort);
        page.route("**/desk/me", Route::abort);
        logIn("operator");
    }

    @AfterEach
    void close() {
        browser.closeWindows();
        stage.close();
    }

    private void logIn(String name) {
        browser.logIn(page, at("/desk/login"), name, Stage.PASSWORD);
        assertThat(page.locator("#queue-ALL")).isVisible();
    }

    private String at(String path) {
        return "http://127.0.0.1:" + stage.server.port() + path;
    }

    /** The click finds the login page, and after it one is where one was. */
    private void theSessionEndsBefore(String button) {
        DeskBrowser.settled(page);
        stage.wait(Duration.ofHours(13));
        page.locator(button).click();
        assertThat(page.locator("#password")).isVisible();
        page.locator("#name").fill("operator");
        page.locator("#password").fill(Stage.PASSWORD);
        page.locator("button.main").click();
        assertThat(page.locator("#password")).hasCount(0);
    }

    private void fillIn() throws Exception {
        page.navigate(at(NEW));
        page.locator("#phone").fill("0905 123 456");
        page.locator("#content").fill("Cây phượng gãy cành");
        page.locator("#address").fill("12 Lê Lợi");
        page.locator("input[name=verified]").check();
        page.locator("input[name=noEmail]").check();
        page.locator("input[name=consent][value=yes]").check();
        page.locator("input[name=urgency][value=URGENT]").check();
        page.locator("select[name=category]").selectOption("GIAO_THONG");
        Path picture = folder.resolve("cay.jpg");
        Files.write(picture, new Photo().scaledTo(320).jpeg());
        page.locator("#pictures").setInputFiles(picture);
        assertThat(page.locator("#pictures-kept img")).hasCount(1);
    }

    @Test
    void ticksChoicesAndPicturesSurviveAsTheWordsDo() throws Exception {
        fillIn();
        theSessionEndsBefore(".new-end button");

        assertThat(page.locator("#content")).hasValue("Cây phượng gãy cành");
        assertThat(page.locator("input[name=verified]")).isChecked();
        assertThat(page.locator("input[name=noEmail]")).isChecked();
        assertThat(page.locator("input[name=consent][value=yes]")).isChecked();
        assertThat(page.locator("input[name=urgency][value=URGENT]")).isChecked();
        assertThat(page.locator("select[name=category]")).hasValue("GIAO_THONG");
        assertThat(page.locator("#pictures-kept img")).hasCount(1);
        assertThat(page.locator(".restored")).containsText("Xin xem lại trước khi gửi");
        browser.shown(page, "draft-restored");
        assertThat(stage.deeds).isEmpty();

        page.locator(".new-end button").click();
        assertThat(page.locator(".new-form")).hasCount(0);
        assertThat(((Event.Open) stage.deeds.get(0).action()).filing().media()).hasSize(1);

        page.navigate(at(NEW));
        assertThat(page.locator("#content")).hasValue("");
        assertThat(page.locator("input[name=consent]:checked")).hasCount(0);
        assertThat(page.locator("#pictures-kept li")).hasCount(0);
    }

    @Test
    void aPictureThatWasTakenOutStaysOutAndADraftCanBeDropped() throws Exception {
        fillIn();
        page.locator("[data-drops]").click();
        page.reload();
        assertThat(page.locator("input[name=consent][value=yes]")).isChecked();
        assertThat(page.locator("#pictures-kept li")).hasCount(0);

        page.locator("[data-forgets]").click();
        assertThat(page.locator("#content")).hasValue("");
        assertThat(page.locator("input[name=consent]:checked")).hasCount(0);
        assertThat(page.locator(".restored")).hasCount(0);
    }

    @Test
    void aDraftIsNobodyElses() throws Exception {
        fillIn();
        page.context().clearCookies();
        logIn("supervisor");
        page.navigate(at(NEW));

        assertThat(page.locator("#content")).hasValue("");
        assertThat(page.locator("input[name=consent]:checked")).hasCount(0);
        assertThat(page.locator("#pictures-kept li")).hasCount(0);
    }

    @Test
    void tickedAgenciesAreStillTickedAndTheirMessageIsForeseenAgain() {
        Play play = new Play(stage, Sample.ID);
        play.turn("lan", new Event.MoveReport(Sample.KEY, new Move.StartVerifying()));
        play.turn("lan", new Event.MoveReport(Sample.KEY, new Move.Accept(null, true)));
        page.navigate(at(REPORT));
        page.locator("#narrow").fill("dien luc");
        page.locator("#choices li:has-text('Điện lực') input").check();
        // A preview asked for when the session is over would find that out before the click does.
        assertThat(page.locator("#give-form .foresee")).containsText("Điện lực");
        page.locator("#narrow").fill("khong co noi nao");
        assertThat(page.locator("#choices [data-none]")).isVisible();
        theSessionEndsBefore("button[value=distribute]");

        assertThat(page.locator("#choices input:checked")).hasCount(1);
        assertThat(page.locator("#choices li:has(input:checked)")).containsText("Điện lực");
        assertThat(page.locator("#choices li:has(input:checked)")).isVisible();
        assertThat(page.locator("#give-form .foresee")).containsText("Điện lực");
    }

    @Test
    void aReasonAndItsChangedGuidanceComeBackTogether() {
        new Play(stage, Sample.ID).turn("lan", new Event.MoveReport(Sample.KEY, new Move.StartVerifying()));
        page.navigate(at(REPORT));
        page.locator("summary[data-key=r]").click();
        page.locator("#refuse-reason").selectOption("PICTURE_OLD");
        page.locator("#refuse-text").fill("Xin chụp lại ban ngày.");
        theSessionEndsBefore("button[value=refuse]");

        assertThat(page.locator("#refuse-text")).isVisible();
        assertThat(page.locator("#refuse-reason")).hasValue("PICTURE_OLD");
        assertThat(page.locator("#refuse-text")).hasValue("Xin chụp lại ban ngày.");
        assertThat(page.locator("#refuse-says")).containsText("quá 24 giờ");
    }
}
