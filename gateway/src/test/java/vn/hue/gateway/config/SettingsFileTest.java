package vn.hue.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.gateway.config.SettingsFile.Loaded;

class SettingsFileTest {

    static final String A_SECRET = "0123456789abcdef0123456789abcdef";

    static final Map<String, String> SECRETS = Map.of("HUE_WEBCHAT_SECRET", A_SECRET);

    private final Path example = Path.of(System.getProperty("project.root", ".."), "gateway/conf/gateway.example.yaml");

    @Test
    void theExampleLoadsOnceItsSecretsAreGiven() {
        Settings settings = ready(SettingsFile.load(example, SECRETS));

        assertThat(settings.server().citizens().port().number()).isEqualTo(8080);
        assertThat(settings.turns().quiet()).isEqualTo(Duration.ofMillis(800));
        assertThat(settings.calendar().holidays()).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(settings.contacts().hotline()).isEqualTo("19001075");
    }

    @Test
    void theExampleExplainsEveryKeyAndNoOther() throws IOException {
        String uncommented = Pattern.compile("(?m)^([ #]*)(- )?([a-z][A-Za-z]*:)(?= |$)")
                .matcher(Files.readString(example))
                .replaceAll(key ->
                        key.group(1).replace("#", "") + Objects.requireNonNullElse(key.group(2), "") + key.group(3));
        uncommented = uncommented.replace("  tokens: []\n", "");
        // A block that is optional as a whole, and what is in it.
        uncommented =
                uncommented.replaceAll("(?m)^( *)#(\\w+): *$", "$1$2:").replaceAll("(?m)^( *)#(\\w+): .*$", "$1$2: x");
        JsonNode tree = new ObjectMapper(new YAMLFactory()).readTree(uncommented);

        List<String> found = new ArrayList<>();
        leaves(tree, "", found);

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(Environment.leaves().values().stream()
                        .map(Environment.Leaf::path)
                        .toList());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            server.public.port: x            | server.public.port: must be a whole number
            server.public.port: 70000        | server.public.port: must be a port, 0 to 65535
            server.pubic.port: 1             | server.pubic: unknown key
            server: 1                        | server: must be a section of keys
            turns.quiet: 2s                  | turns.quiet: must be a duration in ISO 8601, for example PT1.5S, PT48H or P2D
            turns.quiet: -PT1S               | turns.quiet: must not be negative
            api.tokens: [{name: a, secret: b}]| api.tokens[0].secret: must have at least 20 characters
            api.tokens: [{name: a/b, secret: a-secret-of-20-letters}]| api.tokens[0]: a token's name must not be empty or contain "/"
            api.tokens: [{name: a, secret: a-secret-of-20-letters, channel: zalo}]| api.tokens[0]: channel must be one of desk, hues, portal
            webchat.behindProxy: maybe       | webchat.behindProxy: must be true or false
            webchat.allowedOrigins: a        | webchat.allowedOrigins: must be a list
            contacts.hotline: 19001075       | contacts.hotline: must be text: put the number in quotes
            contacts.callback: "0234 gọi"    | contacts: a number to call is digits, with blanks between them if you like
            province.zone: Asia/Huế          | province.zone: must be a time zone, for example Asia/Ho_Chi_Minh
            province.outline: ['1,2']        | province: outline needs at least three points
            province.outline: ['91,2']       | province.outline[0]: must be a position, for example "16.4637,107.5909"
            calendar.holidays: [2026-02-30]  | calendar.holidays[0]: must be a date, for example 2026-02-17
            api.tokens: [{name: a}]          | api.tokens[0].secret: missing
            database.uri: mongodb://localhost:27017| database: set either uri or embedded.file
            desk.staffed: {from: morgens}    | desk.staffed: from and until must be times, for example "07:30"
            desk.staffed: {until: "06:00"}   | desk.staffed: before 07:30 only urgent matters are received
            cluster.port: 5701               | cluster.host: missing
            cluster: {host: a, port: 0}      | cluster: port must be 1 to 65534: the others must know it, and the next one too
            cluster: {host: 10.0.0.1}        | cluster needs database.uri: an embedded database is for one gateway
            """)
    void everyMistakeIsNamedWithItsPath(String line, String problem) {
        String[] keyAndValue = line.split(": ", 2);

        assertThat(refused(SettingsFile.read(minimalWith(keyAndValue[0], keyAndValue[1]), SECRETS)))
                .containsExactly(problem);
    }

    @Test
    void allMistakesComeAtOnce() {
        assertThat(refused(SettingsFile.read(
                        "server: {public: {port: x}}\ndesk: {session: 1d}\nprovince: {name: Huế, zone: UTC}\nextra: 1\n",
                        Map.of("HUE_MISSPELT", "1"))))
                .containsExactlyInAnyOrder(
                        "HUE_MISSPELT: unknown variable",
                        "extra: unknown key",
                        "server.public.port: must be a whole number",
                        "database: set either uri or embedded.file",
                        "desk.session: must be a duration in ISO 8601, for example PT1.5S, PT48H or P2D",
                        "webchat.secret: missing");
    }

    @Test
    void theEnvironmentWinsOverTheFile() {
        Settings settings = ready(SettingsFile.load(
                example,
                with(
                        Map.of(
                                "HUE_SERVER_PUBLIC_PORT", "81",
                                "HUE_WEBCHAT_ALLOWED_ORIGINS", "https://a.vn, https://b.vn",
                                "HUE_API_TOKENS", "[{name: portal, secret: " + A_SECRET + ", scopes: [personal]}]"),
                        SECRETS)));

        assertThat(settings.server().citizens().port().number()).isEqualTo(81);
        assertThat(settings.webchat().allowedOrigins()).containsExactly("https://a.vn", "https://b.vn");
        assertThat(settings.api().tokens().get(0).scopes()).containsExactly(Settings.Scope.PERSONAL);
    }

    @Test
    void secretsAreNeverPrinted() {
        Settings settings = ready(SettingsFile.load(example, SECRETS));
        List<String> problems = refused(SettingsFile.read("webchat: {secret: 'oh so secret' x\n", SECRETS));

        assertThat(settings.toString()).doesNotContain(A_SECRET).contains("***");
        assertThat(problems.toString()).doesNotContain("oh so secret").contains("line 1");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThat(refused(SettingsFile.read("server: {}\nserver: {}\n", SECRETS))
                        .get(0))
                .startsWith("not YAML: a key stands twice");
    }

    /** The least that is needed, with one key set to something else. */
    private static String minimalWith(String key, String value) {
        String minimal = """
                {"database.embedded.file": "x.db", "province.name": "Huế", "province.zone": "Asia/Ho_Chi_Minh"}""";
        try {
            ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
            ObjectNode root = yaml.createObjectNode();
            yaml.readTree(minimal).properties().forEach(e -> put(root, e.getKey(), e.getValue()));
            put(root, key, yaml.readTree(value));
            return yaml.writeValueAsString(root);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void put(ObjectNode root, String path, JsonNode value) {
        String[] keys = path.split("\\.");
        ObjectNode section = root;
        for (String key : Arrays.copyOf(keys, keys.length - 1)) {
            section = section.withObject("/" + key);
        }
        section.set(keys[keys.length - 1], value);
    }

    private static void leaves(JsonNode node, String path, List<String> found) {
        node.properties().forEach(e -> {
            String here = Binder.join(path, e.getKey());
            if (e.getValue().isObject()) {
                leaves(e.getValue(), here, found);
            } else {
                found.add(here);
            }
        });
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private static Settings ready(Loaded loaded) {
        assertThat(loaded).isInstanceOf(Loaded.Ready.class);
        return ((Loaded.Ready) loaded).settings();
    }

    private static List<String> refused(Loaded loaded) {
        assertThat(loaded).isInstanceOf(Loaded.Refused.class);
        return ((Loaded.Refused) loaded)
                .problems().stream().map(Problem::toString).toList();
    }
}
