package vn.hue.conversations.reading.rules;

import java.util.List;
import vn.hue.conversations.reading.Urgency;

/**
 * Cries for help and dangers that are happening, as against dangers that are feared or come back every year.
 *
 * <p>A cry counts wherever it stands. A danger does not count when its sentence speaks of a risk or a habit just before
 * or right after it, or says that there was none.
 */
final class UrgencyRules {

    private static final int CUE_BEFORE = 7;
    private static final int CUE_AFTER = 3;
    private static final int NEGATION_BEFORE = 1;

    private final Lexicon<Sign> lexicon = Lexicon.load("urgency.txt", Sign.class);

    Urgency of(Words words) {
        List<Lexicon.Hit<Sign>> hits = lexicon.all(words);
        Urgency urgency = Urgency.NORMAL;
        for (int i = 0; i < hits.size(); i++) {
            Lexicon.Hit<Sign> hit = hits.get(i);
            Urgency said = hit.group().fire() ? new Fire(words, hits, i).urgency() : hit.group().urgency;
            boolean more = said.compareTo(urgency) > 0;
            if (more && (hit.group() == Sign.SOS || !isOnlyFeared(words, hits, i))) {
                urgency = said;
            }
        }
        return isLoneCry(words) ? Urgency.SOS : urgency;
    }

    /** Whether a fire burns that people are in or near. */
    boolean burns(Words words) {
        List<Lexicon.Hit<Sign>> hits = lexicon.all(words);
        for (int i = 0; i < hits.size(); i++) {
            boolean fire = hits.get(i).group().fire() && new Fire(words, hits, i).urgency() == Urgency.SOS;
            if (fire && !isOnlyFeared(words, hits, i)) {
                return true;
            }
        }
        return false;
    }

    /** "Cứu!", "Cháy, cháy!" */
    private static boolean isLoneCry(Words words) {
        int letters = 0;
        int fires = 0;
        for (int i = 0; i < words.size() && letters <= 3; i++) {
            letters += words.isLetters(i) ? 1 : 0;
            fires += words.isLetters(i) && words.get(i).marked().equals("cháy") ? 1 : 0;
        }
        if (!words.isLetters(0)) {
            return false;
        }
        return (letters < 3 && words.get(0).marked().equals("cứu")) || (letters <= 3 && fires == letters);
    }

    private static boolean isOnlyFeared(Words words, List<Lexicon.Hit<Sign>> hits, int at) {
        Lexicon.Hit<Sign> danger = hits.get(at);
        for (int i = at - 1; i >= 0 && danger.from() - hits.get(i).to() <= CUE_BEFORE; i--) {
            Lexicon.Hit<Sign> before = hits.get(i);
            boolean denied = before.group() == Sign.NEGATION && danger.from() - before.to() <= NEGATION_BEFORE;
            if ((denied || before.group() == Sign.CUE) && isOneSentence(words, before.to(), danger.from())) {
                return true;
            }
        }
        for (int i = at + 1; i < hits.size() && hits.get(i).from() - danger.to() <= CUE_AFTER; i++) {
            if (hits.get(i).group() == Sign.CUE
                    && isOneSentence(words, danger.to(), hits.get(i).from())) {
                return true;
            }
        }
        return false;
    }

    static boolean isOneSentence(Words words, int from, int to) {
        for (int i = from; i < to; i++) {
            if (words.isSign(i, '.') || words.isSign(i, '!') || words.isSign(i, ';') || words.isSign(i, '?')) {
                return false;
            }
        }
        return true;
    }

    /** What a phrase of the lexicon says; the urgency is the highest it can mean. */
    enum Sign {
        SOS(Urgency.SOS),
        SOS_UNLESS(Urgency.SOS),
        /** Something people are in burns. */
        FIRE(Urgency.SOS),
        /** There is a fire, unless it is one of rubbish or a lamp. */
        BLAZE(Urgency.SOS),
        /** The same at the beginning of a sentence; anywhere else it may be something that runs. */
        BLAZE_FIRST(Urgency.SOS),
        /** "bị cháy": a fire if it is said of a house, else it may be a burnt-out fuse. */
        BURNT(Urgency.SOS),
        /** "cháy": a fire only if it is said of a house. */
        BURNS(Urgency.SOS),
        URGENT(Urgency.URGENT),
        NEUTRAL(Urgency.NORMAL),
        CUE(Urgency.NORMAL),
        NEGATION(Urgency.NORMAL),
        /** A fire that is over, exercised or insured against. */
        NOT_NOW(Urgency.NORMAL),
        /** What people are in. */
        HOUSE(Urgency.NORMAL),
        /** What people burn, and what smoulders by itself. */
        HARMLESS(Urgency.NORMAL),
        /** What burns out, and water, which runs ("chảy"). */
        APPLIANCE(Urgency.NORMAL),
        /** The same, but only right behind the word for burning. */
        JUST_AFTER(Urgency.NORMAL),
        /** Right before the word for burning: it is not about another day. */
        NOW(Urgency.NORMAL);

        final Urgency urgency;

        Sign(Urgency urgency) {
            this.urgency = urgency;
        }

        boolean fire() {
            return switch (this) {
                case FIRE, BLAZE, BLAZE_FIRST, BURNT, BURNS -> true;
                default -> false;
            };
        }
    }
}
