package vn.hue.channels.facebook;

import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When to keep still: by the usage Facebook reports with every answer, before it refuses.
 *
 * <pre>{@code
 * X-App-Usage: {"call_count":28,"total_time":25,"total_cputime":25}
 * X-Business-Use-Case-Usage: {"<page>":[{"type":"messenger","call_count":95,"estimated_time_to_regain_access":7}]}
 * }</pre>
 *
 * Percentages; the estimate is in minutes.
 */
final class GraphPace {

    private static final int NEARLY_ALL = 95;
    private static final Duration BREATH = Duration.ofMinutes(1);
    private static final long LONGEST_MINUTES = 24 * 60;
    private static final String ALL_PAGES = "";

    private final Map<String, Instant> pauses = new ConcurrentHashMap<>();
    private final InstantSource clock;

    GraphPace(InstantSource clock) {
        this.clock = clock;
    }

    /** How long nothing should be sent for a page; zero when it may. */
    Duration wait(String page) {
        Instant now = clock.instant();
        Instant own = pauses.getOrDefault(page, Instant.EPOCH);
        Instant all = pauses.getOrDefault(ALL_PAGES, Instant.EPOCH);
        Instant until = own.isAfter(all) ? own : all;
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    void pause(String page, Duration duration) {
        pauses.merge(page, clock.instant().plus(duration), (one, other) -> one.isAfter(other) ? one : other);
    }

    void observe(String page, MultiMap headers) {
        usage(ALL_PAGES, object(headers.get("X-App-Usage")));
        JsonObject business = object(headers.get("X-Business-Use-Case-Usage"));
        if (business != null && business.getValue(page) instanceof JsonArray uses) {
            uses.forEach(use -> usage(page, use instanceof JsonObject object ? object : null));
        }
    }

    private void usage(String page, @Nullable JsonObject use) {
        if (use == null) {
            return;
        }
        long minutes = Math.min(LONGEST_MINUTES, number(use, "estimated_time_to_regain_access"));
        boolean nearly = number(use, "call_count") >= NEARLY_ALL
                || number(use, "total_time") >= NEARLY_ALL
                || number(use, "total_cputime") >= NEARLY_ALL;
        if (minutes > 0) {
            pause(page, Duration.ofMinutes(minutes));
        } else if (nearly) {
            pause(page, BREATH);
        }
    }

    private static long number(JsonObject object, String field) {
        return object.getValue(field) instanceof Number number ? number.longValue() : 0;
    }

    private static @Nullable JsonObject object(@Nullable String header) {
        try {
            return header == null ? null : new JsonObject(header);
        } catch (DecodeException notJson) {
            return null;
        }
    }
}
