package vn.hue.gateway.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static vn.hue.gateway.Await.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Paths;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Move;
import vn.hue.gateway.Sample;
import vn.hue.gateway.media.Photo;
import vn.hue.gateway.staff.Role;
import vn.hue.gateway.store.Snapshot;

/** A report is verified in a real Chromium, on real turns, with the keyboard and with the mouse. */
class VerifyingInBrowserTest {

    private static final String PAGE = "/desk/reports/" + Sample.CODE;
    private static final String CONTENT = "o ga rat sau truoc so 12 le loi, xe may nga may lan roi ma ko ai sua";
    private static final String MENDED = "Ổ gà rất sâu trước số 12 Lê Lợi, xe máy ngã mấy lần rồi mà không ai sửa.";

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
    void serve() throws JsonProcessingException {
        stage = new Stage().living();
        stage.hire("lan", Role.OPERATOR);
        Sample.into(stage.stores, Urgency.NORMAL);
        await(stage.media.store(Buffer.buffer(new Photo().jpeg()), null));
        badlySpelled();
        Neighbour.into(stage.stores);
        page = open("operator", new Browser.NewContextOptions().setViewportSize(1366, 768));
    }

    @AfterEach
    void close() {
        browser.closeWindows();
        stage.close();
    }

    /** As it comes from a hurried thumb, with a picture of the day before yesterday. */
    private void badlySpelled() throws JsonProcessingException {
        Snapshot snapshot = await(stage.stores.conversations().load(Sample.ID));
        ObjectNode state = Json.MAPPER.valueToTree(snapshot.state());
        state.putNull("draft");
        ObjectNode report = (ObjectNode) state.withArray("reports").get(0);
        report.put("content", CONTENT).put("version", report.get("version").asInt());
        ObjectNode picture = (ObjectNode) report.withArray("media").get(0);
        picture.put("takenAt", Sample.NOW.minusSeconds(130_000).toString());
        picture.putObject("takenPlace").put("latitude", 16.4668).put("longitude", 107.5909);
        Conversation messy = Json.MAPPER.treeToValue(state, Conversation.class);
        await(stage.stores
                .conversations()
                .store(new Snapshot(2, messy, List.of(), List.of(), List.of(), 4, null, Sample.NOW)));
    }

    private Page open(String who, Browser.NewContextOptions options) {
        Page window = browser.window(options);
        browser.logIn(window, at("/desk/login"), who, Stage.PASSWORD);
        assertThat(window.locator("#queue-ALL")).isVisible();
        window.navigate(at(PAGE));
        assertThat(window.locator("h1")).hasText(Sample.CODE);
        DeskBrowser.settled(window);
        return window;
    }

    private String at(String path) {
        return "http://127.0.0.1:" + stage.server.port() + path;
    }

    private static void stands(Page where, String status) {
        assertThat(where.locator(".report-head .badge.status")).hasText(status);
    }

    @Test
    void aReportIsVerifiedMendedAndAcceptedWithTheKeyboard() {
        browser.shown(page, "report-new");
        DeskBrowser.leads(page, "x");
        stands(page, "Đang xác minh");
        page.keyboard().press("t");
        assertThat(page.locator("#accept-mended")).isFocused();

        page.locator("#accept-mended").fill(MENDED.replace("số 12", "số 21"));
        assertThat(page.locator(".doubt")).containsText("Con số khác với nguyên văn");
        browser.shown(page, "report-mend-doubted");
        page.locator("#accept-mended").fill(MENDED);
        assertThat(page.locator(".doubt")).hasCount(0);
        assertThat(page.locator(".difference del").first()).containsText("o ga");
        browser.shown(page, "report-mend");
        page.keyboard().press("Tab");
        page.locator("button[value=accept]").press("Enter");

        stands(page, "Đã tiếp nhận");
        assertThat(page.locator(".report-facts > .content")).hasText(MENDED);
        page.locator(".report-facts details summary").first().click();
        assertThat(page.locator(".report-facts details .content")).hasText(CONTENT);
        browser.shown(page, "report-accepted");
    }

