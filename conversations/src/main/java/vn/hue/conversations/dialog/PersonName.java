package vn.hue.conversations.dialog;

import java.util.Arrays;
import java.util.Set;
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

    private PersonName() {}

    /**
     * A name among the words of an answer.
     *
     * @param text without what else the answer gave
     * @return null when there is none
     */
    static @Nullable String in(String text, Intent read) {
        String name = text.strip().replaceAll("^[\\s,;.:-]+|[\\s,;.:-]+$", "").replaceAll("\\s+", " ");
        if (plausible(name, read)) {
            String bare = bare(name);
            return bare.contains(" ") && plausible(bare, read) ? bare : name;
        }
        String bare = bare(name);
        return !bare.equals(name) && bare.contains(" ") && plausible(bare, read) ? bare : null;
    }

    private static String bare(String name) {
        String bare = name;
        for (java.util.regex.Matcher m = CALLED.matcher(bare); m.find(); m = CALLED.matcher(bare)) {
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
        boolean family = words.length > 1 && FAMILIES.contains(Folding.fold(words[0]));
        return capitalised || family || (words.length <= 4 && read == Intent.UNKNOWN);
    }
}
