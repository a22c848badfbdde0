package vn.hue.conversations.dialog;

import java.util.regex.Pattern;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.vocabulary.Folding;

/** Where at a place: "ngay cổng chợ", "cuối đường" name none, and say more of the one that was named. */
final class Spot {

    private static final Pattern SPOT =
            Pattern.compile("(?:(?:ngay|doan|o|tai|gan|truoc|sau|ben|canh|doi dien|phia|trong|ngoai"
                    + "|duoi|tren|sat|cho) ){0,8}"
                    + "(?:(?:cong|dau|cuoi|goc|giua|cua|ben hong|lung|mat tien|chan|gam|san|bai xe|loi vao) )?"
                    + "(?:cong|cho|truong|cau(?: vuot)?|duong|kiet|hem|ngo|benh vien|chua|cong vien|nha tho|dinh|xom|lang|san|ben xe|ho)"
                    + "(?: (?:chinh|phu|sau|truoc|lon|nho|do|ni|ay|nay|tren|duoi)){0,8}");

    /** "trước số 100", "kiệt 22": of the street that was named before. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?:(?:ngay|o|tai|gan|truoc|canh|doi dien|dau|cho) ){0,8}"
                    + "(?:(?:nha )?so(?: nha)?|nha|kiet|hem|ngo) \\d{1,4}[a-z]?(?:/\\d{1,4}[a-z]?){0,8}(?: (?:do|ni|ay|nay|a)){0,8}");

    /** The number a place begins with; an alley's stays, for houses have numbers in it. */
    private static final Pattern HOUSE = Pattern.compile(
            "(?iu)^(?:(?:ngay|ở|o|tại|tai|gần|gan|trước|truoc|cạnh|canh|đối diện|doi dien) ){0,8}"
                    + "(?:(?:nhà số|nha so|số nhà|so nha|số|so|nhà|nha) )?\\d{1,4}[a-z]?(?:/\\d{1,4}[a-z]?){0,8}(?:\\s+|$)");

    private static final Pattern ALLEY =
            Pattern.compile("(?iu)^(?:(?:đầu|dau) )?(?:kiệt|kiet|hẻm|hem|ngõ|ngo) \\d\\S*(?:\\s+|$)");

    private Spot() {}

    private static boolean is(String words) {
        return SPOT.matcher(Folding.fold(words).strip()).matches();
    }

    /** A place as it was named in a message, with the spot that follows it: "chợ Đông Ba, ngay cổng chợ". */
    static String named(String message, Entity place) {
        String name = place.text().strip();
        int at = message.indexOf(name);
        if (at < 0) {
            return name;
        }
        int end = at + name.length();
        String rest = message.substring(end);
        String spot =
                rest.replaceFirst("^[\\s,(–-]+", "").split("[,.;!?()\\n]", 2)[0].strip();
        boolean follows = !spot.isEmpty() && is(spot);
        return follows ? message.substring(at, message.indexOf(spot, end) + spot.length()) : name;
    }

    /** What is known of a place together with what is said now: neither a spot nor a number alone replaces its name. */
    static String together(@org.jspecify.annotations.Nullable String known, String said) {
        if (known == null || is(known)) {
            return said;
        }
        if (!NUMBER.matcher(Folding.fold(said)).matches()) {
            return is(said) ? known + ", " + said : said;
        }
        String street = HOUSE.matcher(known).replaceFirst("");
        street = ALLEY.matcher(said).find() ? ALLEY.matcher(street).replaceFirst("") : street;
        return street.isBlank() ? said : said + " " + street;
    }

    /** The place that is right instead: of "không phải số 20 mà số 22" the street stays. */
    static String corrected(@org.jspecify.annotations.Nullable String known, String said) {
        return NUMBER.matcher(Folding.fold(said)).matches() ? together(known, said) : said;
    }
}
