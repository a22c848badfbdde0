package vn.hue.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.hue.conversations.dialog.Json;

/** A clock that can be moved forward, so that two days can be tried in a minute. Never in production. */
public final class DemoClock implements InstantSource {

    private static final Duration FURTHEST = Duration.ofDays(366);
    private static final int BODY_BYTES = 1_000;

    private final InstantSource real;
    private final Consumer<Duration> keep;
    private volatile Duration ahead;

    /**
     * @param ahead of the real time, from an earlier run
     * @param keep remembers it for the next run
     */
    public DemoClock(InstantSource real, Duration ahead, Consumer<Duration> keep) {
        this.real = real;
        this.keep = keep;
        this.ahead = ahead;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    /** How far it was moved. */
    public Duration ahead() {
        return ahead;
    }

    /**
     * {@code GET /demo/clock} and {@code POST /demo/clock {"advance":"PT48H"}}.
     *
     * @param moved called after each move: what is due now has to be looked up now
     */
    public void mount(Router root, Supplier<Future<Void>> moved) {
        root.get("/demo/clock").handler(this::show);
        // A page elsewhere can't send this content type without being asked first, so it can't move our clock.
        root.post("/demo/clock")
                .consumes("application/json")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES))
                .handler(ctx -> {
                    advance(wanted(ctx));
                    moved.get().onSuccess(done -> show(ctx)).onFailure(ctx::fail);
                });
    }

    private synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
        keep.accept(ahead);
    }

    private void show(RoutingContext ctx) {
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(new JsonObject()
                        .put("now", instant().toString())
                        .put("ahead", ahead.toString())
                        .toBuffer());
    }

    private Duration wanted(RoutingContext ctx) {
        try {
            String text = Json.MAPPER
                    .readTree(
                            ctx.body().buffer() == null
                                    ? new byte[0]
                                    : ctx.body().buffer().getBytes())
                    .path("advance")
                    .asText();
            Duration advance = Duration.parse(text);
            if (!advance.isNegative() && advance.compareTo(FURTHEST.minus(ahead)) <= 0) {
                return advance;
            }
        } catch (DateTimeException | JsonProcessingException e) {
            throw new HttpException(400, "send {\"advance\":\"PT48H\"}", e);
        } catch (IOException e) {
            throw new HttpException(400, "send JSON", e);
        }
        throw new HttpException(400, "the clock goes forward, at most a year in all");
    }
}
