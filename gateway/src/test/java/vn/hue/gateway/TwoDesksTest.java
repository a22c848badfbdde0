package vn.hue.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Demo.waited;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import vn.hue.emulators.network.FreePort;
import vn.hue.gateway.mongo.EmbeddedMongo;
import vn.hue.gateway.staff.Role;

/** Two gateways that know each other, each with a Vert.x and connections of its own, on one database. */
class TwoDesksTest {

    private static final String HOST = "127.0.0.1";
    private static final int PATIENCE_SECONDS = 90;

    @Test
    void theDeskOfOneSeesLiveWhatACitizenDidAtTheOther() throws Exception {
        int portOfA = FreePort.next(2);
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory()) {
            Gateway a = gateway(mongo, portOfA, "");
            Gateway b = gateway(mongo, FreePort.next(2), HOST + ":" + portOfA);
            try {
                Demo.hire(a, "lan", Role.OPERATOR, Instant.now());
                CompletableFuture<String> seen = live(b);
                Visitor citizen = new Visitor(a.publicUri());
                String id = UUID.randomUUID().toString();
                assertThat(citizen.say(a.publicUri(), id, "Đèn đường hỏng trước số 12 Lê Lợi")
                                .statusCode())
                        .isEqualTo(200);

                assertThat(seen.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).startsWith("event: talk-webchat-");
                // The citizen's page at the other gateway hears the answer as well.
                assertThat(citizen.hears(b.publicUri(), "gửi ảnh hoặc video")).isTrue();
            } finally {
                waited(b.stop());
                waited(a.stop());
            }
        }
    }

    private static Gateway gateway(EmbeddedMongo mongo, int port, String members) {
        return waited(Gateway.start(
                Demo.settingsOn(
                        mongo.uri(),
                        Map.of(
                                "HUE_CLUSTER_HOST", HOST,
                                "HUE_CLUSTER_PORT", Integer.toString(port),
                                "HUE_CLUSTER_MEMBERS", members)),
                InstantSource.system()));
    }

    /** The first conversation that an open desk is told to fetch anew; completes once the page listens. */
    private static CompletableFuture<String> live(Gateway gateway) throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newHttpClient();
        URI login = gateway.publicUri().resolve("/desk/login");
        Map<String, String> cookies = new TreeMap<>();
        HttpResponse<String> page = browser.send(asking(login, cookies).build(), HttpResponse.BodyHandlers.ofString());
        keep(page, cookies);
        String csrf = Jsoup.parse(page.body()).select("input[name=csrf]").val();
        HttpResponse<String> entered = browser.send(
                asking(login, cookies)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "name=lan&csrf=" + encoded(csrf) + "&password=" + encoded(Demo.PASSWORD)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        keep(entered, cookies);
        HttpResponse<Stream<String>> events =
                browser.send(asking(login.resolve("live"), cookies).build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(events.statusCode()).isEqualTo(200);
        return CompletableFuture.supplyAsync(() -> events.body()
                .filter(line -> line.startsWith("event: talk-"))
                .findFirst()
                .orElse("the stream ended"));
    }

    private static HttpRequest.Builder asking(URI uri, Map<String, String> cookies) {
        String all = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return HttpRequest.newBuilder(uri).header("Cookie", all);
    }

    private static void keep(HttpResponse<?> response, Map<String, String> cookies) {
        for (String cookie : response.headers().allValues("set-cookie")) {
            String[] pair = cookie.split(";")[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
