package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.gateway.Recorded;
import vn.hue.gateway.staff.Role;
import vn.hue.gateway.staff.Session;
import vn.hue.gateway.staff.Totp;

class ComingAndGoingTest {

    private static final String ME = "/desk/me";

    private Stage stage;

    @BeforeEach
    void serve() {
        stage = new Stage(Set.of(Role.SUPERVISOR));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static String location(HttpResponse<Buffer> answer) {
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(303);
        return answer.getHeader("Location");
    }

    private static String alert(HttpResponse<Buffer> answer) {
        return Jsoup.parse(answer.bodyAsString()).select("[role=alert]").text();
    }

    @Test
    void aStrangerIsSentToTheLoginAndComesBackToTheSamePage() {
        Stage.Browser browser = stage.browser();

        assertThat(location(browser.get("/desk/inbox?q=a"))).isEqualTo("/desk/login?back=%2Fdesk%2Finbox%3Fq%3Da");
        assertThat(location(browser.send(
                        "/desk/login?back=%2Fdesk%2Finbox%3Fq%3Da",
                        "/desk/login?back=%2Fdesk%2Finbox%3Fq%3Da", "name", "operator", "password", Stage.PASSWORD)))
                .isEqualTo("/desk/inbox?q=a");
    }

    /** A page's script keeps a draft that was not sent because the session was over: it must see that one comes from there. */
    @Test
    void thePageAfterTheLoginIsToldThatOneComesFromThere() {
        HttpResponse<Buffer> login = stage.browser().logIn("operator", Stage.PASSWORD);

        assertThat(login.statusCode()).isEqualTo(303);
        assertThat(login.getHeader("Referrer-Policy")).isEqualTo("same-origin");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/desk",
        "//evil.example",
        "/desk/../x",
        "/desk/logout",
        "/chat",
        "'/desk\\evil'",
        "/desk?q=đèn",
        "'/desk?q=\u0001'",
    })
    void nobodyIsSentAnywhereElseAfterTheLogin(String back) {
        assertThat(Gate.local(back)).isEqualTo("/desk");
    }

