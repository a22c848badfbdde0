package vn.hue.conversations.dialog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.vocabulary.Folding;

/** Whether an answer to "what is your name?" is a name. */
final class PersonName {

    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}.'’\\- ]{2,60}");

    /** The family names of more than nine in ten Vietnamese, without marks. */
    private static final Set<String> FAMILIES = Set.of(
            "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo",
            "duong", "ly", "ton", "cao", "dinh", "mai", "truong", "lam", "ha", "luu", "doan", "trinh", "chau", "thai",
            "cong", "a", "ka", "vien", "ra", "quynh", "tang", "tu", "ta", "dao", "vuong", "la", "kieu", "luong");

    /** How people call themselves before their name: "chị Lê Thị Hoa", "mệ tên Hồ Thị Gái". */
    private static final Pattern CALLED = Pattern.compile(
            "(?iu)^(?:dạ|da|vâng|vang|thưa|thua|là|la|tên|ten|tôi|toi|tui|mình|minh|em|con|cháu|chau|anh|chị|chi|ông|ong|bà|ba"
                    + "|cô|co|chú|chu|bác|bac|mệ|me|o|ôn)[\\s:,.-]+(?=\\S)");

    /** "Phạm Văn Tú được chưa". */
    private static final Pattern AFTER_IT =
            Pattern.compile("(?:\\s+(?:được chưa|duoc chua|đó|do|nha|nghe|nhé|nhe|nì|ạ|đây|day|rứa|rua))+$");

    /** Some of them are everyday words without their marks, or with others: "là", "từ", "làm", "đường". */
    private static final Set<String> EVERYDAY = Set.of(
            "la", "tu", "ra", "do", "ta", "lam", "mai", "a", "ho", "ha", "cao", "chau", "duong", "truong", "thai",
            "cong", "vien", "dao", "tang");

    private static final Set<String> MARKED_FAMILIES = Set.of(
            "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "ngô", "dương",
            "lý", "tôn", "đinh", "trương", "lâm", "đoàn", "trịnh", "châu", "vương", "kiều", "lương");

    /** What stands in short answers to something else: "chỗ ni đó con". */
    private static final Set<String> NO_NAMES = Set.of(
            "cho", "do", "nay", "ni", "day", "kia", "o", "khong", "ko", "gi", "sao", "nao", "duoc", "roi", "la", "vay",
            "ma", "noi", "khi", "luc", "nac", "thoi", "hoi", "nua", "kho", "doc", "meo", "biet", "muon");

    private static final Set<String> MIDDLES = Set.of("thi", "van", "huu", "duc", "ngoc", "quang", "xuan", "dinh");

    private PersonName() {}

    /** A whole name with its capitals, such as people write when the first one was too short. */
    static boolean isFull(String text) {
        String[] words = text.strip().split("\\s+");
        return words.length >= 2
                && words.length <= 6
                && LETTERS.matcher(text.strip()).matches()
                && Arrays.stream(words).allMatch(w -> Character.isUpperCase(w.codePointAt(0)))
                && FAMILIES.contains(Folding.fold(words[0]));
    }

    private static boolean family(String[] words) {
        String first = java.text.Normalizer.normalize(words[0], java.text.Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
        String folded = Folding.fold(first);
        if (words.length < 2 || !FAMILIES.contains(folded)) {
            return false;
        }
        boolean middle = MIDDLES.contains(Folding.fold(words[1]));
        return middle || (first.equals(folded) ? !EVERYDAY.contains(folded) : MARKED_FAMILIES.contains(first));
    }

    /**
     * A name among the words of an answer.
     *
     * @param text without what else the answer gave
     * @return null when there is none
     */
    static @Nullable String in(String text, Intent read) {
        String name = text.strip().replaceAll("^[\\s,;.:-]+|[\\s,;.:?!-]+$", "").replaceAll("\\s+", " ");
        if (!name.isEmpty() && Character.isUpperCase(name.codePointAt(0))) {
            name = AFTER_IT.matcher(name).replaceAll("");
        }
        if (plausible(name, read)) {
            String bare = bare(name);
            return bare.contains(" ") && plausible(bare, read) ? bare : name;
        }
        String bare = bare(name);
        boolean announced = !bare.equals(name) && (bare.contains(" ") || Character.isUpperCase(bare.codePointAt(0)));
        return announced && plausible(bare, read) ? bare : null;
    }

    private static String bare(String name) {
        String bare = name;
        for (Matcher m = CALLED.matcher(bare); m.find(); m = CALLED.matcher(bare)) {
            bare = bare.substring(m.end());
        }
        return bare;
    }

    static boolean plausible(String text, Intent read) {
        String name = text.strip();
        if (!LETTERS.matcher(name).matches()) {
            return false;
        }
        String[] words = name.split("\\s+");
        if (words.length > 6) {
            return false;
        }
        boolean capitalised = Arrays.stream(words).allMatch(w -> Character.isUpperCase(w.codePointAt(0)));
        return capitalised
                || family(words)
                || (words.length <= 4
                        && read == Intent.UNKNOWN
                        && Arrays.stream(words).map(Folding::fold).noneMatch(NO_NAMES::contains));
    }
}
