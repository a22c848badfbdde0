package vn.hue.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SpoolTest {

    private static final int FILE = 10_000;

    private final Vertx vertx = Vertx.vertx();
    private final Promise<Void> broken = Promise.promise();
    private final HttpServer server = serve(new Spool(vertx, FILE, 3 * FILE, Duration.ofMillis(300)));

    private HttpServer serve(Spool spool) {
        Router router = Router.router(vertx);
        router.post("/gone").handler(ctx -> {
            ctx.request().pause();
            ctx.request().connection().closeHandler(closed -> spool.take(ctx, "gone", FILE)
                    .onFailure(told -> broken.complete()));
            ctx.request().connection().close().onFailure(already -> {});
        });
        router.post("/:who").handler(ctx -> {
            if (!spool.hasRoom(ctx.pathParam("who"), FILE)) {
                ctx.fail(503);
                return;
            }
            spool.take(ctx, ctx.pathParam("who"), FILE)
                    .onSuccess(file -> ctx.response()
                            .end(Integer.toString(file.getBytes().length))
                            .onFailure(gone -> {}))
                    .onFailure(ctx::fail);
        });
        return get(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    @AfterEach
    void closes() {
        get(vertx.close());
    }

    private HttpClientRequest begin(String who, int bytes) {
        HttpClientRequest request =
                get(vertx.createHttpClient().request(HttpMethod.POST, server.actualPort(), "127.0.0.1", "/" + who));
        request.putHeader("Content-Length", Integer.toString(FILE));
        get(request.write(Buffer.buffer(new byte[bytes])).otherwiseEmpty());
        return request;
    }

    @Test
    void whole_files_pass_through_memory_one_after_the_other_and_all_do() {
        List<Future<Buffer>> answers = Stream.of("lan", "minh", "hoa")
                .map(who -> begin(who, FILE).response().compose(HttpClientResponse::body))
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(get(answer)).hasToString("10000"));
    }

    @Test
    void who_sends_next_to_nothing_for_a_while_is_hung_up_on() {
        assertThat(begin("lan", 10).response().toCompletionStage().toCompletableFuture())
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withCauseInstanceOf(HttpClosedException.class);
    }

    @Test
    void a_line_that_broke_before_anybody_listened_keeps_no_room() {
        begin("gone", 10);
        get(broken.future());
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
