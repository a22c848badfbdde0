package vn.hue.conversations.reading.rules;

import java.util.List;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.reading.rules.UrgencyRules.Sign;

/**
 * What a text says of a fire.
 *
 * <p>A fire that burns is an SOS whether or not somebody cries for help: {@code QĐ 30/2022, Điều 18} names it beside
 * accidents and floods, and the centre calls within 5 minutes. Burning rubbish and a burnt-out lamp are none, and a fire
 * that is over is at most urgent.
 */
record Fire(Words words, List<Lexicon.Hit<Sign>> hits, int at) {

    private static final int OBJECT_BEFORE = 4;
    private static final int OBJECT_AFTER = 1;
    private static final int HOUSE_BEFORE = 4;
    private static final int HOUSE_AFTER = 2;
    private static final int NOW_BEFORE = 1;

    Urgency urgency() {
        boolean fire =
                switch (hit().group()) {
                    case FIRE -> true;
                    case BLAZE -> !isHarmless();
                    case BLAZE_FIRST -> !isHarmless() && isFirst();
                    default -> !isHarmless() && isOfAHouse();
                };
        if (fire && !isOver()) {
            return Urgency.SOS;
        }
        return switch (hit().group()) {
            case BURNS -> Urgency.NORMAL;
            case BURNT -> isBurntOut() ? Urgency.NORMAL : Urgency.URGENT;
            default -> Urgency.URGENT;
        };
    }

    private Lexicon.Hit<Sign> hit() {
        return hits.get(at);
    }

    private boolean isFirst() {
        int from = hit().from();
        return from == 0 || !UrgencyRules.isOneSentence(words, from - 1, from);
    }

    private boolean isHarmless() {
        return isNear(Sign.HARMLESS, OBJECT_BEFORE, OBJECT_AFTER) || isBurntOut();
    }

    private boolean isBurntOut() {
        return isNear(Sign.APPLIANCE, OBJECT_BEFORE, OBJECT_AFTER) || isNear(Sign.JUST_AFTER, -1, 0);
    }

    private boolean isOfAHouse() {
        return isNear(Sign.HOUSE, HOUSE_BEFORE, hit().group() == Sign.BURNS ? HOUSE_AFTER : -1);
    }

    /** Whether its sentence speaks of another day or of a fire put out, and not of now right before it. */
    private boolean isOver() {
        return !isNear(Sign.NOW, NOW_BEFORE, -1) && isNear(Sign.NOT_NOW, words.size(), words.size());
    }

    /** Whether a phrase of a group stands in the same sentence, at most so many words away; -1 for not on that side. */
    private boolean isNear(Sign group, int before, int after) {
        for (Lexicon.Hit<Sign> other : hits) {
            int gapBefore = hit().from() - other.to();
            int gapAfter = other.from() - hit().to();
            boolean near = (gapBefore >= 0 && gapBefore <= before) || (gapAfter >= 0 && gapAfter <= after);
            int from = Math.min(hit().to(), other.to());
            int to = Math.max(hit().from(), other.from());
            if (other.group() == group && near && UrgencyRules.isOneSentence(words, from, to)) {
                return true;
            }
        }
        return false;
    }
}
