package vn.hue.gateway.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A value that is never printed.
 *
 * @param value at least {@link #SHORTEST} characters
 */
public record Secret(String value) {

    static final int SHORTEST = 20;

    public Secret {
        if (value.length() < SHORTEST) {
            throw new IllegalArgumentException("must have at least " + SHORTEST + " characters");
        }
    }

    /** Compares in a time that tells nothing about where the difference is. */
    public boolean matches(String offered) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
