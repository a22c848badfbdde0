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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.gateway.Demo;
import vn.hue.gateway.desk.DeskBrowser;
import vn.hue.gateway.media.Photo;
import vn.hue.gateway.staff.Role;

/**
 * From the citizen's first word to "not satisfied" and on, and from a call to its report: the chat, the register of
 * agencies and the desk of a whole gateway in a real Chromium.
 */
class ReportToRatingTest {

    private static final Pattern CODE = Pattern.compile("PA-\\d{4}-\\d{6}");
    private static final String ROADS = "Sở Xây dựng";
    private static final String WARD = "UBND phường Thuận Hóa";

    @TempDir
    private Path folder;

    private Demo demo;
    private DeskBrowser browser;
    private Page desk;

    @BeforeEach
    void open() throws Exception {
        demo = Demo.on(folder, Map.of("HUE_DESK_SECOND_FACTOR", "[]"));
        demo.hire("lan", Role.OPERATOR);
        demo.hire("quantri", Role.ADMINISTRATOR);
        browser = new DeskBrowser();
        register();
        desk = browser.window();
        browser.logIn(desk, demo.at("desk/login").toString(), "lan", Demo.PASSWORD);
        assertThat(desk.locator("#queue-ALL")).isVisible();
        DeskBrowser.settled(desk);
    }

    @AfterEach
    void close() {
        browser.closeWindows();
        browser.close();
        demo.close();
    }

    /** An administrator imports the list of agencies, at first with two bad lines. */
    private void register() throws Exception {
        Page admin = browser.window();
        browser.logIn(admin, demo.at("desk/login").toString(), "quantri", Demo.PASSWORD);
        admin.navigate(demo.at("desk/agencies").toString());
        browser.shown(admin, "agencies-empty");
        send(
                admin,
                "Tên;Cấp;Điện thoại;Địa bàn;Lĩnh vực\n" + ROADS + ";thành phố;0234 000 0001;;Giao thông\n;;;;\n" + WARD
                        + ";làng;số;Phường Thuận Hóa;\n");
        assertThat(admin.locator("[role=alert]:visible")).containsText("Dòng 4, cột Cấp");
        browser.shown(admin, "agencies-refused");
        send(
                admin,
                "Tên;Tên ngắn;Cấp;Cơ quan cấp trên;Điện thoại;Địa bàn;Lĩnh vực\n"
                        + "UBND thành phố Huế;;thành phố;;0234 000 0000;;Chính sách\n"
                        + ROADS + ";SXD;thành phố;UBND thành phố Huế;0234 000 0001;;Giao thông|Đô thị\n"
                        + WARD + ";;phường xã;UBND thành phố Huế;0234 000 0024;Phường Thuận Hóa;\n"
                        + "UBND phường Thuận An;;phường xã;UBND thành phố Huế;0234 000 0025;Phường Thuận An;\n"
                        + "Công ty Cổ phần Cấp nước Huế;HueWACO;doanh nghiệp;;0234 000 0019;;Điện nước\n");
        assertThat(admin.locator(".toast")).containsText("5 cơ quan");
        browser.shown(admin, "agencies");
        admin.locator("#q").fill("cap nuoc");
        admin.locator("#q").press("Enter");
        assertThat(admin.locator("[data-testid=agencies] tbody tr")).hasCount(1);
        admin.locator("[data-testid=agencies] a").click();
        assertThat(admin.locator("#shortName")).hasValue("HueWACO");
        browser.shown(admin, "agency");
        admin.context().close();
    }

    private void send(Page admin, String sheet) throws Exception {
        Path file = Files.writeString(folder.resolve("co-quan.csv"), sheet);
        // After a table that was wrong the form is still open.
        if (!admin.locator("#file").isVisible()) {
            admin.locator("summary", new Page.LocatorOptions().setHasText("Nhập từ tệp CSV"))
                    .click();
        }
        admin.locator("#file").setInputFiles(file);
        admin.locator("form[action='/desk/agencies/import'] button").click();
    }