    @Test
    void aScriptOfAnOldPageIsToldToGoToTheLogin() {
        HttpResponse<Buffer> part = await(stage.browser()
                .request(HttpMethod.GET, "/desk/parts/inbox")
                .putHeader("HX-Request", "true")
                .putHeader("HX-Current-URL", "https://desk.example/desk/conversations/x")
                .send());

        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.getHeader("HX-Redirect")).isEqualTo("/desk/login?back=%2Fdesk%2Fconversations%2Fx");
    }

    @Test
    void theSessionsCookieStaysWithTheBrowserAndSaysNothing() {
        HttpResponse<Buffer> login = stage.browser().logIn("operator", Stage.PASSWORD);
        String cookie = login.cookies().stream()
                .filter(c -> c.startsWith("desk="))
                .findFirst()
                .orElseThrow();

        assertThat(cookie).contains("HTTPOnly", "SameSite=Strict", "Path=/desk");
        Session kept = await(stage.stores.staff().sessions().of("operator")).get(0);
        assertThat(cookie).doesNotContain(kept.id()).doesNotContain(kept.secret());
    }

    @Test
    void aLoginGetsANewSessionWhateverTheBrowserCameWith() {
        Stage.Browser browser = stage.as("operator");
        String before = browser.cookies();
        browser.logIn("operator", Stage.PASSWORD);

        assertThat(browser.cookies()).isNotEqualTo(before);
    }

    @Test
    void noAnswerTellsWhichAccountExists() {
        HttpResponse<Buffer> wrong = stage.browser().logIn("operator", "not the password");
        HttpResponse<Buffer> unknown = stage.browser().logIn("nobody", "not the password");
        await(stage.house.change("agency", account -> account.withDisabled(true)));
        HttpResponse<Buffer> disabled = stage.browser().logIn("agency", Stage.PASSWORD);

        assertThat(List.of(wrong, unknown, disabled)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(alert(answer)).isEqualTo("Tên đăng nhập hoặc mật khẩu không đúng.");
        });
        // A password typed in the place of the name is not written down.
        assertThat(Recorded.all(stage.stores.staff().audit()))
                .contains("operator LOGIN_REFUSED wrong", " LOGIN_REFUSED wrong");
        assertThat(Recorded.all(stage.stores.staff().audit()).toString()).doesNotContain("nobody");
    }

    @ParameterizedTest
    @CsvSource({"operator", "nobody"})
    void whoGuessesWaitsLongerEachTimeWhetherThereIsSuchAnAccountOrNot(String name) {
        Stage.Browser guesser = stage.browser();
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.logIn(name, "guess " + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<Buffer> held = guesser.logIn(name, Stage.PASSWORD);
        assertThat(held.statusCode()).isEqualTo(429);
        assertThat(alert(held)).contains("2 giây");

        stage.wait(Duration.ofSeconds(3));
        assertThat(guesser.logIn(name, "guess 6").statusCode()).isEqualTo(401);
        stage.wait(Duration.ofSeconds(3));
        assertThat(alert(guesser.logIn(name, "guess 7"))).contains("1 giây");
    }

    @Test
    void theRightPasswordEndsTheWaiting() {
        Stage.Browser browser = stage.browser();
        for (int i = 0; i < 4; i++) {
            browser.logIn("operator", "guess " + i);
        }
        assertThat(browser.logIn("operator", Stage.PASSWORD).statusCode()).isEqualTo(303);
        for (int i = 0; i < 4; i++) {
            assertThat(browser.logIn("operator", "guess " + i).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aSessionEndsWhenNobodyIsThereAndAfterADayOfWorkInAnyCase() {
        Stage.Browser idle = stage.as("operator");
        stage.wait(Duration.ofMinutes(119));
        assertThat(idle.get(ME).statusCode()).isEqualTo(200);
        stage.wait(Duration.ofMinutes(121));
        assertThat(idle.get(ME).statusCode()).isEqualTo(303);

        Stage.Browser busy = stage.as("operator");
        for (int hour = 1; hour < 12; hour++) {
            stage.wait(Duration.ofHours(1));
            assertThat(busy.get(ME).statusCode()).isEqualTo(200);
        }
        stage.wait(Duration.ofHours(1));
        assertThat(busy.get(ME).statusCode()).isEqualTo(303);
    }

    @Test
    void whatAPageFetchesByItselfKeepsNobodyLoggedIn() {
        Stage.Browser left = stage.as("operator");
        for (int i = 0; i < 4; i++) {
            stage.wait(Duration.ofMinutes(30));
            left.get("/desk/parts/queues?active=");
        }
        assertThat(left.get(ME).statusCode()).isEqualTo(303);
    }

    @Test
    void anotherDeviceIsLoggedOutFromTheListAndOnlyOnesOwn() {
        Stage.Browser here = stage.as("operator");
        Stage.Browser there = stage.as("operator");
        stage.as("agency");
        String others =
                await(stage.stores.staff().sessions().of("agency")).get(0).id();
        Document list = here.page(ME);

        assertThat(list.select("tbody tr")).hasSize(2);
        here.send(
                ME,
                "/desk/me/sessions/end",
                "session",
                list.select("input[name=session]").attr("value"));
        here.post("/desk/me/sessions/end", Stage.form("session", others, "csrf", Stage.csrf(list)));

        assertThat(there.get(ME).statusCode()).isEqualTo(303);
        assertThat(here.get(ME).statusCode()).isEqualTo(200);
        assertThat(await(stage.stores.staff().sessions().of("agency"))).hasSize(1);
    }

    @Test
    void aFormThatThisSessionWasNotGivenIsRefused() {
        Stage.Browser lan = stage.as("operator");
        String others = Stage.csrf(stage.as("operator").page(ME));

        assertThat(lan.post("/desk/logout", Stage.form()).statusCode()).isEqualTo(403);
        assertThat(lan.post("/desk/logout", Stage.form("csrf", others)).statusCode())
                .isEqualTo(403);
        assertThat(stage.browser()
                        .post("/desk/login", Stage.form("name", "operator", "password", Stage.PASSWORD))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<Buffer> elsewhere = await(lan.request(HttpMethod.POST, "/desk/logout")
                .putHeader("Origin", "https://evil.example")
                .sendForm(Stage.form("csrf", Stage.csrf(lan.page(ME)))));
        assertThat(elsewhere.statusCode()).isEqualTo(403);
        assertThat(lan.get(ME).statusCode()).isEqualTo(200);
    }

    @Test
    void whoseRoleNeedsCodesSetsThemUpFirstAndComesInWithOneAfterwards() {
        Stage.Browser phone = stage.browser();
        assertThat(location(phone.logIn("supervisor", Stage.PASSWORD))).isEqualTo("/desk/enrol");
        assertThat(location(phone.get("/desk/inbox"))).isEqualTo("/desk/enrol");
        Document enrol = phone.page("/desk/enrol");
        String secret = enrol.select(".secret").text();
        assertThat(enrol.select("svg.qr path").attr("d")).hasSizeGreaterThan(1_000);
        assertThat(phone.send("/desk/enrol", "/desk/enrol", "code", "000000").statusCode())
                .isEqualTo(422);
        Document recovery = Jsoup.parse(phone.send("/desk/enrol", "/desk/enrol", "code", Totp.code(secret, stage.now()))
                .bodyAsString());
        List<String> codes = recovery.select(".recovery code").eachText();
        assertThat(codes).hasSize(10);
        assertThat(phone.get("/desk/inbox").statusCode()).isEqualTo(200);

        Stage.Browser desk = stage.browser();
        assertThat(location(desk.logIn("supervisor", Stage.PASSWORD))).isEqualTo("/desk/code");
        assertThat(location(desk.get("/desk/inbox"))).isEqualTo("/desk/code");
        // The one it was set up with is used up.
        assertThat(desk.send("/desk/code", "/desk/code", "code", Totp.code(secret, stage.now()))
                        .statusCode())
                .isEqualTo(401);
        stage.wait(Duration.ofSeconds(30));
        assertThat(location(desk.send("/desk/code", "/desk/code", "code", Totp.code(secret, stage.now()))))
                .isEqualTo("/desk");

        Stage.Browser lost = stage.browser();
        lost.logIn("supervisor", Stage.PASSWORD);
        assertThat(location(lost.send(
                        "/desk/code", "/desk/code", "code", codes.get(0).toUpperCase(Locale.ROOT))))
                .isEqualTo("/desk");
        lost.logIn("supervisor", Stage.PASSWORD);
        assertThat(lost.send("/desk/code", "/desk/code", "code", codes.get(0)).statusCode())
                .isEqualTo(401);
        assertThat(Recorded.all(stage.stores.staff().audit()))
                .contains("supervisor CODES_SET_UP", "supervisor RECOVERY_USED", "supervisor LOGGED_IN");
    }

    @Test
    void aNewPasswordNeedsTheOldOneAndLogsOutEverywhereElse() {
        Stage.Browser here = stage.as("operator");
        Stage.Browser there = stage.as("operator");
        String fresh = "một câu khác hẳn";

        HttpResponse<Buffer> wrong =
                here.send(ME, "/desk/me/password", "now", "no", "password", "ngắn", "again", "ngắn");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.bodyAsString()).select(".problem").eachText())
                .containsExactly("Mật khẩu hiện tại không đúng.", "Mật khẩu phải có ít nhất 12 ký tự.");
        String before = here.cookies();
        here.send(ME, "/desk/me/password", "now", Stage.PASSWORD, "password", fresh, "again", fresh);

        assertThat(here.cookies()).isNotEqualTo(before);
        assertThat(here.get(ME).statusCode()).isEqualTo(200);
        assertThat(there.get(ME).statusCode()).isEqualTo(303);
        assertThat(stage.browser().logIn("operator", Stage.PASSWORD).statusCode())
                .isEqualTo(401);
        assertThat(stage.browser().logIn("operator", fresh).statusCode()).isEqualTo(303);
    }

    @Test
    void whatIsNotThereIsAPageOfTheDeskAndAFormOfAnEarlierLoginSaysSo() {
        Stage.Browser lan = stage.as("operator");
        HttpResponse<Buffer> nothing = await(lan.request(HttpMethod.GET, "/desk/nothing")
                .putHeader("Accept", "text/html")
                .send());
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(nothing.bodyAsString()).select("h1").text()).isEqualTo("Trang này chưa mở được");

        HttpResponse<Buffer> stale = await(lan.request(HttpMethod.POST, "/desk/alarms/settle")
                .putHeader("Accept", "text/html")
                .sendForm(Stage.form("csrf", "of another session")));
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(stale.bodyAsString()).text()).contains("phiên đăng nhập trước");
    }

    /** Anybody may know an account's name; that must not be enough to keep its owner out in the night of a storm. */
    @Test
    void aStrangerWhoGuessesKeepsNobodyOutOfTheirOwnBrowser() {
        Stage.Browser lan = stage.as("operator");
        lan.send(ME, "/desk/logout");
        Stage.Browser stranger = stage.browser();
        for (int i = 0; i < 40; i++) {
            stranger.logIn("operator", "guess " + i);
            stage.wait(Duration.ofSeconds(30));
        }
        stage.browser().logIn("operator", "and one more");

        assertThat(stage.browser().logIn("operator", Stage.PASSWORD).statusCode())
                .isEqualTo(429);
        assertThat(lan.logIn("operator", Stage.PASSWORD).statusCode()).isEqualTo(303);
        // It helps in nothing but this: who guesses there waits as well, and for another account it is worth nothing.
        for (int i = 0; i < 5; i++) {
            assertThat(lan.logIn("operator", "guess " + i).statusCode()).isEqualTo(401);
        }
        assertThat(lan.logIn("operator", Stage.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void whatKnowsABrowserIsWorthNothingForAnotherAccount() {
        Stage.Browser lan = stage.as("operator");
        String known = Stream.of(lan.cookies().split("; "))
                .filter(cookie -> cookie.startsWith("desk-known"))
                .findFirst()
                .orElseThrow();
        assertThat(known).doesNotContain("operator");
        for (int i = 0; i < 5; i++) {
            stage.browser().logIn("supervisor", "guess " + i);
        }

        assertThat(lan.logIn("supervisor", Stage.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void whoLogsInWhereSomebodyWasLoggedInEndsThatSession() {
        Stage.Browser shared = stage.as("operator");
        assertThat(location(shared.logIn("agency", Stage.PASSWORD))).isEqualTo("/desk");

        assertThat(await(stage.stores.staff().sessions().of("operator"))).isEmpty();
        assertThat(Recorded.all(stage.stores.staff().audit())).contains("operator LOGGED_OUT", "agency LOGGED_IN");
    }

    @Test
    void whoDoesNotKnowThePasswordOfAnOpenDeskIsOnRecordAndWaits() {
        Stage.Browser lan = stage.as("operator");
        String[] guess = {"now", "guess", "password", "một câu khác hẳn", "again", "một câu khác hẳn"};
        for (int i = 0; i < 5; i++) {
            assertThat(lan.send(ME, "/desk/me/password", guess).statusCode()).isEqualTo(422);
        }
        guess[1] = Stage.PASSWORD;
        HttpResponse<Buffer> held = lan.send(ME, "/desk/me/password", guess);

        assertThat(Recorded.all(stage.stores.staff().audit()))
                .contains("operator LOGIN_REFUSED wrong", "operator LOGIN_REFUSED later")
                .doesNotContain("operator PASSWORD_SET");
        assertThat(Jsoup.parse(held.bodyAsString()).select(".problem").text()).contains("2 giây");
        // Here, and only here: at their own login nobody has guessed.
        assertThat(stage.browser().logIn("operator", Stage.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void whoseRoleNeedsCodesSetsUpNewOnesBeforeGoingOn() {
        Stage.Browser phone = stage.browser();
        phone.logIn("supervisor", Stage.PASSWORD);
        String secret = phone.page("/desk/enrol").select(".secret").text();
        phone.send("/desk/enrol", "/desk/enrol", "code", Totp.code(secret, stage.now()));

        HttpResponse<Buffer> off = phone.send(ME, "/desk/me/codes/off", "now", Stage.PASSWORD);

        assertThat(location(off)).startsWith("/desk/enrol");
        assertThat(location(phone.get("/desk/inbox"))).isEqualTo("/desk/enrol");
    }
}
