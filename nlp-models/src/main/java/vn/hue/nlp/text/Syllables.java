package vn.hue.nlp.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which letter sequences can be a Vietnamese syllable once its marks are gone, and what Telex left-overs meant. */
final class Syllables {

    private static final String ONSETS = " b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x";
    private static final String RIMES = "a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et eu"
            + " i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay"
            + " oc oe oen oeo oet oi om on ong ooc oong op ot u ua uan uang uat uau uay uc ue uech uenh ui um un ung"
            + " uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu uat uan ue uoi"
            + " y yem yen yet yeu ynh";

    private static final LongSet FOLDED = new LongSet(6000);

    static {
        for (String onset : ONSETS.split(" ", -1)) {
            for (String rime : RIMES.split(" ", -1)) {
                FOLDED.add(Hash.of(onset + rime));
            }
        }
    }

    private Syllables() {}

    /** Whether the plain letters with this hash can be a Vietnamese syllable. */
    static boolean isPlain(long foldedHash) {
        return FOLDED.contains(foldedHash);
    }

    /**
     * What a Telex typist meant, for example {@code đường} for {@code dduwowngf}.
     *
     * @param word plain lower-case letters that are no syllable
     * @return the word with its marks in decomposed form (letters with quality, then the tone as a digit 0 to 5); null
     *     when it is not Telex either
     */
    static @Nullable String fromTelex(String word) {
        if (word.length() < 2 || word.length() > 10) {
            return null;
        }
        String tones = "frsxj";
        String key = "\u0000fsrxj";
        StringBuilder shaped = new StringBuilder();
        int tone = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int last = shaped.length() - 1;
            char before = last < 0 ? ' ' : shaped.charAt(last);
            if (tones.indexOf(c) >= 0 && last >= 0 && hasVowel(shaped) && i >= word.length() - 3) {
                tone = key.indexOf(c);
            } else if (c == 'd' && before == 'd') {
                shaped.setCharAt(last, 'đ');
            } else if (c == 'a' && before == 'a') {
                shaped.setCharAt(last, 'â');
            } else if (c == 'e' && before == 'e') {
                shaped.setCharAt(last, 'ê');
            } else if (c == 'o' && before == 'o') {
                shaped.setCharAt(last, 'ô');
            } else if (c == 'w') {
                horn(shaped);
            } else {
                shaped.append(c);
            }
        }
        String meant = shaped.toString();
        return FOLDED.contains(Hash.of(fold(meant))) ? meant + tone : null;
    }

    private static void horn(StringBuilder shaped) {
        for (int i = shaped.length() - 1; i >= 0; i--) {
            char c = shaped.charAt(i);
            if (c == 'a' || c == 'o' || c == 'u') {
                shaped.setCharAt(i, c == 'a' ? 'ă' : c == 'o' ? 'ơ' : 'ư');
                if (c == 'o' && i > 0 && shaped.charAt(i - 1) == 'u') {
                    shaped.setCharAt(i - 1, 'ư');
                }
                return;
            }
        }
        shaped.append('ư');
    }

    private static boolean hasVowel(CharSequence letters) {
        for (int i = 0; i < letters.length(); i++) {
            if ("aeiouyâăêôơư".indexOf(letters.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    static String fold(String word) {
        StringBuilder plain = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            plain.append(Letter.plain(word.charAt(i)));
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