    @Test
    void twoAgenciesAResultWithAfterPicturesARatingAndAnInteractionThatIsAnsweredAndReopened() throws Exception {
        Page chat = citizen();
        String code = filed(chat);
        String page = demo.at("desk/reports/" + code).toString();
        desk.navigate(page);
        done("start-verifying");
        desk.locator("summary", new Page.LocatorOptions().setHasText("Tiếp nhận"))
                .first()
                .click();
        done("accept");

        // two agencies, found without marks, with what the citizen will read
        assertThat(desk.locator("#give-form")).isVisible();
        chosen(WARD);
        desk.locator("#narrow").fill("so xay");
        chosen(ROADS);
        assertThat(desk.locator("#give-form .foreseen.first")).containsText("được chuyển đến");
        assertThat(desk.locator("#give-form .foreseen.first")).containsText(ROADS);
        browser.shown(desk, "report-distribute");
        done("distribute");
        assertThat(line(chat, ROADS)).isVisible();
        assertThat(desk.locator("[data-testid=held] .holder")).hasCount(2);
        browser.shown(desk, "report-held");
        desk.locator(".holder", new Page.LocatorOptions().setHasText(ROADS))
                .locator("button[value=acknowledge]")
                .click();
        assertThat(desk.locator(".badge.IN_HANDLING").first()).isVisible();
        DeskBrowser.settled(desk);

        // the result: refused for its form, then with two pictures, one of them no picture
        desk.locator("#result-agency").selectOption(ROADS);
        desk.locator("#result-body").fill("Kính gửi quý bà, đã vá xong ổ gà.");
        done("enter-result");
        assertThat(desk.locator("#result-body-wrong")).containsText("Bỏ lời chào");
        desk.locator("#result-body").fill("Đã vá xong ổ gà lúc 9 giờ sáng nay, mặt đường phẳng lại.");
        Path after = folder.resolve("sau.jpg");
        Files.write(after, new Photo().of(7).scaledTo(640).jpeg());
        Path text = Files.writeString(folder.resolve("gia-anh.jpg"), "không phải ảnh");
        desk.locator("#after").setInputFiles(new Path[] {after, text});
        assertThat(desk.locator("#after-kept img")).isVisible();
        assertThat(desk.locator("#after-kept .problem")).containsText("không phải ảnh hoặc video");
        browser.shown(desk, "report-result-form");
        done("enter-result");
        assertThat(desk.locator("[data-testid=waits] .foreseen.first")).containsText("Kính gửi: Quý");
        browser.shown(desk, "report-result-check");
        desk.locator("#publish-form input[name=checked]").check();
        done("publish");

        // the citizen reads it with its picture, and is not satisfied
        assertThat(line(chat, "Đã vá xong ổ gà lúc 9 giờ sáng nay")).isVisible();
        chat.getByText("Không hài lòng").last().click();
        assertThat(line(chat, "Rất tiếc vì anh/chị chưa hài lòng")).isVisible();
        say(chat, "Mới vá một nửa, nửa kia còn sâu", "Đã chuyển ý kiến của anh/chị");
        browser.picture(chat, "chat-not-satisfied");

        // it is work again, in a queue of its own
        assertThat(desk.locator("#queue-INTERACTIONS .n")).hasText("1");
        desk.locator("#queue-INTERACTIONS").click();
        assertThat(desk.locator(".item")).containsText(code);
        browser.shown(desk, "inbox-interactions");
        desk.navigate(page);
        assertThat(desk.locator("[data-testid=rating]")).hasText("Không hài lòng");
        assertThat(desk.locator("[data-testid=told]")).containsText("nửa kia còn sâu");
        browser.shown(desk, "report-interaction");
        desk.locator("#answer").fill("Chiều nay đội sẽ vá nốt nửa còn lại.");
        done("answer-interaction");
        assertThat(line(chat, "vá nốt nửa còn lại")).isVisible();

        desk.locator("summary", new Page.LocatorOptions().setHasText("Mở lại để xử lý tiếp"))
                .click();
        desk.locator("#reopen-why").fill("Mới vá một nửa");
        done("reopen");
        assertThat(line(chat, "được mở lại để xử lý tiếp")).isVisible();
        assertThat(desk.locator(".badge.IN_HANDLING").first()).isVisible();
        assertThat(desk.locator("[data-testid=told] li.enter-result img")).isVisible();
        browser.shown(desk, "report-reopened");
        onAPhoneAndInTheDark(page);
    }

    /** Clicks what does it; the page that comes is all there afterwards. */
    private void done(String deed) {
        desk.locator("button[value=" + deed + "]").click();
        DeskBrowser.settled(desk);
    }

    private void chosen(String agency) {
        desk.locator("#choices label", new Page.LocatorOptions().setHasText(agency))
                .locator("input")
                .check();
    }

