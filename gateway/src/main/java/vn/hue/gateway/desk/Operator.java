package vn.hue.gateway.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who sits at the desk in this browser. The session is sealed into its cookie, so it outlives a restart and holds on
 * every node.
 *
 * @param name as given at the login; stands beside what the operator does
 * @param until when the session ends
 * @param nonce makes each session's forms its own
 */
public record Operator(String name, Instant until, String nonce) {

    static final String COOKIE = "desk";
    static final int LONGEST_NAME = 40;

    String cookie(Seal seal) {
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((until.getEpochSecond() + "\n" + nonce + "\n" + name).getBytes(StandardCharsets.UTF_8));
        return payload + "." + seal.of("session", payload);
    }

    /** The operator of a cookie; empty when it is not ours or over. */
    static Optional<Operator> of(@Nullable String cookie, Seal seal, Instant now) {
        int dot = cookie == null ? -1 : cookie.lastIndexOf('.');
        if (cookie == null || dot < 0 || !seal.fits("session", cookie.substring(0, dot), cookie.substring(dot + 1))) {
            return Optional.empty();
        }
        String[] fields = new String(Base64.getUrlDecoder().decode(cookie.substring(0, dot)), StandardCharsets.UTF_8)
                .split("\n", 3);
        Operator operator = new Operator(fields[2], Instant.ofEpochSecond(Long.parseLong(fields[0])), fields[1]);
        return operator.until.isAfter(now) ? Optional.of(operator) : Optional.empty();
    }

    /** What a form of this session must carry. */
    String csrf(Seal seal) {
        return seal.of("form", nonce);
    }

    /** What the address of a page must carry to show a person's details: given out by a post, which is recorded. */
    String reveal(Seal seal, String conversation) {
        return seal.of("reveal", nonce + "\n" + conversation);
    }
}
