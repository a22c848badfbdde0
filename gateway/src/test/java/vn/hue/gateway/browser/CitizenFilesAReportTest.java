package vn.hue.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Geolocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.gateway.Demo;
import vn.hue.gateway.media.Photo;
import vn.hue.gateway.staff.Role;

/** The main job, as its users see it: real pages of a whole gateway in a real Chromium. */
class CitizenFilesAReportTest {

    private static final Pattern CODE = Pattern.compile("PA-\\d{4}-\\d{6}");
    private static final double SLOW_MILLIS = 20_000;
    private static final Path SHOTS = Paths.get("target", "screenshots");

    private final List<String> troubles = new ArrayList<>();

    @TempDir
    private Path folder;

    private Demo demo;
    private Playwright playwright;
    private Browser browser;

    @BeforeEach
    void open() {
        demo = Demo.on(folder);
        demo.hire("lan", Role.OPERATOR);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    @AfterEach
    void close() {
        // The last thing each of them saw: what one wants first when it failed.
        for (BrowserContext person : browser.contexts()) {
            person.pages()
                    .forEach(page ->
                            page.screenshot(shot("last-" + browser.contexts().indexOf(person))));
        }
        browser.close();
        playwright.close();
        demo.close();
    }

    @Test
    void aCitizenFilesACompleteReportWithPhotoAndGpsCorrectsALineAndTheDeskShowsIt() throws Exception {
        Page chat = citizen();
        chat.navigate(demo.at("chat").toString());

        say(chat, "Ổ gà rất sâu giữa đường, xe máy té hoài", "ảnh hoặc video");
        photograph(chat);
        chat.getByTestId("send-place").click();
        // The camera's note has told the time already.
        answered(chat, "Đã ghi: địa điểm");
        say(chat, "Nguyễn Thị Hoa", "số điện thoại");
        say(chat, "0905 123 456", "địa chỉ email");
        say(chat, "hoa.nguyen@example.vn", "giữ bí mật");
        say(chat, "đồng ý", "Xin anh/chị xem lại");
        chat.screenshot(shot("chat-summary"));

        say(chat, "6", "số điện thoại");
        say(chat, "0905 999 888", "0905 999 888");
        Locator told = say(chat, "OK", "PA-");
        Matcher code = CODE.matcher(told.innerText());
        assertThat(code.find()).isTrue();
        chat.screenshot(shot("chat-code"));
        Locator help = say(chat, "trợ giúp", "19001075");
        assertThat(help.locator("a[href='tel:19001075']")).hasText("19001075");

        Page desk = operator();
        assertThat(desk.locator(".item .code")).hasText(code.group());
        desk.screenshot(shot("desk-inbox"));
        desk.locator(".item-link").click();
        assertThat(desk.locator(".card .code")).hasText(code.group());
        // A picture is fetched when it comes near.
        desk.locator(".bubble.citizen img").evaluate("picture => picture.scrollIntoView()");
        assertThat(desk.locator(".bubble.citizen img")).isVisible(slow());
        assertThat(desk.locator(".card .map path").first()).isVisible(slow());
        assertThat(desk.locator(".card")).containsText("***888");
        desk.screenshot(shot("desk-conversation"));

        askForMore(desk, chat);
        assertThat(troubles).isEmpty();
    }

    @Test
    void whatIsRefusedMakesRoomForWhatIsChosenInsteadAlsoInTheDark() throws Exception {
        Page chat = watched(browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(320, 568)
                        .setLocale("vi-VN")
                        .setColorScheme(ColorScheme.DARK))
                .newPage());
        chat.navigate(demo.at("chat").toString());
        say(chat, "Ổ gà rất sâu giữa đường, xe máy té hoài", "ảnh hoặc video");
        Path page = folder.resolve("trang.jpg");
        Files.writeString(page, "<html><script>alert(1)</script></html>");
        chat.getByTestId("file").setInputFiles(page);
        assertThat(chat.getByTestId("tray").locator(".trouble")).isVisible(slow());
        chat.screenshot(shot("chat-dark-refused"));
        Path picture = folder.resolve("duong.jpg");
        Files.write(picture, new Photo().jpeg());
        chat.getByTestId("file").setInputFiles(picture);
        assertThat(chat.getByTestId("tray").locator(".trouble")).hasCount(0);
        assertThat(chat.getByTestId("tray-item")).hasCount(1);
        chat.getByTestId("send").click();
        answered(chat, "Đã ghi: ảnh/video");
        chat.screenshot(shot("chat-dark"));
        assertThat(new AxeBuilder(chat)
                        .analyze().getViolations().stream()
                                .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                                .map(rule -> rule.getId() + " " + rule.getNodes()))
                .isEmpty();
        // Chromium says so of the file that was refused.
        troubles.removeIf(trouble -> trouble.startsWith("Failed to load resource"));
        assertThat(troubles).isEmpty();
    }

