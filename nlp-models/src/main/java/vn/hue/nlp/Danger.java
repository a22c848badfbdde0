package vn.hue.nlp;

import vn.hue.conversations.reading.Urgency;
import vn.hue.nlp.text.Phrases;
import vn.hue.nlp.text.Tokens;

/**
 * How fast someone must act: a model that has seen both, held by words without which nothing is urgent.
 *
 * <p>A miss costs a life and a false alarm a look; yet alarms that ring for every burnt-out lamp are soon ignored.
 */
final class Danger {

    private enum Group {
        CRY,
        STRONG,
        EVENT,
        MILD
    }

    private static final double LIKELY_WITH_CRY = 0.15;
    private static final double LIKELY_WITH_EVENT = 0.4;
    private static final double LIKELY_THOUGH_MILD = 0.75;

    /** Where the rules ring, the model only has to think it possible. */
    private static final double LIKELY_WITH_RULED_CRY = 0.1;

    private static final double LIKELY_WITH_RULE = 0.2;

    private final LinearModel model;
    private final Phrases<Group> words;
    private final int normal;
    private final int sos;

    Danger(LinearModel model) {
        this.model = model;
        words = Phrases.load(Danger.class, "danger.txt", Group.class);
        normal = model.indexOf(Urgency.NORMAL.name());
        sos = model.indexOf(Urgency.SOS.name());
    }

    /**
     * The urgency of a text.
     *
     * @param ruled what rules say of it
     */
    Urgency of(Tokens tokens, long[] features, boolean plain, Urgency ruled) {
        double[] probabilities = model.probabilities(features);
        double likely = 1 - probabilities[normal];
        boolean agreed = likely > (ruled == Urgency.SOS ? LIKELY_WITH_RULED_CRY : LIKELY_WITH_RULE);
        if (ruled != Urgency.NORMAL && agreed) {
            return ruled == Urgency.SOS || probabilities[sos] * 2 > likely ? Urgency.SOS : Urgency.URGENT;
        }
        boolean cry = words.anywhere(tokens, Group.CRY, plain);
        boolean strong = words.anywhere(tokens, Group.STRONG, plain);
        boolean event = cry || strong || words.anywhere(tokens, Group.EVENT, plain);
        if (!event) {
            return Urgency.NORMAL;
        }
        boolean mild = words.anywhere(tokens, Group.MILD, plain);
        double needed = mild ? LIKELY_THOUGH_MILD : cry || strong ? LIKELY_WITH_CRY : LIKELY_WITH_EVENT;
        if (likely < needed) {
            return Urgency.NORMAL;
        }
        return cry || probabilities[sos] * 2 > likely ? Urgency.SOS : Urgency.URGENT;
    }
}
