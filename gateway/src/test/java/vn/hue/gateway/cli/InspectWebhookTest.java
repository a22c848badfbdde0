package vn.hue.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code bin/gateway inspect zalo|facebook}; takes the process's own input for itself. */
@Isolated
class InspectWebhookTest {

    private static final String ZALO = "{\"app_id\":\"360846524940903967\",\"sender\":{\"id\":\"246845883529197922\"},"
            + "\"user_id_by_app\":\"552177279717587730\",\"recipient\":{\"id\":\"388613280878808645\"},"
            + "\"event_name\":\"user_send_text\",\"message\":{\"text\":\"Xin chào shop 👋\",\"msg_id\":"
            + "\"96d3cdf3af150460909\"},\"timestamp\":\"1793520000123\"}";
    private static final String ZALO_MAC = "6f21a049bb1b7485f8cb791165ad1f1af8d4dd0fe197dd61ec54ca4f7075e71e";

    private static final String FACEBOOK = "{\"object\":\"page\",\"entry\":[{\"id\":\"1000\",\"time\":1793520000123,"
            + "\"messaging\":[{\"sender\":{\"id\":\"2000\"},\"recipient\":{\"id\":\"1000\"},\"timestamp\":1793520000100,"
            + "\"message\":{\"mid\":\"m_abc\",\"text\":\"xin ch\\u00e0o\"}}]}]}";
    private static final String FACEBOOK_MAC =
            "sha256=588f37a313548c5af799778116eb677501e9360517a91c1a2bbe1ff546f94777";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Commands.line();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private String file(String body) throws IOException {
        return Files.writeString(folder.resolve("body.json"), body).toString();
    }

    private JsonObject only() {
        JsonArray items = new JsonArray(out.toString());
        assertThat(items).hasSize(1);
        return items.getJsonObject(0);
    }

    @Test
    void a_text_on_zalo() throws IOException {
        int exit = run(
                "inspect",
                "zalo",
                file(ZALO),
                "--secret",
                "oa-secret-for-tests",
                "--app-id",
                "360846524940903967",
                "--header",
                "X-ZEvent-Signature: mac=" + ZALO_MAC);

        assertThat(exit).isZero();
        assertThat(only())
                .isEqualTo(new JsonObject("{\"kind\":\"message\",\"externalId\":\"96d3cdf3af150460909\","
                        + "\"user\":\"246845883529197922\",\"account\":\"388613280878808645\",\"at\":1793520000123,"
                        + "\"text\":\"Xin chào shop 👋\",\"parts\":[{\"type\":\"text\",\"url\":null,\"name\":null,"
                        + "\"lat\":null,\"lng\":null,\"payload\":null}],\"contact\":null,\"signature\":\"valid\","
                        + "\"reason\":null}"));
    }

