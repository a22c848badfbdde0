package vn.hue.gateway.api;

import io.vertx.ext.web.RoutingContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of what is read, and of what was looked at before something is done to it (RFC 9110, 8.8.3 and 13.1.1). */
final class Etag {

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,9})\"");

    private Etag() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    /** What was looked at before, by {@code If-Match}; null when that does not matter. */
    static @Nullable Integer seen(RoutingContext ctx) {
        String match = ctx.request().getHeader("If-Match");
        if (match == null || match.strip().equals("*")) {
            return null;
        }
        Matcher etag = ETAG.matcher(match.strip());
        if (!etag.matches()) {
            throw new Problem(400, "version");
        }
        return Integer.valueOf(etag.group(1));
    }
}
