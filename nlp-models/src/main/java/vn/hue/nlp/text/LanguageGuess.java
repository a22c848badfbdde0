package vn.hue.nlp.text;

import vn.hue.conversations.reading.Language;

/** Which language a text is in, word by word: what can be a Vietnamese syllable, what is English. */
public final class LanguageGuess {

    private static final String ENGLISH =
            "the is are was were be been being am i you he she it we they this that these those"
                    + " a an and or but if because of in on at to from for with without by about into over under near behind front"
                    + " not no yes please help hello hi good morning evening thank thanks very much many more some any all every"
                    + " there here where when what who why how which has have had do does did can could will would should may must"
                    + " my your his her its our their me him us them out up down off new old big small bad dirty loud broken"
                    + " street road house river water light lights lamp garbage trash waste noise smell tree traffic car cars bus"
                    + " truck bridge school hospital market park sidewalk pavement drain flood flooded fire accident police"
                    + " ambulance dangerous danger report status cancel photo picture send address phone number name email wrong"
                    + " right correct change fix fixed repair night day week month year yesterday today tomorrow people tourist"
                    + " tourists children someone somebody nobody need want like see know go come get give take make working work"
                    + " works since again always never after before still just only also too so then than now last one two three"
                    + " hole pothole missing leaking leak power electricity cable cables pole sewage dog dogs stray"
                    + " child baby mother father trapped roof drowning rescue urgent stolen phone motorbike person human operator"
                    + " officer agree consent skip test testing nice city weather question answer understand problem issue ok okay";

    private static final LongSet ENGLISH_WORDS = new LongSet(600);
    private static final LongSet SHARED = new LongSet(200);

    static {
        for (String word : ENGLISH.split(" ", -1)) {
            long hash = Hash.of(word);
            ENGLISH_WORDS.add(hash);
            if (Syllables.isPlain(hash)) {
                SHARED.add(hash);
            }
        }
    }

    private LanguageGuess() {}

    public static Language of(Tokens tokens) {
        int vietnamese = 0;
        int english = 0;
        int shared = 0;
        int neither = 0;
        int marked = 0;
        int strange = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.isWord(i)) {
                continue;
            }
            long word = tokens.folded(i);
            if (!tokens.isPlain(i)) {
                marked += tokens.isSyllable(i) ? 1 : 0;
                strange += tokens.isSyllable(i) ? 0 : 1;
            } else if (SHARED.contains(word)) {
                shared++;
            } else if (ENGLISH_WORDS.contains(word)) {
                english++;
            } else if (tokens.isSyllable(i)) {
                vietnamese++;
            } else if (tokens.end(i) - tokens.start(i) > 1) {
                neither++;
            }
        }
        if (marked > 0 && marked >= strange && marked * 3 + vietnamese >= english + neither) {
            return Language.VI;
        }
        return plain(tokens, vietnamese, english, shared, neither + strange, marked);
    }

    private static Language plain(Tokens tokens, int vietnamese, int english, int shared, int neither, int marked) {
        if (tokens.words() == 0) {
            return letters(tokens);
        }
        if (english > 0 && english * 2 + shared >= vietnamese && english * 3 + shared >= neither) {
            return Language.EN;
        }
        if (vietnamese > 0 && vietnamese + shared >= neither + marked) {
            return Language.VI_FOLDED;
        }
        if (shared > 0 && vietnamese == 0 && neither == 0) {
            return shared > 2 ? Language.EN : Language.VI_FOLDED;
        }
        if (english > 0) {
            return Language.EN;
        }
        return neither > 0 ? Language.OTHER : Language.VI;
    }

    private static Language letters(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (Character.isLetter(tokens.original().charAt(tokens.start(i)))) {
                return Language.OTHER;
            }
        }
        return Language.VI;
    }
}