    /** The desk's question arrives in the open chat, and the desk hears of the answer without a reload. */
    private void askForMore(Page desk, Page chat) {
        desk.getByText("Mở phiếu").first().click();
        desk.locator("summary[data-key=b]").click();
        desk.locator("#ask-text").fill("Ổ gà nằm trước số nhà mấy ạ?");
        desk.locator("button[value=ask-supplement]").click();
        answered(chat, "trước số nhà mấy");
        desk.screenshot(shot("desk-report"));
        desk.getByText("Cuộc trò chuyện").first().click();
        assertThat(desk.locator(".card .badge.SUPPLEMENT")).isVisible(slow());
        say(chat, "Dạ trước số 12", "Cảm ơn anh/chị");
        assertThat(desk.locator("#dialog"))
                .containsText("Dạ trước số 12", new LocatorAssertions.ContainsTextOptions().setTimeout(SLOW_MILLIS));
        desk.screenshot(shot("desk-supplement"));
        desk.setViewportSize(390, 844);
        desk.reload();
        desk.screenshot(shot("desk-phone"));
    }

    private Page citizen() {
        BrowserContext phone = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("vi-VN")
                .setTimezoneId("Asia/Ho_Chi_Minh")
                .setPermissions(List.of("geolocation"))
                .setGeolocation(new Geolocation(16.4637, 107.5909).setAccuracy(12)));
        return watched(phone.newPage());
    }

    private Page operator() {
        Page desk = watched(browser.newContext(new Browser.NewContextOptions().setViewportSize(1366, 768))
                .newPage());
        desk.navigate(demo.at("desk").toString());
        desk.locator("#name").fill("lan");
        desk.locator("#password").fill(Demo.PASSWORD);
        desk.screenshot(shot("desk-login"));
        desk.locator("button.main").click();
        return desk;
    }

    private Page watched(Page page) {
        page.setDefaultTimeout(SLOW_MILLIS);
        page.onPageError(troubles::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add(message.text() + " " + message.location());
            }
        });
        return page;
    }

    /** Sends a message and waits for the answer that holds these words. */
    private static Locator say(Page chat, String text, String answer) {
        int before = lines(chat, answer).count();
        chat.getByTestId("text").fill(text);
        chat.getByTestId("send").click();
        assertThat(lines(chat, answer).nth(before)).isVisible(slow());
        return lines(chat, answer).nth(before);
    }

    private void photograph(Page chat) throws Exception {
        Path picture = folder.resolve("duong.jpg");
        String taken = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss")
                .format(demo.now().minus(Duration.ofMinutes(10)).atZone(Demo.HUE));
        Files.write(picture, new Photo().takenAt(taken, "+07:00").jpeg());
        chat.getByTestId("file").setInputFiles(picture);
        assertThat(chat.getByTestId("tray-item")).isVisible();
        chat.getByTestId("send").click();
        answered(chat, "Đã ghi: ảnh/video");
    }

    private static void answered(Page chat, String words) {
        assertThat(lines(chat, words).last()).isVisible(slow());
    }

    private static Locator lines(Page chat, String words) {
        return chat.getByTestId("line-bot").filter(new Locator.FilterOptions().setHasText(words));
    }

    private static LocatorAssertions.IsVisibleOptions slow() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(SLOW_MILLIS);
    }

    private static Page.ScreenshotOptions shot(String name) {
        return new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png"));
    }
}
