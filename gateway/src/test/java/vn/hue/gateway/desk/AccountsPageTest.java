package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hue.gateway.Recorded;
import vn.hue.gateway.staff.Role;

/** Accounts are made, found and changed. */
class AccountsPageTest {

    private static final String ME = "/desk/me";

    private Stage stage;

    @BeforeEach
    void serve() {
        stage = new Stage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static String location(HttpResponse<Buffer> answer) {
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(303);
        return answer.getHeader("Location");
    }

    @Test
    void theFirstAdministratorComesByALinkThatWorksOnce() {
        await(stage.house.change("administrator", account -> account.withDisabled(true)));
        String path = "/desk/link/" + await(stage.house.invitations().first());
        Stage.Browser browser = stage.browser();
        HttpResponse<Buffer> weak = browser.send(
                path, path, "name", "Quản Trị", "displayName", "", "password", "password1234", "again", "x");
        assertThat(Jsoup.parse(weak.bodyAsString()).select(".problem")).hasSize(3);

        String[] right = {
            "name", "root.hue", "displayName", "Anh Nam", "password", Stage.PASSWORD, "again", Stage.PASSWORD
        };
        assertThat(location(browser.send(path, path, right))).startsWith("/desk/login");
        assertThat(browser.get(path).statusCode()).isEqualTo(404);
        assertThat(location(browser.logIn("root.hue", Stage.PASSWORD))).isEqualTo("/desk");
        assertThat(await(stage.house.invitations().first())).isNull();
    }

    @Test
    void anInvitationMakesExactlyTheAccountItWasMadeForUntilItLapses() {
        Stage.Browser admin = stage.as("administrator");
        HttpResponse<Buffer> invited = admin.send(
                "/desk/accounts",
                "/desk/accounts/invite",
                "name",
                "binh",
                "displayName",
                "Chị Bình",
                "role",
                "OPERATOR",
                "agency",
                "");
        String path = Jsoup.parse(invited.bodyAsString()).select("#handed").attr("data-path");
        assertThat(location(stage.browser()
                        .send(path, path, "name", "other", "password", Stage.PASSWORD, "again", Stage.PASSWORD)))
                .isEqualTo("/desk/login?made");
        assertThat(await(stage.stores.staff().accounts().find("binh")).role()).isEqualTo(Role.OPERATOR);
        assertThat(await(stage.stores.staff().accounts().find("other"))).isNull();

        String late = "/desk/link/"
                + await(stage.house.invitations().invite("chi", "Chi", Role.OPERATOR, null, "administrator"));
        stage.wait(Duration.ofDays(3));
        assertThat(stage.browser().get(late).statusCode()).isEqualTo(404);
    }

    @Test
    void whoseRightsChangeLogsInAnew() {
        Stage.Browser admin = stage.as("administrator");
        Stage.Browser lan = stage.as("operator");
        admin.send("/desk/accounts", "/desk/accounts/operator/role", "role", "AGENCY", "agency", "Sở Xây dựng");
        assertThat(lan.get("/desk/inbox").statusCode()).isEqualTo(303);

        lan.logIn("operator", Stage.PASSWORD);
        assertThat(lan.get("/desk/inbox").statusCode()).isEqualTo(403);
        admin.send("/desk/accounts", "/desk/accounts/operator/disable");
        assertThat(lan.get(ME).statusCode()).isEqualTo(303);
        assertThat(lan.logIn("operator", Stage.PASSWORD).statusCode()).isEqualTo(401);
        // Nobody locks themselves out.
        assertThat(admin.post(
                                "/desk/accounts/administrator/disable",
                                Stage.form("csrf", Stage.csrf(admin.page("/desk/accounts"))))
                        .statusCode())
                .isEqualTo(409);
        assertThat(Recorded.all(stage.stores.staff().audit()))
                .contains("administrator ROLE_CHANGED AGENCY", "administrator ACCOUNT_DISABLED");
    }

    @Test
    void accountsAreFoundAmongHundredsAndAChangeComesBackToThePageItWasMadeOn() {
        for (int i = 100; i < 220; i++) {
            stage.hire("nguoi" + i, Role.OPERATOR);
        }
        Stage.Browser admin = stage.as("administrator");

        Document first = admin.page("/desk/accounts");
        assertThat(first.select("[data-testid=accounts] tbody tr")).hasSize(50);
        Document last = admin.page("/desk/accounts?page=3");
        assertThat(last.select("[data-testid=accounts] tbody tr")).hasSize(24);
        assertThat(admin.page("/desk/accounts?q=Ch%E1%BB%8B+nguoi1+&of=OPERATOR")
                        .text())
                .contains("100/124 tài khoản");
        String here =
                last.select("form[action^=/desk/accounts/nguoi200/disable]").attr("action");
        assertThat(location(admin.post(here, Stage.form("csrf", Stage.csrf(last)))))
                .isEqualTo("/desk/accounts?said=disabled&page=3");
    }

    @Test
    void theRoleOfAnAccountIsChosenAsItIsUntilSomebodyChangesIt() {
        Document page = stage.as("administrator").page("/desk/accounts");

        assertThat(page.select("#role-supervisor option[selected]").attr("value"))
                .isEqualTo("SUPERVISOR");
        assertThat(page.select("#role-agency option[selected]").attr("value")).isEqualTo("AGENCY");
        assertThat(page.select("#agency-agency").attr("value")).isEqualTo("UBND phường Thuận Hóa");
    }

    /** Two administrators at once: nothing one has decided is undone by a page of before. */
    @Test
    void aRoleAndATeamThatSomebodyElseHasChangedMeanwhileStay() {
        Stage.Browser admin = stage.as("administrator");
        Document before = admin.page("/desk/accounts");
        post(admin, before, "/desk/accounts/operator/role", "role", "SUPERVISOR", "agency", "");
        post(admin, before, "/desk/accounts/supervisor/team", "team", "Ca đêm");

        HttpResponse<Buffer> role =
                post(admin, before, "/desk/accounts/operator/role", "role", "AGENCY", "agency", "Sở Xây dựng");
        HttpResponse<Buffer> team = post(admin, before, "/desk/accounts/supervisor/team", "team", "Ca ngày");

        for (HttpResponse<Buffer> late : List.of(role, team)) {
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(Jsoup.parse(late.bodyAsString()).select(".problem").text())
                    .startsWith("Có người vừa đổi tài khoản này");
        }
        assertThat(await(stage.stores.staff().accounts().find("operator")).role())
                .isEqualTo(Role.SUPERVISOR);
        assertThat(await(stage.stores.staff().accounts().find("supervisor"))
                        .duty()
                        .team())
                .isEqualTo("Ca đêm");
        assertThat(post(admin, admin.page("/desk/accounts"), "/desk/accounts/supervisor/team", "team", "Ca ngày")
                        .statusCode())
                .isEqualTo(303);
    }

    /** With all that the form of the page holds. */
    private static HttpResponse<Buffer> post(Stage.Browser browser, Document page, String action, String... pairs) {
        MultiMap form = Stage.form(pairs);
        page.select("form[action=" + action + "] input[type=hidden]")
                .forEach(hidden -> form.add(hidden.attr("name"), hidden.attr("value")));
        return browser.post(action, form);
    }

    @Test
    void nobodyIsChangedWhoIsNotThere() {
        Stage.Browser admin = stage.as("administrator");
        String csrf = Stage.csrf(admin.page("/desk/accounts"));

        for (String deed : List.of("disable", "enable", "team", "reset", "sessions/end", "role")) {
            assertThat(admin.post("/desk/accounts/no.body/" + deed, Stage.form("csrf", csrf, "role", "OPERATOR"))
                            .statusCode())
                    .as(deed)
                    .isEqualTo(404);
        }
        assertThat(Recorded.all(stage.stores.staff().audit()))
                .noneMatch(entry -> entry.startsWith("administrator ") && !entry.endsWith("LOGGED_IN"));
    }

    @Test
    void aProgramIsShownWithWhoUsesItAndWhereItFilesFrom() {
        Document page = stage.as("administrator").page("/desk/accounts");

        assertThat(page.select("[data-testid=tokens] tr:contains(app)").text())
                .contains("Chị operator operator", "Hue-S")
                .doesNotContain("secret");
    }
}
