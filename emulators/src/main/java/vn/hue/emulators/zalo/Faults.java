package vn.hue.emulators.zalo;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import vn.hue.emulators.network.Lie;

/**
 * What goes wrong next.
 *
 * <pre>{@code
 * POST /control/faults {"kind":"error","code":-200,"times":2}
 * POST /control/faults {"kind":"lie","lie":"flood"}
 * DELETE /control/faults
 * }</pre>
 */
final class Faults {

    /** What can go wrong. */
    enum Kind {
        /** A send is refused with {@code code}. */
        ERROR,
        /** Some proxy answers a send with 502 and a page; the send is not taken. */
        HTML,
        /** A send is taken, and its answer is {@code lie}: see {@link Lie}. */
        LIE,
        /** A send is taken and never answered. */
        LOST,
        /** Not the token endpoint answers a refresh token, but something before it, with {@code lie}. */
        LIE_TOKEN,
        /** The token endpoint takes a refresh token and never answers. */
        LOST_TOKEN,
        /** The citizen wrote too long ago: a send is refused with -230. */
        CLOSED_WINDOW,
        /** A send is refused with -32. */
        RATE,
        /** An event is sent five times. */
        DUPLICATE,
        /** An event waits for the next one and goes after it. */
        REORDER,
        /** Receipts and echoes wait for {@code POST /control/receipts}. */
        DELAY_RECEIPTS,
        /** Receipts and echoes go before the answer to the send. */
        EARLY_RECEIPTS
    }

    private final Map<Kind, Integer> times = new EnumMap<>(Kind.class);
    private int code = -200;
    private Lie lie = Lie.FLOOD;

    void routes(Router router) {
        router.post("/control/faults").handler(BodyHandler.create(false)).handler(this::add);
        router.delete("/control/faults").handler(ctx -> {
            times.clear();
            Answers.json(ctx, new JsonObject());
        });
    }

    /** Whether it goes wrong this time. */
    boolean strikes(Kind kind) {
        int left = times.getOrDefault(kind, 0);
        if (left > 0) {
            times.put(kind, left - 1);
        }
        return left > 0;
    }

    Lie lie() {
        return lie;
    }

    int code() {
        return code;
    }

    private void add(RoutingContext ctx) {
        JsonObject fault = ctx.body().asJsonObject();
        Kind kind =
                Kind.valueOf(fault.getString("kind").toUpperCase(Locale.ROOT).replace('-', '_'));
        times.put(kind, fault.getInteger("times", 1));
        code = fault.getInteger("code", code);
        lie = Lie.valueOf(fault.getString("lie", lie.name()).toUpperCase(Locale.ROOT));
        Answers.json(ctx, new JsonObject());
    }
}
