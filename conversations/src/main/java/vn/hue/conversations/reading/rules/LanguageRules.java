package vn.hue.conversations.reading.rules;

import java.util.regex.Pattern;
import vn.hue.conversations.reading.Language;

/** Tells Vietnamese, Vietnamese without marks and English apart; {@link Language#OTHER} also for too little to tell. */
final class LanguageRules {

    private static final Pattern SYLLABLE = Pattern.compile(
            "(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?");
    private static final Pattern VIETNAMESE_LETTERS =
            Pattern.compile("[a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]+");
    private static final int LONGEST_SYLLABLE = 7;

    private final Lexicon<Tongue> lexicon = Lexicon.load("language.txt", Tongue.class);

    Language of(Words words) {
        int letters = 0;
        int marked = 0;
        int syllables = 0;
        int vietnamese = 0;
        int english = 0;
        for (int i = 0; i < words.size(); i++) {
            if (!words.isLetters(i)) {
                continue;
            }
            Words.Word word = words.get(i);
            letters++;
            boolean syllable = word.folded().length() <= LONGEST_SYLLABLE
                    && SYLLABLE.matcher(word.folded()).matches();
            syllables += syllable ? 1 : 0;
            boolean isMarked = syllable
                    && word.hasMarks()
                    && VIETNAMESE_LETTERS.matcher(word.marked()).matches();
            marked += isMarked ? 1 : 0;
            Lexicon.Hit<Tongue> vi = lexicon.at(words, i, Tongue.VIETNAMESE);
            vietnamese += vi != null && !isMarked ? 1 : 0;
            english += !word.hasMarks() && lexicon.at(words, i, Tongue.ENGLISH) != null ? 1 : 0;
        }
        if (marked > 0 && (marked * 5 >= letters || english <= marked)) {
            return Language.VI;
        }
        if (english > vietnamese || (english > 0 && english * 2 >= letters && english >= vietnamese)) {
            return Language.EN;
        }
        boolean shaped = syllables * 10 >= letters * 7 && (letters >= 3 || vietnamese > 0);
        return (vietnamese > 0 && syllables * 2 >= letters) || (shaped && letters > 0)
                ? Language.VI_FOLDED
                : Language.OTHER;
    }

    private enum Tongue {
        VIETNAMESE,
        ENGLISH
    }
}
