package vn.hue.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Part;

final class RemoteFilesTest {

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final HttpServer host = get(vertx.createHttpServer()
            .requestHandler(request -> {
                switch (request.path()) {
                    case "/picture" -> request.response().end("picture").onFailure(gone -> {});
                    case "/large" -> request.response().end("x".repeat(2_000)).onFailure(gone -> {});
                    case "/moved" ->
                        request.response()
                                .setStatusCode(302)
                                .putHeader("Location", "http://169.254.169.254/")
                                .end()
                                .onFailure(gone -> {});
                    case "/busy" -> request.response().setStatusCode(503).end().onFailure(gone -> {});
                    default -> request.response().setStatusCode(403).end().onFailure(gone -> {});
                }
            })
            .listen(0, "127.0.0.1"));
    private final String origin = "http://127.0.0.1:" + host.actualPort();
    private final RemoteFiles files = new RemoteFiles(
            vertx,
            new Store(),
            "facebook",
            List.of("fbcdn.net", "127.0.0.1:" + host.actualPort()),
            1_000,
            (channel, what) -> counts.merge(what, 1, Integer::sum));

    private static final class Store implements MediaStore {

        @Override
        public Future<Stored> store(Buffer file, @Nullable String name) {
            return Future.succeededFuture(new Stored.Kept(Media.stored("kept-" + file, MediaKind.IMAGE, "image/jpeg")));
        }

        @Override
        public Future<MediaStore.@Nullable File> open(String id) {
            return Future.succeededFuture(null);
        }
    }

    @AfterEach
    void closes() {
        get(vertx.close());
    }

    @Test
    void a_file_comes_home_and_everything_else_stays() {
        Part words = new Part.Text("Ổ gà");
        Inbound home = get(files.fetch(message(words, file(origin + "/picture"))));

        assertThat(home.parts())
                .containsExactly(
                        words, new Part.Attachment(Media.stored("kept-picture", MediaKind.IMAGE, "image/jpeg")));
    }

    @ParameterizedTest
    @CsvSource({"/large, file.too-large", "/moved, file.gone", "/expired, file.gone"})
    void what_can_never_be_had_stays_as_it_is(String path, String counted) {
        Inbound message = message(file(origin + path));

        assertThat(get(files.fetch(message))).isEqualTo(message);
        assertThat(counts).containsEntry(counted, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://scontent.fbcdn.net/a",
                "https://fbcdn.net.evil.example/a",
                "https://evilfbcdn.net/a",
                "https://scontent.fbcdn.net:8443/a",
                "https://user@scontent.fbcdn.net/a",
                "https://127.0.0.1/a",
                "http://127.0.0.1:1/a",
                "file:///etc/passwd",
                "http://[::1]/",
                "not an address",
            })
    void no_other_host_is_ever_called(String url) {
        Inbound message = message(file(url));

        assertThat(get(files.fetch(message))).isEqualTo(message);
        assertThat(counts).containsOnlyKeys("file.host-unknown");
    }

    @Test
    void a_busy_host_is_asked_again_later() {
        assertThat(files.fetch(message(file(origin + "/busy")))
                        .toCompletionStage()
                        .toCompletableFuture())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(RemoteFiles.HostAway.class);
    }

    private static Part file(String url) {
        return new Part.Attachment(new Media(null, MediaKind.IMAGE, "", 0, null, url, null, null, null, null));
    }

    private static Inbound message(Part... parts) {
        return new Inbound("m_1", new Address("facebook", "1000", "2000"), Instant.EPOCH, List.of(parts), null);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
