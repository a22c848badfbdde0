package vn.hue.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Geolocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
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
import vn.hue.gateway.staff.Role;

/** The main job, as its users see it: real pages of a whole gateway in a real Chromium. */
class CitizenFilesAReportTest {

    private static final Pattern CODE = Pattern.compile("PA-\\d{4}-\\d{6}");

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
        demo = Demo.on(folder);
        demo.hire("lan", Role.OPERATOR);
    }

    @AfterEach
    void close() {
        browser.closeWindows();
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
        browser.picture(chat, "chat-summary");

        say(chat, "6", "số điện thoại");
        say(chat, "0905 999 888", "0905 999 888");
        Locator told = say(chat, "OK", "PA-");
        Matcher code = CODE.matcher(told.innerText());
        assertThat(code.find()).isTrue();
        browser.picture(chat, "chat-code");
        Locator help = say(chat, "trợ giúp", "19001075");
        assertThat(help.locator("a[href='tel:19001075']")).hasText("19001075");

        Page desk = operator();
        assertThat(desk.locator(".item .code")).hasText(code.group());
        browser.picture(desk, "filed-inbox");
        desk.locator(".item-link").click();
        assertThat(desk.locator(".card .code")).hasText(code.group());
        DeskBrowser.settled(desk);
        // A picture is fetched when it comes near.
        desk.locator(".bubble.citizen img").evaluate("picture => picture.scrollIntoView()");
        assertThat(desk.locator(".bubble.citizen img")).isVisible();
        assertThat(desk.locator(".card .map path").first()).isVisible();
        assertThat(desk.locator(".card")).containsText("***888");
        browser.picture(desk, "filed-conversation");

        askForMore(desk, chat);
    }

    @Test
    void whatIsRefusedMakesRoomForWhatIsChosenInsteadAlsoInTheDark() throws Exception {
        Page chat = browser.window(
                new Browser.NewContextOptions().setViewportSize(320, 568).setColorScheme(ColorScheme.DARK));
        chat.navigate(demo.at("chat").toString());
        say(chat, "Ổ gà rất sâu giữa đường, xe máy té hoài", "ảnh hoặc video");
        Path page = folder.resolve("trang.jpg");
        Files.writeString(page, "<html><script>alert(1)</script></html>");
        chat.getByTestId("file").setInputFiles(page);
        assertThat(chat.getByTestId("tray").locator(".trouble")).isVisible();
        browser.picture(chat, "chat-dark-refused");
        Path picture = folder.resolve("duong.jpg");
        Files.write(picture, new Photo().jpeg());
        chat.getByTestId("file").setInputFiles(picture);
        assertThat(chat.getByTestId("tray").locator(".trouble")).hasCount(0);
        assertThat(chat.getByTestId("tray-item")).hasCount(1);
        chat.getByTestId("send").click();
        answered(chat, "Đã ghi: ảnh/video");
        browser.shown(chat, "chat-dark");
    }

    /** The desk's question arrives in the open chat, and the desk hears of the answer without a reload. */
    private void askForMore(Page desk, Page chat) {
        desk.getByText("Mở phiếu").first().click();
        DeskBrowser.settled(desk);
        desk.locator("summary[data-key=b]").click();
        desk.locator("#ask-text").fill("Ổ gà nằm trước số nhà mấy ạ?");
        desk.locator("button[value=ask-supplement]").click();
        answered(chat, "trước số nhà mấy");
        browser.picture(desk, "filed-report");
        desk.getByText("Cuộc trò chuyện").first().click();
        assertThat(desk.locator(".card .badge.SUPPLEMENT")).isVisible();
        say(chat, "Dạ trước số 12", "Cảm ơn anh/chị");
        assertThat(desk.locator("#dialog")).containsText("Dạ trước số 12");
        browser.picture(desk, "filed-supplement");
        desk.setViewportSize(390, 844);
        desk.reload();
        browser.picture(desk, "filed-phone");
    }

    private Page citizen() {
        return browser.window(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setPermissions(List.of("geolocation"))
                .setGeolocation(new Geolocation(16.4637, 107.5909).setAccuracy(12)));
    }

    private Page operator() {
        Page desk = browser.window();
        browser.logIn(desk, demo.at("desk").toString(), "lan", Demo.PASSWORD);
        return desk;
    }

    /** Sends a message and waits for the answer that holds these words. */
    private static Locator say(Page chat, String text, String answer) {
        int before = lines(chat, answer).count();
        chat.getByTestId("text").fill(text);
        chat.getByTestId("send").click();
        assertThat(lines(chat, answer).nth(before)).isVisible();
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
        assertThat(lines(chat, words).last()).isVisible();
    }

    private static Locator lines(Page chat, String words) {
        return chat.getByTestId("line-bot").filter(new Locator.FilterOptions().setHasText(words));
    }
}
