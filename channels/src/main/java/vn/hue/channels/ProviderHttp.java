package vn.hue.channels;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientForm;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks providers over HTTP. Whatever the far side does, a call is over in time and its answer is no longer than it may
 * be; what goes on after that is hung up on. A redirect is an answer like any other.
 */
public final class ProviderHttp {

    /** Hundreds of times what any documented answer has. */
    public static final int LARGEST_ANSWER = 1 << 20;

    private static final int CONNECT_TIMEOUT_MS = 5_000;

    /** Shorter than any far side keeps an idle connection: a call on one just closed counts as unsure. */
    private static final int KEEP_ALIVE_SECONDS = 20;

    private final Vertx vertx;
    private final HttpClient http;
    private final Duration timeout;
    private final long largest;

    /**
     * @param connections to each host at most
     * @param timeout from the begin of a call to the last byte of its answer
     * @param largest in bytes, of an answer
     */
    public ProviderHttp(Vertx vertx, int connections, Duration timeout, long largest) {
        this.vertx = vertx;
        this.timeout = timeout;
        this.largest = largest;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS).setKeepAliveTimeout(KEEP_ALIVE_SECONDS),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    /**
     * What came back.
     *
     * @param body null when it was larger than it may be
     */
    public record Answer(
            int status, MultiMap headers, @Nullable Buffer body) {}

    /** The call surely never left. */
    public static final class NeverLeft extends VertxException {

        private static final long serialVersionUID = 1L;

        NeverLeft(Throwable cause) {
            // Never the cause's own words: they may hold an address with a key in it.
            super(cause.getClass().getSimpleName(), true);
        }
    }

    /** Fails with {@link NeverLeft} when nobody was asked; any other failure leaves open whether it was heard. */
    public Future<Answer> ask(RequestOptions options) {
        return ask(options, HttpClientRequest::send);
    }

    /** As {@link #ask(RequestOptions)}, with JSON as its body. */
    public Future<Answer> ask(RequestOptions options, JsonObject body) {
        options.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        return ask(options, request -> request.send(body.toBuffer()));
    }

    /** As {@link #ask(RequestOptions)}, with a form as its body. */
    public Future<Answer> ask(RequestOptions options, ClientForm form) {
        return ask(options, request -> request.send(form));
    }

    private Future<Answer> ask(RequestOptions options, Function<HttpClientRequest, Future<HttpClientResponse>> send) {
        options.setFollowRedirects(false).setConnectTimeout(timeout.toMillis());
        return http.request(options)
                .recover(cause -> Future.failedFuture(new NeverLeft(cause)))
                .compose(request -> {
                    Promise<Answer> answer = Promise.promise();
                    long timer = vertx.setTimer(timeout.toMillis(), late -> {
                        answer.tryFail(new TimeoutException("no whole answer within " + timeout));
                        hangUp(request);
                    });
                    send.apply(request)
                            .onSuccess(response -> read(request, response, answer))
                            .onFailure(answer::tryFail);
                    return answer.future().onComplete(over -> vertx.cancelTimer(timer));
                });
    }

    private void read(HttpClientRequest request, HttpClientResponse response, Promise<Answer> answer) {
        Buffer all = Buffer.buffer();
        response.exceptionHandler(answer::tryFail);
        response.handler(some -> {
            if (answer.future().isComplete()) {
                return;
            }
            if (all.length() + some.length() > largest) {
                answer.tryComplete(new Answer(response.statusCode(), response.headers(), null));
                hangUp(request);
            } else {
                all.appendBuffer(some);
            }
        });
        response.endHandler(ended -> answer.tryComplete(new Answer(response.statusCode(), response.headers(), all)));
    }

    /** Nothing more comes; whoever asked has been told already. */
    private static void hangUp(HttpClientRequest request) {
        request.reset().otherwiseEmpty();
    }

    /** Ends what is under way. */
    public Future<Void> close() {
        return http.close();
    }
}
