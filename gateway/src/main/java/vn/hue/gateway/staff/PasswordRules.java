package vn.hue.gateway.staff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hue.conversations.vocabulary.Folding;

/** Which passwords are refused: length counts, not odd characters. */
public final class PasswordRules {

    public static final int SHORTEST = 12;
    /** Longer ones only make the hash slow. */
    public static final int LONGEST = 200;

    private static final int FEWEST_DIFFERENT = 6;
    private static final Set<String> COMMON = common();

    /** Why not. */
    public enum Problem {
        SHORT,
        LONG,
        /** Among those everybody tries first, or of a few characters only. */
        COMMON,
        /** It holds the account's name. */
        NAME
    }

    private PasswordRules() {}

    public static Optional<Problem> problem(String password, String account) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Problem.SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(Problem.LONG);
        }
        String plain = Folding.fold(password).replace(" ", "");
        String letters = plain.replaceAll("[^a-z]", "");
        if (plain.chars().distinct().count() < FEWEST_DIFFERENT || COMMON.contains(plain) || COMMON.contains(letters)) {
            return Optional.of(Problem.COMMON);
        }
        return !account.isEmpty() && plain.contains(account.toLowerCase(Locale.ROOT))
                ? Optional.of(Problem.NAME)
                : Optional.empty();
    }

    private static Set<String> common() {
        try (InputStream file = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
            if (file == null) {
                throw new IllegalStateException("common-passwords.txt is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
