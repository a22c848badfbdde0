package vn.hue.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Geolocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.gateway.Demo;
import vn.hue.gateway.desk.DeskBrowser;
import vn.hue.gateway.media.Photo;

/** The web card on a small phone: a real Chromium, a whole gateway, the conversation going on in the chat. */
class CitizenFillsInACardTest {

    private static final Path SHOTS = Paths.get("target", "screenshots");
    private static final Pattern LINK = Pattern.compile("https://phananh\\.example\\.vn(/u/[A-Za-z0-9_-]+)");

    private static DeskBrowser browser;

    @TempDir
    private Path folder;

    private Demo demo;

    @BeforeAll
    static void launch() {
        browser = new DeskBrowser();
    }

    @AfterAll
    static void quit() {
        browser.close();
    }

    @BeforeEach
    void open() {
        demo = Demo.on(folder, Map.of("HUE_SERVER_PUBLIC_URL", "https://phananh.example.vn"));
    }

    @AfterEach
    void close() {
        browser.closeWindows();
        demo.close();
    }

    @Test
    void aCitizenSendsPhotoAndPlaceByTheCardAndGoesOnInTheChat() throws Exception {
        Page chat = phone(true);
        chat.navigate(demo.at("chat").toString());
        Page card = phone(true);
        card.navigate(linkIn(chat));
        assertThat(card.locator("h1")).containsText("Gửi ảnh và vị trí");
        accessible(card);
        card.screenshot(shot("card-empty").setFullPage(true));

        card.locator("#content").fill("Ổ gà rất sâu giữa đường");
        card.locator("#camera").setInputFiles(photograph("duong.jpg", 1));
        card.locator("#files").setInputFiles(new Path[] {photograph("gan.jpg", 2), photograph("xa.jpg", 3)});
        assertThat(card.locator("#tray .state").filter(new Locator.FilterOptions().setHasText("Đã gửi xong")))
                .hasCount(3);
        card.locator("#tray li").nth(2).locator("button").click();
        assertThat(card.locator("#tray li")).hasCount(2);
        card.locator("#gps").click();
        assertThat(card.locator("#place-state")).containsText("sai số khoảng 12 m");
        assertThat(card.locator("#map .leaflet-marker-icon")).isVisible();
        card.locator("#name").fill("Nguyễn Thị Hoa");
        card.locator("#phone").fill("12");
        card.locator("#noEmail").check();
        card.getByLabel("Đồng ý", new Page.GetByLabelOptions().setExact(true)).check();
        card.locator("#send").click();

        assertThat(card.locator("#phone-wrong")).containsText("10 số");
        assertThat(card.locator("#phone")).isFocused();
        accessible(card);
        card.screenshot(shot("card-wrong").setFullPage(true));
        card.locator("#phone").fill("0905 123 456");
        card.locator("#send").press("Enter");

        assertThat(card.locator(".notice")).containsText("Đã nhận, cảm ơn");
        card.screenshot(shot("card-sent"));
        Locator answer = answered(chat, "Đã nhận từ trang gửi ảnh");
        assertThat(answer).containsText("nội dung, ảnh/video, địa điểm");
        assertThat(answered(chat, "Xin anh/chị xem lại")).containsText("2 ảnh");
    }

    @Test
    void theMapIsTappedAndAPinIsSetWithTheKeyboardAlone() {
        Page chat = phone(false);
        chat.navigate(demo.at("chat").toString());
        Page card = phone(false);
        card.navigate(linkIn(chat));

        card.locator("#gps").click();
        assertThat(card.locator("#place-state")).containsText("chưa cho phép");
        card.locator("#map").click(new Locator.ClickOptions().setPosition(120, 140));
        assertThat(card.locator("#place-state")).containsText("Đã đặt ghim");
        String tapped = card.locator("#lat").inputValue();
        assertThat(Double.parseDouble(tapped)).isBetween(15.5, 17.0);
        card.locator("#clear").press("Enter");
        assertThat(card.locator("#lat")).hasValue("");
        card.locator("#map").focus();
        card.keyboard().press("ArrowRight");
        card.locator("#centre").press("Enter");
        assertThat(card.locator("#lat")).not().hasValue("");
        card.locator("#place").screenshot(new Locator.ScreenshotOptions().setPath(SHOTS.resolve("card-map.png")));

        card.locator("#send").click();
        assertThat(card.locator(".notice")).containsText("Đã nhận");
        answered(chat, "địa điểm");
    }