    @Test
    void a_text_on_facebook_from_the_standard_input() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(FACEBOOK.getBytes(StandardCharsets.UTF_8)));
            int exit = run(
                    "inspect",
                    "facebook",
                    "-",
                    "--secret",
                    "app-secret-for-tests",
                    "--header",
                    "x-hub-signature-256: " + FACEBOOK_MAC);
            assertThat(exit).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(only().getString("kind")).isEqualTo("message");
        assertThat(only().getString("text")).isEqualTo("xin chào");
        assertThat(only().getString("user")).isEqualTo("2000");
        assertThat(only().getString("account")).isEqualTo("1000");
        assertThat(only().getLong("at")).isEqualTo(1793520000100L);
        assertThat(only().getString("signature")).isEqualTo("valid");
    }

    @ParameterizedTest(name = "{0} with {2} is {3}")
    @CsvSource(delimiter = '|', textBlock = """
            zalo     | oa-secret-for-tests  | X-ZEvent-Signature: mac=00    | invalid
            zalo     | another              | X-ZEvent-Signature: mac=6f21a049bb1b7485f8cb791165ad1f1af8d4dd0fe197dd61ec54ca4f7075e71e | invalid
            zalo     | oa-secret-for-tests  | X-Other: 1                    | absent
            facebook | app-secret-for-tests | X-Hub-Signature-256: sha256=0 | invalid
            facebook | app-secret-for-tests | X-Other: 1                    | absent
            """)
    void the_signature_is_told(String network, String secret, String header, String told) throws IOException {
        String body = network.equals("zalo") ? ZALO : FACEBOOK;
        assertThat(run("inspect", network, file(body), "--secret", secret, "--header", header))
                .isZero();
        assertThat(only().getString("signature")).isEqualTo(told);
        assertThat(only().getString("kind")).isEqualTo("message");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            zalo     | ""
            zalo     | not even JSON
            zalo     | [1, 2]
            zalo     | {"event_name":"user_send_text"}
            facebook | ""
            facebook | {"object":"page","entry":[{"id":"1
            facebook | null
            facebook | {"object":"page","entry":[{"id":"1000","messaging":[{"message":{"mid":"m"}}]}]}
            """)
    void a_broken_body_is_invalid_with_a_reason_and_no_error(String network, String body) throws IOException {
        assertThat(run("inspect", network, file(body == null ? "" : body))).isZero();
        assertThat(only().getString("kind")).isEqualTo("invalid");
        assertThat(only().getString("reason")).isNotBlank();
        assertThat(err.toString()).isEmpty();
    }

    private static Stream<Arguments> hostile() {
        return Stream.of(
                        "[".repeat(1 << 20),
                        "{\"object\":".repeat(100_000),
                        "{\"a\":[".repeat(1 << 17) + "]}".repeat(1 << 17),
                        "\"" + "x".repeat(1 << 20),
                        "{\"object\":7,\"event_name\":{},\"entry\":\"page\"}",
                        "{\"object\":\"page\",\"event_name\":\"follow\",\"entry\":{\"id\":1},\"follower\":[1]}",
                        "{\"object\":\"page\",\"event_name\":\"user_send_text\",\"entry\":[7,null,[]],\"sender\":3}",
                        "{} trailing",
                        "\u0000\u0001")
                .map(body -> body.getBytes(StandardCharsets.UTF_8))
                .flatMap(body -> Stream.of(Arguments.of("zalo", body), Arguments.of("facebook", body)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("hostile")
    void a_hostile_body_is_invalid_with_a_reason_in_good_time(String network, byte[] body) throws IOException {
        isInvalid(network, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zalo", "facebook"})
    void bytes_that_are_no_text_are_invalid(String network) throws IOException {
        byte[] body = (network.equals("zalo") ? ZALO : FACEBOOK).getBytes(StandardCharsets.UTF_8);
        body[body.length / 2] = (byte) 0xff;
        isInvalid(network, body);
    }

    private void isInvalid(String network, byte[] body) throws IOException {
        Path file = Files.write(folder.resolve("hostile.json"), body);
        assertThat(run("inspect", network, file.toString())).isZero();
        JsonArray items = new JsonArray(out.toString());
        assertThat(items).isNotEmpty();
        for (Object each : items) {
            JsonObject item = (JsonObject) each;
            assertThat(item.getString("kind")).isEqualTo("invalid");
            assertThat(item.getString("reason")).isNotBlank();
            assertThat(item.getString("signature")).isEqualTo("absent");
        }
        assertThat(err.toString()).isEmpty();
    }

    /** A provider never writes a key twice; whoever does is understood as every reader of JSON understands it. */
    @Test
    void of_a_key_that_comes_twice_the_last_counts() throws IOException {
        assertThat(run("inspect", "zalo", file(ZALO.replace("{\"text\":", "{\"text\":\"first\",\"text\":"))))
                .isZero();
        assertThat(only().getString("text")).isEqualTo("Xin chào shop 👋");
    }

    @Test
    void wrong_words_on_the_command_line_are_told_in_one_line() throws IOException {
        assertThat(run("inspect", "zalo", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("inspect", "facebook", file("{}"), "--header", "no colon"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("can't read", "--header: like 'Name: value'");
    }
}
