package vn.hue.conversations.dialog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Folding;

/** Questions for prices, hours, numbers and ways, which this channel knows nothing of; no report begins with one. */
final class Inquiry {

    private static final int WORDS_OF_A_QUESTION = 8;
    private static final int WORDS_THAT_TELL_NOTHING = 12;

    private static final Pattern ASKS = Pattern.compile(
            "\\?|\\b(?:bao nhieu|nhieu tien|may (?:gio|h|tien|cay|dong|chuyen)|gia|ngay (?:may|mo)|so may|o (?:dau|mo)|cho (?:nao|mo)|noi mo|bao xa|nao"
                    + "|so (?:dien thoai|dt|may)|sdt|xin so|gio (?:mo|dong|lam)|lich|giay to|thu tuc"
                    + "|co .+ khong|how (?:much|far|do|can)|what time|where|which bus|phone number|opening hours)\\b");

    private static final String WHEN = "\\b(?:bao gio|khi mo|khi nao|chung nao|chung mo|bua mo)\\b";

    private static final String MENDS =
            "(?:sua|va|don|lay|thu gom|thay|cat|tia|lam|lap|nao vet|khac phuc|xu ly|giai quyet)\\b";

    /** Not "khi nào mưa lớn làm ngập hết": between the two stand only those who mend, or "mới", "được". */
    private static final Pattern WHEN_MENDED = Pattern.compile(WHEN
            + "(?:(?: \\w+){0,5} (?:moi|duoc))?(?: (?:moi|se|duoc|thi|co|ai|nguoi|ta|xe|toi|den|trung tam|thanh pho|phuong|cong ty|ben|minh|anh|chi))* "
            + MENDS + "|\\b" + MENDS + "(?: xong)? " + WHEN
            + "(?: (?:vay|the|rua|ri|a|ha|hi|he|nhi|xong|ad|em|anh|chi))*\\W*$"
            + "|\\bwhen (?:will|is|are|do|does|can)\\b.*\\b(?:fix|repair|clean|collect)");

    /** "Khi nào cũng không ai dọn" and "hư từ khi nào chưa sửa" tell what is wrong. */
    private static final Pattern TELLS =
            Pattern.compile("\\b(?:khong|ko|chua|cung|van|hoai|tu (?:bao gio|khi mo|khi nao)|not|never|nobody)\\b");

    private static final String UNKNOWN =
            "(?:(?:khong|ko|k|kg|hong|chang|cha|no|chua) (?:biet|nho|ro|de y|chac|coi|xem)|quen mat|quen)(?: (?:ro|duoc|nua|roi|la))*";

    private static final String OF =
            "(?:may gio|luc (?:nao|mo)|ngay (?:nao|may|mo)|hom (?:nao|mo)|khi (?:nao|mo)|so may|bao nhieu"
                    + "|o (?:dau|mo)|cho (?:nao|mo)|(?:duong|phuong|kiet|xa|thon) (?:nao|gi|chi|mo)|ten (?:gi|chi)|dia chi|so nha)";

    private static final String ABOUT =
            "(?:(?:da|thi|ma|toi|tui|em|con|chau|minh|chac|cung|la|luc|khi|do|dia chi|so nha|nha|so|nen) )*";

    private static final String AFTER = "(?: (?:nua|roi|het|luon|ma|a|do|vay|rua|em|anh|chi|oi))*";

    /** "Không nhớ mấy giờ", "số mấy thì quên rồi". */
    private static final Pattern TELLS_NOTHING = Pattern.compile(
            ABOUT + UNKNOWN + " " + ABOUT + OF + AFTER + "|" + ABOUT + OF + " " + ABOUT + UNKNOWN + AFTER
                    + "|(?:sorry )?(?:i )?(?:don['’]?t|do not|can['’]?t|cannot) (?:know|remember|recall)(?: exactly)?"
                    + " (?:what time|when|where|which (?:street|number|ward)|the (?:time|address|number|street))(?: (?:it|that) (?:was|is))?");

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\d'’]+");

    private static final Pattern LEADS = Pattern.compile("\\b(?:cho hoi|xin hoi|hoi tham)\\b");

    private Inquiry() {}

    /** Whether words say that something is not known and nothing else: no question, no place and no part of a report. */
    static boolean tellsNothing(String words) {
        String plain = SIGNS.matcher(Folding.fold(words)).replaceAll(" ").strip();
        return plain.split(" ").length <= WORDS_THAT_TELL_NOTHING
                && TELLS_NOTHING.matcher(plain).matches();
    }

    static boolean in(Utterance said) {
        return said.means(Intent.SMALLTALK)
                && !said.substantial()
                && ASKS.matcher(Folding.fold(said.text())).find()
                && !tellsNothing(said.text());
    }

    /** Whether it asks when something of the street is mended and tells of nothing else: "bao giờ sửa ổ gà?". */
    static boolean whenMended(Utterance said) {
        String words = Folding.fold(said.text());
        return words.split(" ").length <= WORDS_OF_A_QUESTION
                && WHEN_MENDED.matcher(words).find()
                && !TELLS.matcher(words).find();
    }

    /** Whether words may be about a report, as far as their category tells. */
    static boolean mayBeOf(Utterance said, Report report) {
        Category known = report.category();
        return known == null
                || said.messages().stream()
                        .map(m -> m.reading().category())
                        .allMatch(category -> category == null || category == known);
    }

    /** Whether it gives the place or the time that was asked for, before it asks: "đường Hùng Vương, số mấy quên rồi". */
    static boolean answers(@Nullable Slot asked, Utterance said) {
        String words = Folding.fold(said.text());
        if (asked != Slot.PLACE && asked != Slot.SEEN_AT || LEADS.matcher(words).find()) {
            return false;
        }
        Matcher asks = ASKS.matcher(words);
        int from = asks.find() ? asks.start() : words.length();
        return said.entities(asked == Slot.PLACE ? Entity.Type.PLACE : Entity.Type.TIME)
                .map(entity -> words.indexOf(Folding.fold(entity.text())))
                .anyMatch(at -> at >= 0 && at < from);
    }
}
