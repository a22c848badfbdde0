package vn.hue.gateway.api;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request's query parameters; a wrong one is a 400 that names it, never its value. */
final class Parameters {

    private static final int LONGEST = 500;

    private final RoutingContext ctx;

    Parameters(RoutingContext ctx, Set<String> known) {
        this.ctx = ctx;
        for (String name : ctx.queryParams().names()) {
            if (!known.contains(name)) {
                throw bad("unknown parameter; known: " + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    @Nullable
    String text(String name) {
        String value = ctx.queryParams().get(name);
        if (value != null && (value.isEmpty() || value.length() > LONGEST)) {
            throw bad(name + " must have 1 to " + LONGEST + " characters");
        }
        return value;
    }

    int number(String name, int fallback, int least, int most) {
        String value = text(name);
        if (value == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw bad(name + " must be a whole number, " + least + " to " + most);
        }
        throw bad(name + " must be a whole number, " + least + " to " + most);
    }

    <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw bad(name + " must be one of "
                + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
    }

    /** A place in a list that {@link #cursor(Instant, String)} named; null for the beginning. */
    @Nullable
    Position position(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            int blank = plain.indexOf(' ');
            return new Position(Instant.parse(plain.substring(0, Math.max(0, blank))), plain.substring(blank + 1));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw bad(name + " must be the \"next\" of an earlier answer");
        }
    }

    record Position(Instant at, String id) {}

    static String cursor(Instant at, String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    private static HttpException bad(String message) {
        return new HttpException(400, message);
    }
}
