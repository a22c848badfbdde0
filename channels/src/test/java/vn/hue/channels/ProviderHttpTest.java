package vn.hue.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hue.emulators.network.Lie;

final class ProviderHttpTest {

    private static final int CONNECTIONS = 2;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer provider = get(vertx.createHttpServer()
            .requestHandler(request -> {
                if (request.path().equals("/honest")) {
                    request.response().end("honest").onFailure(gone -> {});
                } else {
                    Lie.valueOf(request.path().substring(1)).answer(vertx, request.response());
                }
            })
            .listen(0, "127.0.0.1"));
    private final ProviderHttp http = new ProviderHttp(vertx, CONNECTIONS, Duration.ofSeconds(20), 100_000);
    private final ProviderHttp hasty = new ProviderHttp(vertx, CONNECTIONS, Duration.ofMillis(500), 100_000);

    @AfterEach
    void closes() {
        get(vertx.close());
    }

    private Future<ProviderHttp.Answer> ask(String path) {
        return ask(http, path);
    }

    private Future<ProviderHttp.Answer> ask(ProviderHttp who, String path) {
        return who.ask(new RequestOptions().setAbsoluteURI("http://127.0.0.1:" + provider.actualPort() + path));
    }

    /** Each lie is heard more often than there are connections. */
    @ParameterizedTest
    @EnumSource
    void a_lie_ends_and_keeps_no_connection(Lie lie) {
        for (int i = 0; i <= CONNECTIONS; i++) {
            Future<ProviderHttp.Answer> answer =
                    ask(lie == Lie.DRIP ? hasty : http, "/" + lie).otherwiseEmpty();
            ProviderHttp.Answer heard = get(answer);
            if (lie == Lie.FLOOD) {
                assertThat(heard.body()).isNull();
            }
        }
        assertThat(get(ask(lie == Lie.DRIP ? hasty : http, "/honest")).body()).hasToString("honest");
    }

    @Test
    void an_answer_of_another_size_than_it_may_have_has_a_status_all_the_same() {
        assertThat(get(ask("/FLOOD")).status()).isEqualTo(200);
        assertThat(get(ask("/REDIRECT")).status()).isEqualTo(302);
    }

    @Test
    void who_is_not_there_has_surely_heard_nothing() {
        Future<ProviderHttp.Answer> nobody = http.ask(new RequestOptions().setAbsoluteURI("http://127.0.0.1:1/"));
        assertThat(nobody.toCompletionStage().toCompletableFuture())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(ProviderHttp.NeverLeft.class);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
