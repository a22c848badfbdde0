package vn.hue.channels.facebook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.hue.channels.MediaStore;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Outbound.AsksFor;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.emulators.facebook.GraphEmulator;

/** The channel before a small Graph, and people who write to the page. */
abstract class FacebookStage {

    static final Instant NOW = Instant.parse("2026-11-23T08:15:00Z");

    static final String SECRET = "app-secret-for-tests";

    static final Address LAN = new Address("facebook", "1000", "2000");

    final Vertx vertx = Vertx.vertx();

    final WebClient web = WebClient.create(vertx);

    final Centre centre = new Centre();

    final GraphEmulator graph =
            get(new GraphEmulator(vertx, "4242", SECRET, "1000", "PAGE-TOKEN", true, () -> NOW).listen(0));

    FacebookVerticle facebook = verticle(true, Duration.ofSeconds(10));

    String webhook = "";

    final class Files implements MediaStore {

        @Override
        public Future<Stored> store(Buffer file, @Nullable String name) {
            return Future.succeededFuture(new Stored.Refused(Stored.Reason.EMPTY));
        }

        @Override
        public Future<MediaStore.@Nullable File> open(String id) {
            return Future.succeededFuture(centre.files.get(id));
        }
    }

    FacebookVerticle verticle(boolean humanAgent, Duration timeout) {
        FacebookSettings settings = FacebookSettings.of("4242", SECRET, "verify-me", Map.of("1000", "PAGE-TOKEN"))
                .at(graph.origin(), List.of())
                .with(new FacebookSettings.Features(humanAgent, true, false))
                .with(new FacebookSettings.Limits(1_999, 25L << 20, timeout));
        FacebookVerticle verticle = new FacebookVerticle(centre.ports(new Files()), settings, () -> NOW, "vi");
        get(vertx.deployVerticle(verticle));
        return verticle;
    }

    void serve() {
        Router router = Router.router(vertx);
        facebook.routes(router);
        HttpServer server = get(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        webhook = "http://127.0.0.1:" + server.actualPort() + "/webhooks/facebook";
        graph.webhook(webhook);
    }

    @BeforeEach
    void listens() {
        serve();
    }

    @AfterEach
    void closes() {
        web.close();
        get(vertx.close());
    }

    void heard() {
        get(graph.act("2000", text("Chào")));
    }

    Delivery send(String text) {
        return get(facebook.send(LAN, outbound(text, List.of(), Purpose.ANSWER, null)));
    }

    static Outbound outbound(String text, List<Option> options, Purpose purpose, @Nullable AsksFor asksFor) {
        return new Outbound("conversation/1/0", text, options, List.of(), purpose, Outbound.BOT, asksFor);
    }

    static Outbound with(List<Media> media) {
        return new Outbound("conversation/1/0", "Kết quả", List.of(), media, Purpose.NOTICE, Outbound.BOT, null);
    }

    static List<Option> options(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Option("choice:" + i, "Lựa chọn số " + i, Integer.toString(i)))
                .toList();
    }

    static JsonObject text(String text) {
        return new JsonObject().put("kind", "text").put("text", text);
    }

    static byte[] body(String mid) {
        return ("{\"object\":\"page\",\"entry\":[{\"id\":\"1000\",\"time\":1793520000123,\"messaging\":[{\"sender\":"
                        + "{\"id\":\"2000\"},\"recipient\":{\"id\":\"1000\"},\"timestamp\":1793520000100,\"message\":"
                        + "{\"mid\":\"" + mid + "\",\"text\":\"xin ch\\u00e0o\"}}]}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    static String sign(byte[] body) {
        return new WebhookSignature(SECRET).of(body);
    }

    int post(byte[] body, @Nullable String signature) {
        var request = web.postAbs(webhook);
        if (signature != null) {
            request.putHeader("X-Hub-Signature-256", signature);
        }
        return get(request.sendBuffer(Buffer.buffer(body))).statusCode();
    }

    static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
