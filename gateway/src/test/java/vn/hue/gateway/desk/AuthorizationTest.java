package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.Recorded;
import vn.hue.gateway.Sample;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.config.Settings.Scope;
import vn.hue.gateway.staff.Role;

/** Every route as everyone, against the table in {@link Route}. */
class AuthorizationTest {

    private static final String STRANGER = "a stranger";

    private static Stage stage;

    @BeforeAll
    static void serve() {
        stage = new Stage();
        Sample.into(stage.stores, Urgency.URGENT);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void whatIsMountedStandsInTheTableAndTheOtherWayRound() {
        Set<String> mounted = new TreeSet<>();
        stage.root.getRoutes().forEach(route -> {
            String path = route.getPath();
            // Those for every method refuse whatever is not mounted, and show what failed.
            if (path != null && route.methods() != null && path.matches("/(desk|api)(/.*)?")) {
                route.methods().forEach(method -> mounted.add(method + " " + path));
            }
        });
        assertThat(mounted)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Route.values())
                        .map(route -> route.method() + " " + route.path())
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyRouteLetsInThoseOfTheTableAndNobodyElse() {
        Map<String, Stage.Browser> people = new HashMap<>();
        for (Role role : Role.values()) {
            people.put(role.name(), stage.as(role.name().toLowerCase(Locale.ROOT)));
        }
        people.put(STRANGER, stage.browser());
        List<String> wrong = new ArrayList<>();
        for (Route route : Route.values()) {
            people.forEach((who, everyday) -> {
                // Who leaves would be a stranger to all that follows.
                Stage.Browser browser = route == Route.LOG_OUT && !who.equals(STRANGER)
                        ? stage.as(who.toLowerCase(Locale.ROOT))
                        : everyday;
                boolean may =
                        switch (route.by()) {
                            case NOTHING -> true;
                            case ANY_SESSION -> !who.equals(STRANGER);
                            case ROLE -> !who.equals(STRANGER) && route.allows(Role.valueOf(who));
                            // A session is no token.
                            case TOKEN -> false;
                        };
                int status = visit(browser, route);
                if (may == refused(status)) {
                    wrong.add(route + " as " + who + ": " + status);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRouteOfTheApiLetsInTheTokensOfTheTableAndNoOthers() {
        List<String> wrong = new ArrayList<>();
        for (Route route : Route.values()) {
            if (route.by() != Route.By.TOKEN) {
                continue;
            }
            for (Scope scope : Scope.values()) {
                int status = call(route, Stage.secret(scope));
                if ((route.scopes().isEmpty() || route.scopes().contains(scope)) == refused(status)) {
                    wrong.add(route + " with " + scope + ": " + status);
                }
            }
            if (route.scopes().isEmpty() == refused(call(route, Stage.secret(null)))) {
                wrong.add(route + " without any scope");
            }
            if (call(route, "guessed-guessed-guessed") != 401) {
                wrong.add(route + " with a guessed token");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoTriesWhatTheyMayNotIsOnRecord() {
        try (Stage alone = new Stage()) {
            Stage.Browser agency = alone.as("agency");
            agency.post(
                    "/desk/conversations/" + Sample.ID + "/reveal",
                    Stage.form("csrf", Stage.csrf(agency.page("/desk/me"))));
            await(alone.browser()
                    .request(HttpMethod.POST, "/api/v1/reports/" + Sample.CODE + "/publish")
                    .bearerTokenAuthentication(Stage.secret(Scope.REPORTS_HANDLE))
                    .send());

            assertThat(Recorded.all(alone.stores.staff().audit()))
                    .contains("agency REFUSED conversations", "token:reports_handle REFUSED reports:write")
                    .noneMatch(entry -> entry.contains("REVEALED"));
            assertThat(alone.as("administrator")
                            .page("/desk/audit?what=REFUSED")
                            .select("[data-testid=audit] tbody")
                            .text())
                    .contains("cuộc trò chuyện với người dân", "Xác minh, tiếp nhận")
                    .doesNotContain("conversations")
                    .doesNotContain("reports:write");
        }
    }

    @Test
    void theAdministratorSeesWhatTokensMayAndNeverTheirSecrets() {
        String page = stage.as("administrator")
                .page("/desk/accounts")
                .select("[data-testid=tokens]")
                .text();

        assertThat(page)
                .contains("reports:write", "conversations:supervise", "chỉ đọc")
                .doesNotContain("secret-of");
    }

    private static int call(Route route, String secret) {
        String path = route.path()
                .replace(":id", Sample.ID)
                .replace(":code", Sample.CODE)
                .replace(":number", "1")
                .replace(":kind", "REPORT");
        return await(stage.browser()
                        .request(route.method(), path)
                        .bearerTokenAuthentication(secret)
                        .putHeader("Prefer", "wait=0")
                        .send())
                .statusCode();
    }

    /** As the page's own form would be sent, with nothing filled in. */
    private static int visit(Stage.Browser browser, Route route) {
        String path = route.path()
                .replace(":id", Sample.ID)
                .replace(":code", Sample.CODE)
                .replace(":report", Sample.CODE)
                .replace(":language", "vi")
                .replace(":token", "none")
                .replace(":name", "nobody");
        if (route == Route.LIVE) {
            return await(stream(browser, path));
        }
        boolean strange = browser.get("/desk/me").statusCode() != 200;
        String csrf = csrf(browser, strange || route.by() == Route.By.NOTHING);
        HttpResponse<Buffer> answer = route.method() == HttpMethod.GET
                ? await(browser.request(route.method(), path).send())
                : await(browser.request(route.method(), path).sendForm(Stage.form("csrf", csrf)));
        boolean toLogin =
                answer.statusCode() == 303 && answer.getHeader("Location").startsWith("/desk/login");
        return toLogin && strange ? 401 : answer.statusCode();
    }

    private static String csrf(Stage.Browser browser, boolean beforeLogin) {
        return Stage.csrf(browser.page(beforeLogin ? "/desk/login" : "/desk/me"));
    }

    /** It never ends, so only its beginning is waited for. */
    private static Future<Integer> stream(Stage.Browser browser, String path) {
        var http = Stage.vertx().createHttpClient();
        return http.request(HttpMethod.GET, stage.server.port(), "127.0.0.1", path)
                .compose(request ->
                        request.putHeader("Cookie", browser.cookies()).send())
                .compose(answer -> http.close().map(closed -> answer.statusCode()));
    }

    private static boolean refused(int status) {
        return status == 401 || status == 403;
    }
}
