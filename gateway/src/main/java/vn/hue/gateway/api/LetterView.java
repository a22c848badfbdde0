package vn.hue.gateway.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.delivery.Reasons;
import vn.hue.gateway.store.Attempt;
import vn.hue.gateway.store.DeadLetters.Letter;

/** A dead letter as the API shows it. */
record LetterView(
        String id,
        String message,
        String conversation,
        String channel,
        Instant at,
        String state,
        @Nullable Reason reason,
        String text,
        String purpose,
        String author,
        List<AttemptView> attempts,
        @Nullable SettledView settled) {

    static LetterView of(Letter letter, Sender sender, Masking masking) {
        var settled = letter.settled();
        return new LetterView(
                letter.id(),
                letter.message().id(),
                letter.conversation(),
                letter.channel(),
                letter.at(),
                letter.state().name(),
                Reason.of(letter.reason()),
                masking.text(letter.message().shown(), sender),
                letter.message().purpose().name(),
                letter.message().author(),
                letter.trail().attempts().stream().map(AttemptView::of).toList(),
                settled == null ? null : new SettledView(settled.at(), settled.by()));
    }

    /** Why not, for people. */
    record Reason(String vi, String en) {
        static @Nullable Reason of(@Nullable String stored) {
            String vi = Reasons.VI.why(stored);
            String en = Reasons.EN.why(stored);
            return vi == null || en == null ? null : new Reason(vi, en);
        }
    }

    /** One try, or why there was none. */
    record AttemptView(
            Instant at,
            String route,
            @Nullable String channel,
            String outcome,
            @Nullable Reason reason,
            int times) {
        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.at(),
                    attempt.route().name(),
                    attempt.channel(),
                    attempt.outcome().name(),
                    Reason.of(attempt.reason()),
                    attempt.times());
        }
    }

    /** Who has seen to it. */
    record SettledView(Instant at, String by) {}
}