    @Test
    void whatTheNetworkLosesIsSentAgainAndAReloadForgetsNoPhoto() throws Exception {
        Page chat = phone(true);
        chat.navigate(demo.at("chat").toString());
        Page card = phone(true);
        card.navigate(linkIn(chat));

        card.locator("#camera").setInputFiles(photograph("mot.jpg", 4));
        assertThat(card.locator("#tray .state")).containsText("Đã gửi xong");
        card.reload();
        assertThat(card.locator("#tray .state")).containsText("Đã gửi xong");

        card.context().setOffline(true);
        card.locator("#files").setInputFiles(photograph("hai.jpg", 5));
        assertThat(card.locator("#tray li.bad .state")).containsText("Chưa gửi được");
        card.locator("#address").fill("12 Lê Lợi, phường Thuận Hóa");
        card.locator("#send").click();
        assertThat(card.locator("#send-state")).containsText("Mất mạng");
        card.screenshot(shot("card-offline").setFullPage(true));
        card.context().setOffline(false);
        card.evaluate("window.dispatchEvent(new Event('online'))");
        assertThat(card.locator("#tray .state").nth(1)).containsText("Đã gửi xong");
        card.locator("#send").click();
        assertThat(card.locator(".notice")).containsText("Đã nhận");
        answered(chat, "ảnh/video, địa điểm");
    }

    @Test
    void aClosedOrForeignLinkGetsAFriendlyPageAndEnglishIsATapAway() {
        Page chat = phone(true);
        chat.navigate(demo.at("chat").toString());
        String link = linkIn(chat);
        Page card = phone(true);
        card.navigate(link);
        card.locator("a.other").click();
        assertThat(card.locator("#gps")).hasText("Use my position");
        card.screenshot(shot("card-english").setFullPage(true));

        say(chat, "hủy", "Đã hủy");
        card.navigate(link);
        assertThat(card.locator(".notice")).containsText("trang này đóng lại");
        accessible(card);
        card.screenshot(shot("card-closed"));
        card.navigate(demo.at("/u/khong-phai-cua-ai").toString());
        assertThat(card.locator(".notice")).containsText("Liên kết này không đúng");
    }

    @Test
    void withoutScriptsTheFormIsStillAForm() throws Exception {
        Page chat = phone(true);
        chat.navigate(demo.at("chat").toString());
        String link = linkIn(chat);
        Page card = browser.window(
                new Browser.NewContextOptions().setViewportSize(360, 640).setJavaScriptEnabled(false));
        card.navigate(link);
        card.screenshot(shot("card-no-script").setFullPage(true));
        card.locator("#camera").setInputFiles(photograph("anh.jpg", 6));
        card.locator("#address").fill("12 Lê Lợi, phường Thuận Hóa");
        card.locator("#send").click();
        assertThat(card.locator(".notice")).containsText("Đã nhận");
        answered(chat, "ảnh/video, địa điểm");
    }

    private Page phone(boolean position) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(360, 640)
                .setHasTouch(true)
                .setIsMobile(true);
        if (position) {
            options.setPermissions(List.of("geolocation"))
                    .setGeolocation(new Geolocation(16.4637, 107.5909).setAccuracy(12));
        }
        return browser.window(options);
    }

    private String linkIn(Page chat) {
        Matcher link = LINK.matcher(say(chat, "gửi link", "/u/").innerText());
        assertThat(link.find()).isTrue();
        return demo.at(link.group(1)).toString();
    }

    private static void accessible(Page page) {
        List<String> broken = new AxeBuilder(page)
                .analyze().getViolations().stream().map(rule -> describe(rule)).toList();
        assertThat(broken).isEmpty();
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    private Path photograph(String name, long seed) throws Exception {
        Path picture = folder.resolve(name);
        String taken = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss")
                .format(demo.now().minus(Duration.ofMinutes(10)).atZone(Demo.HUE));
        return Files.write(
                picture, new Photo().of(seed).takenAt(taken, "+07:00").jpeg());
    }

    private static Locator say(Page chat, String text, String answer) {
        chat.getByTestId("text").fill(text);
        chat.getByTestId("send").click();
        return answered(chat, answer);
    }

    private static Locator answered(Page chat, String words) {
        Locator lines = chat.getByTestId("line-bot").filter(new Locator.FilterOptions().setHasText(words));
        assertThat(lines.last()).isVisible();
        return lines.last();
    }

    private static Page.ScreenshotOptions shot(String name) {
        return new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png"));
    }
}
