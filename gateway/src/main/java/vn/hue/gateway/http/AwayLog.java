package vn.hue.gateway.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down why something is {@link Unavailable}: whoever asked is told to try again either way, so a mistake of ours
 * would look like a database that is away, for ever. Without the cause's message, which may quote what people write.
 */
final class AwayLog implements Handler<RoutingContext> {

    private static final Logger LOG = LoggerFactory.getLogger(AwayLog.class);
    private static final String OURS = "vn.hue.";

    @Override
    public void handle(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        if (failure instanceof Unavailable && failure.getCause() != null) {
            Throwable cause = failure.getCause();
            LOG.atWarn()
                    .addKeyValue("request", RequestIds.of(ctx))
                    .addKeyValue("method", ctx.request().method())
                    .addKeyValue("cause", cause.getClass().getName())
                    .addKeyValue("at", place(cause))
                    .log(failure.getMessage());
        }
        ctx.next();
    }

    /** Where of our own code it was thrown; {@code -} when none of it had a part, as with a time-out. */
    private static String place(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse("-");
    }
}
