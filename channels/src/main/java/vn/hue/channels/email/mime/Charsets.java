package vn.hue.channels.email.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Folding;

/**
 * Bytes to text, whatever the sender says they are.
 *
 * <p>UTF-8 proves itself: text that is valid UTF-8 beyond ASCII is UTF-8, even when it is declared otherwise. Else the
 * declared charset is believed when it can be; a missing, unknown or refuted one is replaced by that of the usual
 * Vietnamese charsets which gives the most Vietnamese.
 */
public final class Charsets {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");
    private static final Pattern WORDS = Pattern.compile("[\\s\\p{Punct}–—‘’“”…•°]+");
    private static final String ALPHABET = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

    /** A beginning, vowels that stand together, an end; without marks, digits may surround it. */
    private static final Pattern SYLLABLE =
            Pattern.compile("\\d*(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdfghjklmnpqrstvwxz])?"
                    + "(ieu|yeu|oai|oay|oao|oeo|uay|uai|uao|ueo|uoi|uou|uya|uye|uyu|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|ua|ue|ui|uo|uu"
                    + "|uy|ye|[aeiouy])(ng|nh|ch|[ckmnpt])?\\d*");

    private static final int BROKEN_WORDS = 3;
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";
    /** Circumflex, breve, horn, and the letter with a stroke. */
    private static final String SHAPES = "\u0302\u0306\u031bđĐ";

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("utf8", "utf-8"),
            Map.entry("utf8mb4", "utf-8"),
            Map.entry("unicode-1-1-utf-8", "utf-8"),
            Map.entry("cp-1258", "windows-1258"),
            Map.entry("x-cp1258", "windows-1258"),
            Map.entry("cp1258", "windows-1258"),
            Map.entry("windows1258", "windows-1258"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"));

    /** Charsets whose every wrong reading is still valid: what they say proves nothing. */
    private static final List<String> PROVES_NOTHING =
            List.of("", "us-ascii", "ascii", "utf-8", "windows-1252", "iso-8859-15", "windows-1258");

    /** @param declared what the sender says; empty or null for nothing */
    public static String decode(byte[] bytes, @Nullable String declared) {
        String name = name(declared);
        if (starts(bytes, 0xef, 0xbb, 0xbf)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        } else if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        Charset said = charset(name);
        boolean ascii = isAscii(bytes);
        if (said != null && name.startsWith("utf-16")) {
            return new String(bytes, said);
        } else if (name.equals("utf-7") && ascii) {
            return Utf7.decode(new String(bytes, StandardCharsets.US_ASCII));
        } else if (ascii && !VietnameseBytes.usesControls(name)) {
            return new String(bytes, said == null || !name.startsWith("iso-2022") ? StandardCharsets.US_ASCII : said);
        } else if (isUtf8(bytes) && !ascii) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        VietnameseBytes table = VietnameseBytes.named(name);
        if (table != null) {
            return table.decode(bytes);
        } else if (said != null && !PROVES_NOTHING.contains(name)) {
            return new String(bytes, said);
        }
        return mostVietnamese(bytes, name);
    }

    /** Whether the bytes are valid UTF-8 with at least one letter beyond ASCII, or ASCII. */
    static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String name(@Nullable String declared) {
        String name = declared == null
                ? ""
                : declared.strip().replaceAll("[\"';,\\s].*$|^[\"']", "").toLowerCase(Locale.ROOT);
        return ALIASES.getOrDefault(name, name);
    }

    private static @Nullable Charset charset(String name) {
        try {
            return name.isEmpty() ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte[] bytes, int... head) {
        if (bytes.length < head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if ((bytes[i] & 0xff) != head[i]) {
                return false;
            }
        }
        return true;
    }

    /** The declared one wins a draw, then UTF-8 with a few wounds, then the more usual. */
    private static String mostVietnamese(byte[] bytes, String declared) {
        String best = new String(bytes, StandardCharsets.UTF_8);
        int most = score(best) - (declared.equals("utf-8") ? 0 : 1);
        for (Charset candidate : List.of(WINDOWS_1252, WINDOWS_1258)) {
            String text = Normalizer.normalize(new String(bytes, candidate), Normalizer.Form.NFC);
            boolean said = candidate.name().equalsIgnoreCase(declared);
            int score = score(text) + (said ? 1 : 0);
            if (score > most) {
                best = text;
                most = score;
            }
        }
        if (declared.equals("windows-1258") || declared.equals("windows-1252")) {
            return best;
        }
        for (VietnameseBytes table : VietnameseBytes.values()) {
            String text = table.decode(bytes);
            int score = score(text) - 2;
            if (score > most) {
                best = text;
                most = score;
            }
        }
        return best;
    }

    /**
     * Words that were decoded as they said, and are still none: UTF-8 that was encoded twice, and the fonts of TCVN3 and
     * VNI, whose letters only look Vietnamese.
     */
    static String mended(String text) {
        int broken = broken(text);
        if (broken < BROKEN_WORDS) {
            return text;
        }
        String best = text;
        int least = broken / 4;
        for (String candidate : candidates(text)) {
            int left = broken(candidate);
            if (left <= least && score(candidate) > 0) {
                best = candidate;
                least = left - 1;
            }
        }
        return best;
    }

    private static List<String> candidates(String text) {
        List<String> candidates = new ArrayList<>();
        for (Charset latin : List.of(StandardCharsets.ISO_8859_1, WINDOWS_1252)) {
            if (latin.newEncoder().canEncode(text)) {
                byte[] bytes = text.getBytes(latin);
                if (isUtf8(bytes)) {
                    candidates.add(new String(bytes, StandardCharsets.UTF_8));
                }
                candidates.add(VietnameseBytes.TCVN.decode(bytes));
            }
        }
        candidates.add(VniText.decode(text));
        return candidates;
    }

    private static int broken(String text) {
        int broken = 0;
        for (String word : WORDS.split(text)) {
            broken += word.chars().anyMatch(c -> c >= 0x80) && !isSyllable(word) ? 1 : 0;
        }
        return broken;
    }

    /** Words that could be Vietnamese against words that couldn't; pure ASCII says nothing. */
    private static int score(String text) {
        int score = 0;
        for (String word : WORDS.split(text)) {
            if (word.chars().anyMatch(c -> c >= 0x80)) {
                score += isSyllable(word) ? 2 : -3;
            }
        }
        return score;
    }

    /** At most one tone, no capital behind a small letter, no letter or sign of another script. */
    private static boolean isSyllable(String word) {
        int tones = 0;
        boolean small = false;
        String parted = Normalizer.normalize(word, Normalizer.Form.NFD);
        for (int i = 0; i < parted.length(); i++) {
            char c = parted.charAt(i);
            boolean capital = Character.isUpperCase(c);
            if (TONES.indexOf(c) >= 0) {
                tones++;
            } else if (c >= 0x80 && SHAPES.indexOf(c) < 0) {
                return false;
            }
            if (tones > 1 || (capital && small)) {
                return false;
            }
            small |= Character.isLowerCase(c);
        }
        String whole = Normalizer.normalize(word, Normalizer.Form.NFC);
        String low = whole.toLowerCase(Locale.ROOT);
        if (!low.chars().allMatch(c -> c < 0x80 || ALPHABET.indexOf(c) >= 0)) {
            return false;
        }
        boolean initials = whole.chars().allMatch(c -> (c < 0x80 && !Character.isLowerCase(c)) || c == 'Đ');
        return initials || SYLLABLE.matcher(Folding.fold(low)).matches();
    }

    private Charsets() {}
}
