package vn.hue.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hue.channels.MediaStore;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.gateway.Demo;

class PublicLinksTest {

    private static final Media CLIP =
            new Media("clip-1", MediaKind.VIDEO, "video/mp4", 3, "a.mp4", null, null, null, null, null);

    private final Vertx vertx = Vertx.vertx();
    private final WebClient web = WebClient.create(vertx);
    private Instant now = Instant.parse("2026-11-23T02:00:00Z");
    private int port;

    private PublicLinks links(@Nullable String origin, String secret) {
        return new PublicLinks(origin, secret, new OneFile(), () -> now);
    }

    @BeforeEach
    void serves() {
        Router router = Router.router(vertx);
        links("http://hue.example", "a secret of this test, long enough").routes(router);
        HttpServer server =
                Demo.waited(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        port = server.actualPort();
    }

    @AfterEach
    void closes() {
        Demo.waited(vertx.close());
    }

    private static final class OneFile implements MediaStore {

        @Override
        public Future<Stored> store(Buffer file, @Nullable String name) {
            return Future.failedFuture("nothing is stored here");
        }

        @Override
        public Future<@Nullable File> open(String id) {
            return Future.succeededFuture(id.equals("clip-1") ? new File(CLIP, Buffer.buffer("abc")) : null);
        }
    }

    private HttpResponse<Buffer> get(String link) {
        return Demo.waited(web.get(port, "127.0.0.1", link.replace("http://hue.example", ""))
                .send());
    }

    private String link() {
        return links("http://hue.example", "a secret of this test, long enough")
                .to(CLIP)
                .orElseThrow();
    }

    @Test
    void a_link_shows_its_file_for_a_week_and_no_longer() {
        String link = link();
        HttpResponse<Buffer> shown = get(link);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.bodyAsString()).isEqualTo("abc");
        assertThat(shown.getHeader("Content-Type")).isEqualTo("video/mp4");
        assertThat(shown.getHeader("Content-Security-Policy")).contains("sandbox");

        now = now.plus(Duration.ofDays(7)).minusSeconds(1);
        assertThat(get(link).statusCode()).isEqualTo(200);
        now = now.plusSeconds(1);
        assertThat(get(link).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "..", "clip-1.zzzzzz.", "clip-1.ZZZZZZ.AAAA", "%2e%2e%2fetc"})
    void what_is_no_link_shows_nothing(String pass) {
        assertThat(get("/m/" + pass).statusCode()).isEqualTo(404);
    }

    @Test
    void a_link_that_was_changed_or_sealed_by_another_secret_shows_nothing() {
        String link = link();
        assertThat(get(link.replace("clip-1", "clip-2")).statusCode()).isEqualTo(404);
        assertThat(get(link.substring(0, link.length() - 1)).statusCode()).isEqualTo(404);
        String forged = links("http://hue.example", "another secret, as long as the other")
                .to(CLIP)
                .orElseThrow();
        assertThat(get(forged).statusCode()).isEqualTo(404);
    }

    @Test
    void without_an_address_outside_there_are_no_links() {
        assertThat(links(null, "a secret of this test, long enough").to(CLIP)).isEmpty();
    }
}
