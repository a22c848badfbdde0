package vn.hue.channels;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes the bodies of webhooks in: each whole, in time and no larger than it may be, and all that are under way in
 * bounded memory. Anybody can call a webhook, and who it was is known only once the body is there.
 */
public final class WebhookBodies {

    /** Of the largest body: what nearly every honest one has. */
    private static final int SMALL = 16;

    private final long largest;
    private final long together;
    private final Duration patience;
    private final AtomicLong held = new AtomicLong();

    /**
     * @param largest body, in bytes
     * @param together bytes of all bodies whose requests are not answered yet; small ones have as much again for
     *     themselves, so that somebody who fills this with large ones keeps no message out
     * @param patience from the head of a request to the last byte of its body
     */
    public WebhookBodies(long largest, long together, Duration patience) {
        this.largest = largest;
        this.together = together;
        this.patience = patience;
    }

    /** What is wrong with a body that is not taken. */
    public enum Flaw {
        /** It was read to its end, and nothing of it was kept. */
        TOO_LARGE,
        /** Others fill the memory; it may come again. */
        CROWDED,
        /** The rest did not come in time; after the answer the caller is hung up on. */
        STALLED,
        /** The caller hung up. */
        BROKEN
    }

    /** A body that was not taken. */
    public static final class NotTaken extends VertxException {

        private static final long serialVersionUID = 1L;

        private final Flaw flaw;

        NotTaken(Flaw flaw) {
            super(flaw.name(), true);
            this.flaw = flaw;
        }

        public Flaw flaw() {
            return flaw;
        }
    }

    /** The body of a request, empty when it has none; fails with {@link NotTaken} only. Call it before anything waits. */
    public Future<Buffer> of(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        Body body = new Body();
        ctx.addEndHandler(answered -> body.letGo());
        long timer = ctx.vertx().setTimer(patience.toMillis(), late -> {
            ctx.addEndHandler(answered -> request.connection().close());
            body.fail(Flaw.STALLED);
        });
        request.exceptionHandler(gone -> body.fail(Flaw.BROKEN));
        request.handler(body::add);
        request.endHandler(ended -> body.end());
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            ctx.response().writeContinue();
        }
        return body.whole.future().onComplete(over -> ctx.vertx().cancelTimer(timer));
    }

    private final class Body {

        private final Promise<Buffer> whole = Promise.promise();
        private Buffer bytes = Buffer.buffer();
        private long mine;
        private Flaw flaw = Flaw.BROKEN;
        private boolean flawed;

        /** What can't be kept is let pass: a caller who is cut off while writing may never read the answer. */
        private void add(Buffer some) {
            if (flawed) {
                return;
            }
            mine += some.length();
            long all = held.addAndGet(some.length());
            boolean room = all <= (mine <= largest / SMALL ? 2 * together : together);
            if (mine > largest) {
                pass(Flaw.TOO_LARGE);
            } else if (!room) {
                pass(Flaw.CROWDED);
            } else {
                bytes.appendBuffer(some);
            }
        }

        private void pass(Flaw why) {
            flawed = true;
            flaw = why;
            letGo();
        }

        private void end() {
            if (flawed) {
                fail(flaw);
            } else {
                whole.tryComplete(bytes);
            }
        }

        private void fail(Flaw why) {
            flawed = true;
            letGo();
            whole.tryFail(new NotTaken(why));
        }

        private void letGo() {
            held.addAndGet(-mine);
            mine = 0;
            bytes = Buffer.buffer();
        }
    }
}
