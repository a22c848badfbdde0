package vn.hue.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;
import vn.hue.channels.zalo.ZaloGrant;
import vn.hue.emulators.zalo.ZaloApp;
import vn.hue.emulators.zalo.ZaloEmulator;
import vn.hue.gateway.Demo;
import vn.hue.gateway.mongo.Database;
import vn.hue.gateway.mongo.EmbeddedMongo;
import vn.hue.gateway.store.mongo.MongoStores;

/** {@code bin/gateway zalo authorize}, at an emulated Zalo; takes the process's own input for itself. */
@Isolated
class ZaloCommandTest {

    private static final ZaloApp APP = ZaloApp.demo("");

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final ZaloEmulator zalo = new ZaloEmulator(APP, 0, InstantSource.system());
    private final WebClient browser = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void starts() {
        Demo.waited(vertx.deployVerticle(zalo));
    }

    @AfterEach
    void stops() {
        Demo.waited(vertx.close());
    }

    private Path database() {
        return folder.resolve("gateway.db");
    }

    private String config(String redirect) throws IOException {
        return Files.writeString(folder.resolve("gateway.yaml"), """
                        database: {embedded: {file: %s}}
                        webchat: {secret: 0123456789abcdef0123456789abcdef}
                        zalo:
                          appId: "%s"
                          appSecret: %s
                          oaSecret: %s
                          oaId: "%s"
                          hosts: {oauth: %s, openapi: %s, business: %s}
                          consent: {%s}
                        """.formatted(
                                database(),
                                APP.appId(),
                                APP.appSecret(),
                                APP.oaSecret(),
                                APP.oaId(),
                                zalo.origin(),
                                zalo.origin(),
                                zalo.origin(),
                                redirect.isEmpty() ? "" : "redirectUri: " + redirect))
                .toString();
    }

    /** An administrator who opens the address that is shown, and pastes where the browser was sent to. */
    private final class Administrator extends InputStream {

        private final UnaryOperator<String> pastes;
        private @Nullable InputStream answer;

        Administrator(UnaryOperator<String> pastes) {
            this.pastes = pastes;
        }

        @Override
        public int read() throws IOException {
            InputStream pasted = answer;
            if (pasted == null) {
                String shown = Pattern.compile("https?://\\S+")
                        .matcher(out.toString())
                        .results()
                        .map(MatchResult::group)
                        .reduce((first, last) -> last)
                        .orElseThrow();
                String sentTo = Demo.waited(browser.getAbs(shown).send()).getHeader("Location");
                pasted = new ByteArrayInputStream((pastes.apply(sentTo) + "\n").getBytes(StandardCharsets.UTF_8));
                answer = pasted;
            }
            return pasted.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int one = read();
            if (one < 0) {
                return -1;
            }
            into[offset] = (byte) one;
            return 1;
        }
    }

    private int authorize(String redirect, UnaryOperator<String> pastes) throws IOException {
        InputStream before = System.in;
        System.setIn(new Administrator(pastes));
        try {
            CommandLine line = Commands.line();
            line.setOut(new PrintWriter(out));
            line.setErr(new PrintWriter(err));
            return line.execute("zalo", "authorize", "--config", config(redirect));
        } finally {
            System.setIn(before);
        }
    }

    private @Nullable ZaloGrant stored() throws IOException {
        try (EmbeddedMongo mongo = EmbeddedMongo.onFile(database())) {
            Database open = Database.open(vertx, mongo.uri());
            ZaloGrant grant = Demo.waited(MongoStores.open(open)
                    .compose(stores -> stores.channels().tokens().load(APP.oaId())));
            Demo.waited(open.close());
            return grant;
        }
    }

    @Test
    void an_administrator_consents_and_every_gateway_finds_the_grant() throws IOException {
        assertThat(authorize(APP.redirectUri(), sentTo -> sentTo))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("Granted and stored");
        ZaloGrant grant = stored();
        assertThat(grant).isNotNull();
        assertThat(out.toString() + err)
                .doesNotContain(APP.appSecret(), String.valueOf(grant == null ? "" : grant.refreshToken()));
    }

    @Test
    void an_address_of_another_consent_is_not_taken() throws IOException {
        assertThat(authorize(APP.redirectUri(), sentTo -> sentTo.replaceFirst("state=[^&]+", "state=forged")))
                .isEqualTo(1);
        assertThat(authorize(APP.redirectUri(), sentTo -> "nothing of the kind"))
                .isEqualTo(1);
        assertThat(authorize(APP.redirectUri(), sentTo -> sentTo.replaceFirst("oa_id=[^&]+", "oa_id=999")))
                .isEqualTo(1);
        assertThat(authorize(APP.redirectUri(), sentTo -> sentTo.replaceFirst("code=[^&]+", "code=spent")))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("its state is another", "There is no code", "another Official Account", "refuses the code");
        assertThat(stored()).isNull();
    }

    @Test
    void without_the_callback_it_says_which_key_is_missing() throws IOException {
        assertThat(authorize("", sentTo -> sentTo)).isEqualTo(2);
        assertThat(err.toString()).contains("zalo.consent.redirectUri: missing");
    }
}