    private void onAPhoneAndInTheDark(String page) {
        Page phone = browser.window(
                new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
        browser.logIn(phone, demo.at("desk/login").toString(), "lan", Demo.PASSWORD);
        phone.navigate(page);
        assertThat(phone.locator("[data-testid=held] .holder")).hasCount(2);
        // In one step: a live part may be fetched anew at any moment.
        phone.locator("[data-testid=held]").evaluate("element => element.scrollIntoView()");
        browser.shown(phone, "report-phone-dark");
        int width = (int) phone.evaluate("document.documentElement.scrollWidth");
        assertThat(width).isLessThanOrEqualTo(390);
        phone.navigate(demo.at("desk/reports/new").toString());
        browser.shown(phone, "new-phone-dark");
    }

    @Test
    void aCallIsTakenDownOnOnePageAndHasItsCode() throws Exception {
        DeskBrowser.types(desk, "gp");
        assertThat(desk.locator("#phone")).isFocused();
        browser.shown(desk, "new-call");
        desk.locator("#phone").fill("0905 12");
        desk.locator("#content").fill("Cây phượng gãy cành, vướng dây điện");
        desk.locator(".new-end button").click();
        assertThat(desk.locator("#phone-wrong")).containsText("thiếu hoặc thừa");
        assertThat(desk.locator("#content")).hasValue("Cây phượng gãy cành, vướng dây điện");
        browser.shown(desk, "new-call-wrong");

        desk.locator("#phone").fill("0905 123 456");
        desk.locator(".caller-line button").click();
        assertThat(desk.locator("#earlier")).containsText("chưa có trong hệ thống");
        desk.locator("#name").fill("Nguyễn Thị Hoa");
        // What is typed is still there after the page was lost.
        desk.navigate(demo.at("desk/reports/new").toString());
        assertThat(desk.locator("#content")).hasValue("Cây phượng gãy cành, vướng dây điện");
        assertThat(desk.locator("#phone")).hasValue("0905 123 456");
        assertThat(desk.locator("#name")).hasValue("Nguyễn Thị Hoa");
        desk.locator("input[name=verified]").check();
        desk.locator("input[name=noEmail]").check();
        desk.locator("input[name=consent][value=yes]").check();
        desk.locator("input[name=urgency][value=URGENT]").check();
        desk.locator("#pick").click();
        assertThat(desk.locator("#lat")).not().hasValue("");
        Path picture = folder.resolve("cay.jpg");
        Files.write(picture, new Photo().scaledTo(640).jpeg());
        desk.locator("#pictures").setInputFiles(picture);
        assertThat(desk.locator("#pictures-kept img")).isVisible();
        browser.shown(desk, "new-call-filled");
        desk.locator(".new-end button").click();

        assertThat(desk.locator("h1 .code")).hasText(CODE);
        assertThat(desk.locator(".toast")).containsText("đọc mã cho người gọi");
        assertThat(desk.locator(".badge.URGENT").first()).isVisible();
        browser.shown(desk, "report-of-a-call");

        // urgent: at once, and somebody has to phone
        desk.locator("#narrow").fill("thuan hoa");
        chosen(WARD);
        done("distribute");
        assertThat(desk.locator(".call-now a.dial")).hasText("0234 000 0024");
        browser.shown(desk, "report-call-now");
    }

    private Page citizen() {
        Page chat = browser.window(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setPermissions(List.of("geolocation"))
                .setGeolocation(new Geolocation(16.4637, 107.5909).setAccuracy(12)));
        chat.navigate(demo.at("chat").toString());
        return chat;
    }

    private String filed(Page chat) throws Exception {
        say(chat, "Ổ gà rất sâu giữa đường Lê Lợi, phường Thuận Hóa, xe máy té hoài", "ảnh hoặc video");
        Path picture = folder.resolve("duong.jpg");
        String taken = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss")
                .format(demo.now().minus(Duration.ofMinutes(10)).atZone(Demo.HUE));
        Files.write(picture, new Photo().takenAt(taken, "+07:00").jpeg());
        chat.getByTestId("file").setInputFiles(picture);
        assertThat(chat.getByTestId("tray-item")).isVisible();
        chat.getByTestId("send").click();
        assertThat(line(chat, "Đã ghi: ảnh/video")).isVisible();
        say(chat, "Nguyễn Thị Hoa", "số điện thoại");
        say(chat, "0905 123 456", "địa chỉ email");
        say(chat, "hoa.nguyen@example.vn", "giữ bí mật");
        say(chat, "đồng ý", "Xin anh/chị xem lại");
        Matcher code = CODE.matcher(say(chat, "OK", "Mã phản ánh").innerText());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private static Locator line(Page chat, String words) {
        return chat.getByTestId("line-bot")
                .filter(new Locator.FilterOptions().setHasText(words))
                .last();
    }

    private static Locator say(Page chat, String text, String answer) {
        chat.getByTestId("text").fill(text);
        chat.getByTestId("send").click();
        assertThat(line(chat, answer)).isVisible();
        return line(chat, answer);
    }
}
