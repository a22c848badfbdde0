package vn.hue.conversations.report;

import java.util.Objects;
import java.util.Optional;

/** What the moves do by which the centre corrects itself, and by which it ties reports on one matter together. */
final class Corrections {

    private static final Optional<Why> DONE = Optional.empty();

    private final Clocks clocks;

    Corrections(Clocks clocks) {
        this.clocks = clocks;
    }

    Optional<Why> make(Change change, Move move) {
        if (move instanceof Move.Mend mend) {
            return mend(change, mend);
        } else if (move instanceof Move.Show show) {
            return show(change, show);
        } else if (move instanceof Move.Reclassify reclassify) {
            return reclassify(change, reclassify);
        } else if (move instanceof Move.Overturn overturn) {
            change.refusal = null;
            return again(change, overturn.why());
        } else if (move instanceof Move.Follow follow) {
            return follow(change, follow.first());
        } else if (move instanceof Move.Separate separate) {
            change.ties = change.ties.following(null);
            return again(change, separate.why());
        } else if (move instanceof Move.TakeResult taken) {
            return take(change, taken.result());
        } else if (move instanceof Move.Link link) {
            change.ties = change.ties.relatedTo(link.other());
            change.note(link.other().name());
            return tied(change, link.other().key());
        } else if (move instanceof Move.Unlink unlink) {
            change.ties = change.ties.notRelatedTo(unlink.key());
            return tied(change, unlink.key());
        }
        throw new IllegalStateException("nothing is done for " + move.getClass());
    }

    private static Optional<Why> no(Why why) {
        return Optional.of(why);
    }

    /** The history keeps what it was before, so that nothing the centre wrote is lost either. */
    private static Optional<Why> mend(Change change, Move.Mend mend) {
        String mended = mend.mendedContent() == null || mend.mendedContent().equals(change.content)
                ? null
                : mend.mendedContent();
        if (Objects.equals(mended, change.mendedContent)) {
            return no(Why.ALREADY_THERE);
        }
        change.note(change.mendedContent);
        change.mendedContent = mended;
        return DONE;
    }

    private static Optional<Why> show(Change change, Move.Show show) {
        if (!change.accepted()) {
            return no(Why.NOT_VERIFIED_YET);
        }
        if (change.publicView == show.publicView()) {
            return no(Why.ALREADY_THERE);
        }
        change.publicView = show.publicView();
        change.note(show.why());
        return DONE;
    }

    private Optional<Why> reclassify(Change change, Move.Reclassify right) {
        if (right.category() == change.category && right.urgency() == change.urgency) {
            return no(Why.ALREADY_THERE);
        }
        change.note(label(change) + " > " + (right.category() == null ? "" : right.category()) + "/" + right.urgency());
        change.category = right.category();
        if (right.urgency() != change.urgency) {
            change.urgency = right.urgency();
            clocks.reclassified(change);
        }
        return DONE;
    }

    private static String label(Change change) {
        return (change.category == null ? "" : change.category) + "/" + change.urgency;
    }

    private Optional<Why> again(Change change, String why) {
        change.note(why);
        change.status = Status.VERIFYING;
        clocks.restarted(change);
        return DONE;
    }

    private Optional<Why> follow(Change change, Report.Tie first) {
        if (first.key().equals(change.before.key())) {
            return no(Why.ALREADY_THERE);
        }
        change.ties = change.ties.following(first);
        change.note(first.name());
        change.supplement = null;
        change.status = Status.MERGED;
        clocks.followed(change);
        return DONE;
    }

    private static Optional<Why> take(Change change, Report.Answer result) {
        if (change.ties.follows() == null) {
            return no(Why.NOT_MERGED);
        }
        if (result.equals(change.result)) {
            return no(Why.ALREADY_THERE);
        }
        change.result = result;
        change.rating = null;
        if (!change.agencies.contains(result.agency())) {
            change.agencies.add(result.agency()); // from here on it can be spoken about and reopened as any other
        }
        change.note(result.text());
        change.deadlines.clear();
        change.status = Status.PUBLISHED;
        return DONE;
    }

    private static Optional<Why> tied(Change change, String key) {
        boolean same = change.ties.equals(change.before.ties());
        return same || key.equals(change.before.key()) ? no(Why.ALREADY_THERE) : DONE;
    }
}
