package vn.hue.conversations.dialog;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
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

    private PersonName() {}

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
