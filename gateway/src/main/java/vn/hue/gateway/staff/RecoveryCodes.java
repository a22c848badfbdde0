package vn.hue.gateway.staff;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** For the day the phone is lost: each logs in once in place of a code. */
public final class RecoveryCodes {

    private static final int COUNT = 10;
    private static final int BYTES = 8;
    private static final int LETTERS = 12;

    private RecoveryCodes() {}

    /** Ten of 60 random bits, for example {@code abcd-efgh-2345}; shown once, kept as hashes. */
    public static List<String> fresh() {
        return Stream.generate(RecoveryCodes::one).limit(COUNT).toList();
    }

    private static String one() {
        String letters = Totp.base32(Tokens.bytes(BYTES)).substring(0, LETTERS).toLowerCase(Locale.ROOT);
        return letters.substring(0, 4) + '-' + letters.substring(4, 8) + '-' + letters.substring(8);
    }

    /** The same however it was typed. */
    static String hash(String code) {
        return Tokens.hash(code.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", ""));
    }
}
