package vn.hue.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.gateway.Main;
import vn.hue.gateway.mongo.ChildJvm;

/** The one command of a newcomer, as a real process: started, used, stopped as by Ctrl-C, and started again. */
class DemoProcessTest {

    private static final Pattern ADDRESS = Pattern.compile("(http://localhost:\\d+/)chat");
    private static final Pattern KEY = Pattern.compile("Bearer ([0-9a-f]+)");
    private static final int PATIENCE_SECONDS = 120;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path home;

    @Test
    void the_demo_says_where_to_look_stops_cleanly_and_finds_everything_again() throws Exception {
        Process first = demo();
        List<String> welcome = welcome(first);
        URI door = URI.create(found(ADDRESS, welcome));
        String key = found(KEY, welcome);
        assertThat(get(door.resolve("/chat"), key).statusCode()).isEqualTo(200);
        assertThat(get(door.resolve("/api/v1/reports"), key).statusCode()).isEqualTo(200);
        HttpResponse<String> moved = client.send(
                HttpRequest.newBuilder(door.resolve("/demo/clock"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"PT48H\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(moved.body()).contains("\"ahead\":\"PT48H\"");

        stop(first);
        Process again = demo();
        try {
            List<String> second = welcome(again);
            assertThat(found(KEY, second)).isEqualTo(key);
            URI there = URI.create(found(ADDRESS, second));
            assertThat(get(there.resolve("/demo/clock"), key).body()).contains("\"ahead\":\"PT48H\"");
        } finally {
            stop(again);
        }
    }

    private Process demo() throws IOException {
        return ChildJvm.start(
                Main.class,
                "demo",
                "--home",
                home.toString(),
                "--port",
                "0",
                "--operate-port",
                "0",
                "--phone-port",
                "0");
    }

    private static List<String> welcome(Process demo) throws IOException {
        BufferedReader out = demo.inputReader(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.startsWith("Ctrl-C stops it")) {
                return lines;
            }
        }
        throw new AssertionError("the demo ended: " + lines);
    }

    private static String found(Pattern pattern, List<String> lines) {
        Matcher matcher = pattern.matcher(String.join("\n", lines));
        assertThat(matcher.find()).as("%s in %s", pattern, lines).isTrue();
        return matcher.group(1);
    }

    /** SIGTERM, which the gateway treats as it treats Ctrl-C; 143 is how a JVM ends that was asked to. */
    private static void stop(Process demo) throws InterruptedException {
        demo.destroy();
        assertThat(demo.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isEqualTo(143);
    }

    private HttpResponse<String> get(URI uri, String key) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + key)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