    @Test
    void aReportIsRefusedFromTheChecklistAndTheRefusalOverturned() {
        page.locator(".check-line.DOUBTFUL a[href*='about=PICTURE_OLD']").click();
        assertThat(page.locator("#refuse-reason")).hasValue("PICTURE_OLD");
        assertThat(page.locator("#refuse-text")).hasValue("Xin chụp ảnh mới tại chỗ và gửi lại trong vòng 24 giờ.");
        DeskBrowser.settled(page);
        page.locator("#refuse-reason").selectOption("PICTURE_UNCLEAR");
        assertThat(page.locator("#refuse-text"))
                .hasValue("Xin chụp lại đủ sáng, đủ gần, thấy rõ sự việc và xung quanh.");
        browser.shown(page, "report-refuse");
        page.locator("#refuse-text").fill("Xin chụp thấy cả số nhà.");
        page.locator("#refuse-reason").selectOption("PICTURE_OLD");
        assertThat(page.locator("#refuse-text")).hasValue("Xin chụp thấy cả số nhà.");
        page.locator("button[value=refuse]").click();

        stands(page, "Không đủ điều kiện");
        assertThat(page.locator(".decide .asked")).containsText("Xin chụp thấy cả số nhà.");
        browser.shown(page, "report-refused");
        page.keyboard().press("t");
        page.locator("#overturn-why").fill("Đồng hồ máy ảnh sai, ảnh chụp sáng nay.");
        page.locator("button[value=overturn]").click();

        stands(page, "Đang xác minh");
        assertThat(page.locator(".steps")).containsText("Đồng hồ máy ảnh sai");
        browser.shown(page, "report-overturned");
    }

    @Test
    void twoWhoActAtOnceLoseNothing() {
        // Live updates would show the second what the first did; here the click is first.
        page.route("**/desk/live", Route::abort);
        page.reload();
        page.locator("summary[data-key=b]").click();
        page.locator("#ask-text").fill("Ổ gà nằm bên phải hay bên trái đường ạ?");
        Page other = open("lan", new Browser.NewContextOptions().setViewportSize(1366, 768));
        DeskBrowser.leads(other, "x");
        stands(other, "Đang xác minh");

        page.locator("button[value=ask-supplement]").click();

        assertThat(page.locator(".refused[role=alert]")).containsText("Chị lan");
        assertThat(page.locator("#ask-text")).hasValue("Ổ gà nằm bên phải hay bên trái đường ạ?");
        browser.shown(page, "report-clash");
        page.locator("button[value=ask-supplement]").click();
        stands(page, "Chờ bổ sung");
        browser.shown(page, "report-asked");
        assertThat(other.locator(".meanwhile")).containsText("Yêu cầu bổ sung");
        browser.shown(other, "report-meanwhile");
    }

    @Test
    void aNeighboursReportIsMergedAfterBeingAskedOnceMore() {
        page.onDialog(dialog -> dialog.accept());
        page.locator("button[value=follow]").first().click();

        stands(page, "Xử lý chung");
        assertThat(page.locator(".ties .note")).containsText("Đang xử lý chung với");
        browser.shown(page, "report-merged");
    }

    @Test
    void theTickBeforePublishingIsNotLostWhenNewsComes() {
        Play play = new Play(stage, Sample.ID);
        List.of(
                        new Move.StartVerifying(),
                        new Move.Accept(null, true),
                        new Move.Distribute(List.of("Sở Xây dựng")),
                        new Move.EnterResult("Sở Xây dựng", "Đã vá xong ổ gà lúc 9 giờ sáng nay.", List.of()))
                .forEach(move -> play.turn("operator", new Event.MoveReport(Sample.KEY, move)));
        page.reload();
        DeskBrowser.settled(page);
        page.locator("#publish-form input[name=checked]").check();

        page.waitForResponse(
                        answer -> answer.url().contains("/desk/parts/report/"), () -> stage.live.changed(Sample.ID))
                .finished();
        DeskBrowser.settled(page);
        assertThat(page.locator("#publish-form input[name=checked]")).isChecked();
        page.locator("button[value=publish]").click();
        stands(page, "Đã công bố");
    }

    @Test
    void itIsCalmInTheDarkAndOnAPhone() {
        Page dark = open(
                "lan",
                new Browser.NewContextOptions().setViewportSize(1366, 768).setColorScheme(ColorScheme.DARK));
        browser.shown(dark, "report-dark");
        Page phone = open("lan", new Browser.NewContextOptions().setViewportSize(390, 844));
        browser.shown(phone, "report-phone");
        phone.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Paths.get("target", "screens", "console-report-phone-whole.png")));
        int width = (int) phone.evaluate("document.documentElement.scrollWidth");
        org.assertj.core.api.Assertions.assertThat(width).isLessThanOrEqualTo(390);
    }
}
