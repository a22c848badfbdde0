package vn.hue.emulators.sms;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import vn.hue.emulators.network.Lie;

/**
 * What goes wrong next.
 *
 * <pre>{@code
 * POST /emulator/sms/faults {"kind":"status","code":88,"times":2}
 * DELETE /emulator/sms/faults
 * }</pre>
 */
final class Faults {

    /** What can go wrong. */
    enum Kind {
        /** A submit_sm is refused with {@code code}, by default 0x58. */
        STATUS(0x58),
        /** A submit_sm is taken, and its answer waits for {@code POST /emulator/sms/release}. */
        SLOW,
        /** A submit_sm is taken, and the connection ends before the answer. */
        DISCONNECT,
        /** A submit_sm is not taken, and the connection ends. */
        DISCONNECT_BEFORE,
        /** A bind is refused with {@code code}, by default 0x0E. */
        REFUSE_BIND(0x0E),
        /** The receipt goes before the answer. */
        EARLY_RECEIPT,
        /** A message fails: its receipt says so. */
        FAILED,
        /** A receipt speaks by parameters alone. */
        PARAMETERS,
        /** A receipt waits for {@code POST /emulator/sms/receipts}. */
        LATE_RECEIPT,
        /** What a citizen writes is delivered twice. */
        TWICE,
        /** An answer of the aggregator has code {@code code}, by default 160. */
        CODE(160),
        /** An answer of the aggregator to what it has taken before has code {@code code}. */
        CODE_AGAIN(103),
        /** The aggregator takes a message and answers with a page. */
        PAGE,
        /** The aggregator takes a message and answers as {@link Lie} number {@code code} does. */
        LIE,
        /** The aggregator takes a message and never answers. */
        LOST,
        /** The aggregator, asked what became of a message, doesn't know yet. */
        PENDING;

        private final int code;

        Kind() {
            this(0);
        }

        Kind(int code) {
            this.code = code;
        }
    }

    private final Map<Kind, Integer> times = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> codes = new EnumMap<>(Kind.class);

    void routes(Router router) {
        router.post("/emulator/sms/faults").handler(BodyHandler.create(false)).handler(ctx -> {
            JsonObject fault = ctx.body().asJsonObject();
            Kind kind = Kind.valueOf(
                    fault.getString("kind").toUpperCase(Locale.ROOT).replace('-', '_'));
            add(kind, fault.getInteger("times", 1), fault.getInteger("code", kind.code));
            Answers.json(ctx, new JsonObject());
        });
        router.delete("/emulator/sms/faults").handler(ctx -> {
            clear();
            Answers.json(ctx, new JsonObject());
        });
    }

    private synchronized void add(Kind kind, int count, int code) {
        times.put(kind, count);
        codes.put(kind, code);
    }

    private synchronized void clear() {
        times.clear();
    }

    /** Whether it goes wrong this time. */
    synchronized boolean strikes(Kind kind) {
        int left = times.getOrDefault(kind, 0);
        if (left > 0) {
            times.put(kind, left - 1);
        }
        return left > 0;
    }

    synchronized int code(Kind kind) {
        return codes.getOrDefault(kind, kind.code);
    }
}
