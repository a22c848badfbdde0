package vn.hue.channels.webchat;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;

/** Who a browser is: a random name and our seal on it. Nothing is stored, so every node knows every citizen. */
final class Sessions {

    static final String CHANNEL = "webchat";

    private static final String PURPOSE = "session";
    private static final String BEARER = "Bearer ";
    private static final int USER_BYTES = 16;
    private static final Pattern TOKEN = Pattern.compile("([0-9a-f]{32})\\.([A-Za-z0-9_-]{43})");

    private final Seal seal;
    private final SecureRandom random = new SecureRandom();

    Sessions(Seal seal) {
        this.seal = seal;
    }

    /** A new citizen's token: {@code <32 hex digits>.<seal>}. */
    String begin() {
        byte[] user = new byte[USER_BYTES];
        random.nextBytes(user);
        String name = HexFormat.of().formatHex(user);
        return name + '.' + seal.of(PURPOSE, name);
    }

    /** The citizen of a token; null when it isn't ours. */
    @Nullable
    String userOf(@Nullable String token) {
        if (token == null) {
            return null;
        }
        var parts = TOKEN.matcher(token);
        return parts.matches() && seal.isOn(PURPOSE, parts.group(1), parts.group(2)) ? parts.group(1) : null;
    }

    /** The bearer token of a request, valid or not; null when there is none. */
    static @Nullable String tokenOf(RoutingContext ctx) {
        String header = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
    }

    /** The citizen of a request; null when its token is missing or not ours. */
    @Nullable
    String userOf(RoutingContext ctx) {
        return userOf(tokenOf(ctx));
    }

    static Address address(String user) {
        return new Address(CHANNEL, "", user);
    }
}
