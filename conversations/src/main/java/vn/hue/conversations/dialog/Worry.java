package vn.hue.conversations.dialog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A question back about one's details: what they are for, whether they are kept.
 *
 * <p>Read with its marks, for without them "bí mật" is "bị mất" and "chờ" is "cho": a manhole's lid that is gone is no secret.
 */
final class Worry {

    private static final String DETAIL =
            "(?:t[êe]n|danh t[íi]nh|(?<!(?:cáp|dây|cột|cap|day|cot) )th[ôo]ng tin|(?<!(?:một|mot|mấy|may) )s[ốo](?! nh[àa]| \\d)"
                    + "|s[đd]t|đt|e?mail|gmail)";

    private static final String OR_NOT = "(?:kh[ôo]ng|ko|hông|kh[ôo]n|chưa|nh[ée]|nha|ch[ứo]|[àạa])";

    private static final String ITS_END = "(?: (?:[ạa]|v[ậa]y|r[ứu]a|h[ảa]|em|con|đó|do|nh[ỉi])){0,4}[\\s.?!]{0,9}$";

    /** "Có giữ bí mật không", "tên tôi có bị lộ không", "có bị lộ thông tin không". */
    private static final Pattern WHETHER_KEPT = Pattern.compile("(?U)\\b(?:"
            + "(?:gi[ữu]|đảm bảo|dam bao|b[ảa]o) (?:k[íi]n|(?:được |duoc )?b[íi] m[ậa]t)"
            + "|" + DETAIL + "(?: \\p{L}{1,9}){0,5} (?:b[íi] m[ậa]t|l[ộo](?! ph[íi]))"
            + "|(?:b[ịi] |l[àa]m |s[ợo] )?l[ộo] (?:ra )?(?:t[êe]n|danh t[íi]nh|th[ôo]ng tin|s[ốo] (?:đi[ệe]n|dien|c[ủu]a|t[ôo]i|m[áa]y))"
            + ")\\b");

    private static final Pattern ALONE_WHETHER_KEPT = Pattern.compile("(?U)^(?:\\p{L}{1,9} ){0,2}(?:"
            + "(?:c[óo] |s[ợo] )(?:b[ịi] )?l[ộo](?: ra)?(?: ngo[àa]i)?"
            + "|(?:c[óo] )?(?:được |duoc )?b[íi] m[ậa]t"
            + ")(?: g[ìi])?(?: " + OR_NOT + ")?" + ITS_END);

    /** "Sao phải cho số", and not "sao phải chờ lâu", with marks or without. */
    private static final Pattern WHY_GIVE = Pattern.compile("(?U)\\b(?:sao|răng|rang) ph[ảa]i cho"
            + "(?: (?:bi[ếe]t|em|con|anh|ch[ịi]|m[ấa]y)){0,2}(?: " + DETAIL + "\\b|\\s{0,9}[,.?!]|\\s{0,9}$)");

    /** Of what was asked for: "hỏi tên làm gì"; "không ai làm gì" tells how things stand. */
    private static final Pattern WHAT_FOR = Pattern.compile(
            "(?U)\\b(?:sao ph[ảa]i|t[ạa]i sao|v[ìi] sao|r[ăa]ng ph[ảa]i|c[ầa]n chi|(?<!(?:ai|chẳng|chả|chưa|không|chang|cha|chua"
                    + "|khong|ko) )l[àa]m (?:chi|g[ìi])|why|what for)\\b");

    private Worry() {}

    /** Whether words ask why a detail is wanted, or whether it is kept. */
    static boolean over(Slot asked, String text) {
        return whetherKept(text)
                || WHY_GIVE.matcher(plain(text)).find()
                || asked.spokenOfIn(text) && WHAT_FOR.matcher(plain(text)).find();
    }

    /** Whether words ask if details are kept. */
    static boolean whetherKept(String text) {
        String words = plain(text);
        return WHETHER_KEPT.matcher(words).find()
                || ALONE_WHETHER_KEPT.matcher(words).find();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("(?U)\\s+", " ");
    }
}
