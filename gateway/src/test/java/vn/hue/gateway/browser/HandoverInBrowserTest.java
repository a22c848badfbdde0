package vn.hue.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.gateway.Demo;
import vn.hue.gateway.Visitor;
import vn.hue.gateway.desk.DeskBrowser;
import vn.hue.gateway.staff.Role;

/** Two colleagues, each at a Chromium, and a citizen in the web chat, on a whole gateway whose clock is moved. */
class HandoverInBrowserTest {

    private static final String FACTS = "**/desk/parts/facts/**";

    private static DeskBrowser browser;

    @TempDir
    private Path folder;

    private Demo demo;
    private Visitor citizen;
    private Page lan;
    private Page binh;

    @BeforeAll
    static void launch() {
        browser = new DeskBrowser();
    }

    @AfterAll
    static void quit() {
        browser.close();
    }

    @BeforeEach
    void aCitizenWaitsForAPerson() {
        demo = Demo.on(folder);
        demo.hire("lan", Role.OPERATOR);
        demo.hire("binh", Role.OPERATOR);
        citizen = new Visitor(demo.at("/"));
        says("Đường ngập sâu trước số 12 Lê Lợi, phường Thuận Hóa", "gửi ảnh hoặc video");
        says("cho tôi gặp cán bộ", "đã báo cán bộ");
        lan = at("lan");
        binh = at("binh");
    }

    @AfterEach
    void close() {
        browser.closeWindows();
        demo.close();
    }

    private void says(String words, String answer) {
        citizen.say(demo.at("/"), UUID.randomUUID().toString(), words);
        assertThat(citizen.hears(demo.at("/"), answer)).isTrue();
    }

    private Page at(String name) {
        Page page = browser.window();
        browser.logIn(page, demo.at("/desk/login").toString(), name, Demo.PASSWORD);
        assertThat(page.locator("h1")).hasText("Chờ cán bộ");
        return page;
    }

    private static void open(Page page) {
        page.locator("[data-row]").first().click();
        assertThat(page.locator("#words")).isVisible();
        DeskBrowser.settled(page);
    }

    private static void takes(Page page) {
        page.locator("button[value=take-over]").click();
        assertThat(page.locator(".hand")).containsText("Anh/chị đang trả lời");
        DeskBrowser.settled(page);
    }

