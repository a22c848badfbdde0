package vn.hue.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hue.gateway.store.Inbox;

/** Waits until a deed has become a turn: what is in the inbox is safe, but only the turn decides. */
final class Waiting {

    private static final Duration USUALLY = Duration.ofSeconds(5);
    private static final int AT_MOST_SECONDS = 20;
    private static final long FIRST_MILLIS = 15;
    private static final long LATER_MILLIS = 250;
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,3})(?:$|[,;\\s])");

    private final Vertx vertx;
    private final Inbox inbox;

    Waiting(Vertx vertx, Inbox inbox) {
        this.vertx = vertx;
        this.inbox = inbox;
    }

    /** {@code Prefer: wait=2} (RFC 7240), in seconds; {@code wait=0} for no waiting. */
    static Duration patience(RoutingContext ctx) {
        String prefer = ctx.request().getHeader("Prefer");
        Matcher wait = prefer == null ? null : WAIT.matcher(prefer);
        return wait != null && wait.find()
                ? Duration.ofSeconds(Math.min(AT_MOST_SECONDS, Integer.parseInt(wait.group(1))))
                : USUALLY;
    }

    /** Whether the deed was taken in time. */
    Future<Boolean> taken(String deed, Duration patience) {
        return taken("operator:" + deed, System.nanoTime() + patience.toNanos(), FIRST_MILLIS);
    }

    private Future<Boolean> taken(String entry, long until, long pause) {
        return inbox.find(List.of(entry)).compose(open -> {
            if (open.isEmpty()) {
                return Future.succeededFuture(true);
            }
            if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) > until) {
                return Future.succeededFuture(false);
            }
            return vertx.timer(pause, TimeUnit.MILLISECONDS)
                    .compose(tick -> taken(entry, until, Math.min(LATER_MILLIS, 2 * pause)));
        });
    }
}
