package vn.hue.gateway.staff;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person who may log in. {@link #toString()} shows nothing secret.
 *
 * @param name what one logs in with; it stands in the audit log and beside each deed, for ever
 * @param displayName as colleagues read it
 * @param agency the agency's name for {@link Role#AGENCY}; null for everyone else
 * @param password an Argon2id hash
 * @param codes the second factor; null while it is not set up
 * @param disabled nobody logs in with it; its past stays
 * @param version 1 for the first; each change adds one
 * @param duty their team, and whether they are away
 */
public record Account(
        String name,
        String displayName,
        Role role,
        @Nullable String agency,
        String password,
        @Nullable Codes codes,
        boolean disabled,
        Instant createdAt,
        long version,
        Duty duty) {

    /** 3 to 32 of {@code a-z 0-9 . _ -}, a letter first. */
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{2,31}");

    public static final int LONGEST_DISPLAY_NAME = 60;

    /** In no team, and not away. */
    public Account(
            String name,
            String displayName,
            Role role,
            @Nullable String agency,
            String password,
            @Nullable Codes codes,
            boolean disabled,
            Instant createdAt,
            long version) {
        this(name, displayName, role, agency, password, codes, disabled, createdAt, version, Duty.NONE);
    }

    /**
     * One-time codes of an authenticator.
     *
     * @param secret base32
     * @param lastStep the step of the last code that was used: none works twice
     * @param recovery hashes of the recovery codes that are left
     */
    public record Codes(String secret, long lastStep, List<String> recovery) {
        public Codes {
            recovery = List.copyOf(recovery);
        }

        Codes used(long step) {
            return new Codes(secret, step, recovery);
        }

        Codes without(String recoveryHash) {
            return new Codes(
                    secret,
                    lastStep,
                    recovery.stream().filter(left -> !left.equals(recoveryHash)).toList());
        }

        @Override
        public String toString() {
            return "Codes[secret]";
        }
    }

    public Account withPassword(String hash) {
        return new Account(name, displayName, role, agency, hash, codes, disabled, createdAt, version + 1, duty);
    }

    public Account withCodes(@Nullable Codes next) {
        return new Account(name, displayName, role, agency, password, next, disabled, createdAt, version + 1, duty);
    }

    public Account withRole(Role next, @Nullable String nextAgency) {
        return new Account(
                name, displayName, next, nextAgency, password, codes, disabled, createdAt, version + 1, duty);
    }

    public Account withDisabled(boolean next) {
        return new Account(name, displayName, role, agency, password, codes, next, createdAt, version + 1, duty);
    }

    public Account withDuty(Duty next) {
        return new Account(name, displayName, role, agency, password, codes, disabled, createdAt, version + 1, next);
    }

    @Override
    public String toString() {
        return "Account[" + name + ", " + role + "]";
    }
}
