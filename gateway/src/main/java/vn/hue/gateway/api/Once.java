package vn.hue.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.http.Unavailable;
import vn.hue.gateway.staff.Tokens;
import vn.hue.gateway.store.KeptAnswers;
import vn.hue.gateway.store.KeptAnswers.Answer;
import vn.hue.gateway.store.KeptAnswers.Asked;

/**
 * Does what a request asks for once, however often it is sent with the same {@code Idempotency-Key}, and gives the same
 * answer each time.
 *
 * <p>The key also names the deed in the inbox: whoever goes on after a crash in the middle does nothing a second time.
 */
final class Once {

    /** Longer than any answer is waited for; then whoever worked on it is gone. */
    private static final Duration HELD = Duration.ofSeconds(60);

    /** How long answers are kept. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");

    private final KeptAnswers answers;
    private final InstantSource clock;

    Once(KeptAnswers answers, InstantSource clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * What is to be done.
     *
     * @param id of the deed: the same for the same key
     * @param since when it was asked for first
     * @param resumed whether somebody else may have done it already, with the same key
     */
    record Turn(String id, Instant since, boolean resumed) {}

    /** Does it. */
    interface Work {
        /** An answer of 202 is not the last one: the same request may ask again. */
        Future<Answer> run(Turn turn);
    }

    void answer(RoutingContext ctx, Work work) {
        Future<Answer> answered;
        try {
            answered = once(ctx, work);
        } catch (Problem refused) {
            ctx.fail(refused.status(), refused);
            return;
        }
        answered.onFailure(e -> {
                    if (e instanceof Problem refused) {
                        ctx.fail(refused.status(), refused);
                    } else {
                        ctx.fail(new Unavailable("store", e));
                    }
                })
                .onSuccess(answer -> send(ctx, answer));
    }

    private Future<Answer> once(RoutingContext ctx, Work work) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String key = ctx.request().getHeader("Idempotency-Key");
        if (key == null) {
            return work.run(new Turn(UUID.randomUUID().toString(), now, false));
        }
        if (!KEY.matcher(key).matches()) {
            throw new Problem(400, "key");
        }
        String id = Bearer.who(ctx).account() + "/" + key;
        Asked asked = new Asked(id, fingerprint(ctx), now, now, null);
        return answers.claim(asked).compose(there -> {
            if (there == null) {
                return run(ctx, work, asked, false);
            }
            if (!there.fingerprint().equals(asked.fingerprint())) {
                throw new Problem(422, "key-reused");
            }
            Answer kept = there.answer();
            if (kept != null) {
                ctx.response().putHeader("Idempotency-Replayed", "true");
                return Future.succeededFuture(kept);
            }
            if (now.isBefore(there.heldAt().plus(HELD))) {
                throw busy(ctx);
            }
            return answers.hold(there, now).compose(ours -> {
                if (!ours) {
                    throw busy(ctx);
                }
                return run(ctx, work, new Asked(id, there.fingerprint(), there.at(), now, null), true);
            });
        });
    }

    private static Problem busy(RoutingContext ctx) {
        ctx.response().putHeader("Retry-After", "1");
        return new Problem(409, "in-progress");
    }

    private Future<Answer> run(RoutingContext ctx, Work work, Asked asked, boolean resumed) {
        Future<Answer> done;
        try {
            done = work.run(new Turn("api-" + Tokens.hash(asked.id()), asked.at(), resumed));
        } catch (Problem refused) {
            done = Future.failedFuture(refused);
        }
        return done.recover(e -> e instanceof Problem refused
                        ? Future.succeededFuture(refusal(ctx, refused))
                        : Future.failedFuture(e))
                .compose(
                        answer -> answer.status() == 202
                                ? answers.hold(asked, Instant.EPOCH).map(answer)
                                : answers.answered(asked.id(), answer).map(answer),
                        // whoever tries again need not wait for us
                        e -> answers.hold(asked, Instant.EPOCH).transform(freed -> Future.failedFuture(e)));
    }

    /** What was refused is refused again for this key: a client that wants to try anew takes a new one. */
    private static Answer refusal(RoutingContext ctx, Problem refused) {
        return new Answer(
                refused.status(),
                Problems.TYPE,
                Problems.of(ctx, refused.status(), refused).encode(),
                null,
                null);
    }

    private static String fingerprint(RoutingContext ctx) {
        Buffer body = ctx.body().buffer();
        return Tokens.hash(String.join(
                "\n",
                ctx.request().method().name(),
                ctx.request().path(),
                String.valueOf(ctx.request().getHeader("If-Match")),
                body == null ? "" : Tokens.hash(Base64.getEncoder().encodeToString(body.getBytes()))));
    }

    static Answer answer(int status, JsonObject body, @Nullable String etag, @Nullable String location) {
        return new Answer(status, "application/json", body.encode(), etag, location);
    }

    private static void send(RoutingContext ctx, Answer answer) {
        var response = ctx.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (answer.etag() != null) {
            response.putHeader(HttpHeaders.ETAG, answer.etag());
        }
        if (answer.location() != null) {
            response.putHeader(HttpHeaders.LOCATION, answer.location());
        }
        response.end(answer.body());
    }
}