    private void pass(Duration time) throws Exception {
        HttpResponse<String> moved = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(demo.at("/demo/clock"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"" + time + "\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(moved.statusCode()).isEqualTo(200);
    }

    @Test
    void ofTwoWhoWriteAtOnceOneHasItAndTheOtherSeesWhoAndLosesNoWord() {
        open(lan);
        open(binh);
        lan.locator("#words").fill("Dạ em là Lan, chị cần gì ạ?");
        binh.locator("#words").fill("Dạ em là Bình, chị cần gì ạ?");
        // Live updates would show the second what the first did; here both have clicked by then. The route stays: to
        // take
        // it away while a page goes to another one may never end.
        Set<Page> clicked = new HashSet<>();
        for (Page page : new Page[] {lan, binh}) {
            page.route(FACTS, route -> {
                if (clicked.contains(page)) {
                    route.resume();
                } else {
                    route.abort();
                }
            });
        }
        DeskBrowser.leads(
                lan,
                () -> DeskBrowser.leads(binh, () -> {
                    for (Page page : new Page[] {lan, binh}) {
                        page.evaluate("document.querySelector('button[value=take-over]').click()");
                        clicked.add(page);
                    }
                }));

        assertThat(lan.locator(".hand")).containsText("đang trả lời");
        assertThat(binh.locator(".hand")).containsText("đang trả lời");
        boolean lanHasIt = lan.locator("button[value=hand-back]").count() == 1;
        Page winner = lanHasIt ? lan : binh;
        Page loser = lanHasIt ? binh : lan;
        String name = lanHasIt ? "Lan" : "Binh";
        assertThat(loser.locator(".hand")).containsText(name + " đang trả lời");
        assertThat(loser.locator("button[value=take-over]")).hasCount(0);

        String kept = lanHasIt ? "Dạ em là Bình, chị cần gì ạ?" : "Dạ em là Lan, chị cần gì ạ?";
        assertThat(loser.locator("#words")).hasValue(kept);
        loser.locator(".composer button.main").click();
        assertThat(loser.locator(".refused")).containsText(name);
        assertThat(loser.locator("#words")).hasValue(kept);
        browser.shown(loser, "handover-lost");

        winner.locator(".composer button.main").click();
        assertThat(winner.locator(".bubble.person").last()).containsText("chị cần gì ạ?");
        assertThat(citizen.hears(demo.at("/"), "Dạ em là " + (lanHasIt ? "Lan" : "Bình")))
                .isTrue();
        assertThat(citizen.reads(demo.at("/"), null)).doesNotContain(kept);
        browser.shown(winner, "handover-won");
    }

    @Test
    void aClosedLaptopGivesItBackAndAColleagueSeesIt() throws Exception {
        open(lan);
        open(binh);
        takes(lan);
        assertThat(binh.locator(".hand")).containsText("Lan đang trả lời");
        lan.context().close();
        pass(Duration.ofMinutes(11));

        assertThat(binh.locator(".note.LEFT")).containsText("Lan vắng quá lâu");
        assertThat(binh.locator("button[value=take-over]")).isVisible();
        assertThat(citizen.hears(demo.at("/"), "Cán bộ tạm vắng")).isTrue();
        browser.shown(binh, "handover-given-back");
    }

    @Test
    void aColleagueSeesWhoWritesIsAskedAndGoesOnWithWhatWasLearned() {
        open(lan);
        open(binh);
        takes(lan);
        lan.locator("#words").pressSequentially("Dạ chị chờ em");
        assertThat(binh.locator(".writer.WRITING")).hasText("Lan đang nhắn…");
        browser.picture(binh, "handover-typing");
        assertThat(binh.locator(".writer.DRAFT")).hasText("Lan có tin chưa gửi");
        lan.locator("#words").fill("");
        assertThat(binh.locator(".writer")).hasCount(0);

        lan.locator("#by-hand summary").click();
        lan.locator("#hand-name").fill("Lê Thị Hoa");
        lan.locator("#hand-phone").fill("không nhớ");
        lan.locator("#by-hand button").click();
        assertThat(lan.locator("#hand-phone-wrong")).isVisible();
        browser.shown(lan, "by-hand-wrong");
        lan.locator("#hand-phone").fill("0905 123 456");
        lan.locator("#by-hand button").click();
        assertThat(lan.locator(".note.FILLED_IN")).containsText("Họ tên, Điện thoại");

        lan.locator("#transfer summary").click();
        lan.locator("#transfer-to").selectOption("account:binh");
        lan.locator("#transfer-note").fill("Chị Hoa hỏi về thoát nước, anh rành hơn.");
        browser.shown(lan, "transfer");
        lan.locator("#transfer button").click();
        assertThat(lan.locator(".asked-for")).containsText("Đang chờ Binh nhận.");
        assertThat(binh.locator("#queue-OFFERED .n")).hasText("1");
        assertThat(binh.locator(".asked-for q")).hasText("Chị Hoa hỏi về thoát nước, anh rành hơn.");
        browser.shown(binh, "transfer-asked");
        binh.navigate(demo.at("/desk/inbox?queue=offered").toString());
        assertThat(binh.locator(".item")).containsText("→ Binh");
        browser.shown(binh, "inbox-offered");
        open(binh);
        binh.locator("button[value=take-over]").click();
        assertThat(lan.locator(".note.ACCEPTED")).containsText("Binh đã nhận từ Lan.");
        binh.locator("button[value=hand-back]").click();
        assertThat(binh.locator(".hand")).containsText("Trợ lý tự động đang trả lời.");
        browser.shown(binh, "handed-back");
        assertThat(citizen.reads(demo.at("/"), null)).noneMatch(line -> line.contains("họ và tên"));
    }

    @Test
    void aColleagueSaysNoAndTheGiverReadsWhyWithoutAClick() {
        open(lan);
        open(binh);
        takes(lan);
        lan.locator("#transfer summary").click();
        lan.locator("#transfer-to").selectOption("account:binh");
        lan.locator("#transfer button").click();
        lan.navigate(demo.at("/desk/inbox?queue=mine").toString());
        assertThat(lan.locator(".item")).containsText("→ Binh");

        assertThat(binh.locator(".asked-for")).isVisible();
        binh.keyboard().press("d");
        binh.locator("#decline-reason").fill("Tôi sắp hết ca.");
        browser.shown(binh, "decline");
        DeskBrowser.leads(binh, "Enter");
        assertThat(binh.locator(".note.DECLINED")).containsText("Tôi sắp hết ca.");
        assertThat(binh.locator("#decline")).hasCount(0);

        assertThat(lan.locator(".item .declined")).hasText("Binh không nhận");
        assertThat(lan.locator("#queue-MINE.hot")).hasCount(1);
        browser.shown(lan, "declined-inbox");
        open(lan);
        assertThat(lan.locator(".asked-for.declined q")).hasText("Tôi sắp hết ca.");
        browser.shown(lan, "declined");
        lan.locator("#words").fill("Dạ em nghe đây ạ.");
        lan.locator(".composer button.main").click();
        assertThat(lan.locator(".asked-for")).hasCount(0);
        assertThat(lan.locator("#queue-MINE.hot")).hasCount(0);
    }

    @Test
    void aClickIsNotLostWhenNewsComesInTheMiddleOfIt() {
        open(lan);
        takes(lan);
        lan.locator("#transfer summary").hover();
        lan.mouse().down();
        lan.waitForResponse(
                        answer -> answer.url().contains("/desk/parts/facts/"),
                        () -> says("Nước lên gần một mét rồi", ""))
                .finished();
        assertThat(lan.locator(".bubble.citizen").last()).not().containsText("Nước lên gần một mét rồi");
        lan.mouse().up();

        assertThat(lan.locator("#transfer-to")).isVisible();
        assertThat(lan.locator(".bubble.citizen").last()).containsText("Nước lên gần một mét rồi");
    }

    @Test
    void theWholeWayGoesByKeyboard() {
        Page page = browser.window();
        page.navigate(demo.at("/desk/login").toString());
        assertThat(page.locator("#name")).isFocused();
        page.keyboard().type("binh");
        page.keyboard().press("Tab");
        page.keyboard().type(Demo.PASSWORD);
        DeskBrowser.leads(page, "Enter");
        assertThat(page.locator("#queue-WAITING .n")).hasText("1");
        DeskBrowser.leads(page, "2");
        assertThat(page.locator("#queue-WAITING[aria-current=page]")).isVisible();
        page.keyboard().press("j");
        DeskBrowser.leads(page, "Enter");
        assertThat(page.locator("button[value=take-over]")).isVisible();
        DeskBrowser.leads(page, "t");
        assertThat(page.locator(".hand")).containsText("Anh/chị đang trả lời");
        page.keyboard().press("w");
        page.keyboard().type("Dạ em nghe đây ạ.");
        page.keyboard().press("Tab");
        DeskBrowser.leads(page, "Enter");
        assertThat(page.locator(".bubble.person").last()).containsText("Dạ em nghe đây ạ.");
        DeskBrowser.leads(page, "b");
        assertThat(page.locator(".hand")).containsText("Trợ lý tự động đang trả lời.");
        assertThat(citizen.hears(demo.at("/"), "Cán bộ đã trao đổi xong")).isTrue();
    }

    @Test
    void afterABreakOfTheLineTheConversationIsWhole() {
        open(lan);
        lan.context().setOffline(true);
        // The server notices nothing of it; the citizen writes on.
        says("Nước lên gần một mét rồi", "");
        lan.context().setOffline(false);
        assertThat(lan.locator(".bubble.citizen").last()).containsText("Nước lên gần một mét rồi");
    }
}
