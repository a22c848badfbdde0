package vn.hue.gateway.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.api.Masking;
import vn.hue.gateway.delivery.Candidate;
import vn.hue.gateway.store.Attempt;
import vn.hue.gateway.store.DeadLetters.Letter;

/**
 * A message that did not arrive, as the list of them shows it: masked.
 *
 * @param author as colleagues read it; empty for the bot
 * @param tried each way that was taken or closed, in order
 * @param again how it can be sent again
 */
public record LetterRow(
        String conversation,
        String channel,
        @Nullable String who,
        Instant at,
        DeliveryState state,
        @Nullable String reason,
        String text,
        String author,
        List<Attempt> tried,
        Again again) {

    public LetterRow {
        tried = List.copyOf(tried);
    }

    static LetterRow of(Letter letter, @Nullable Conversation state, People people, List<Candidate> ways) {
        Sender sender = state == null
                ? Sender.UNKNOWN
                : state.draft() == null ? state.sender() : state.draft().sender();
        String author = letter.message().author();
        return new LetterRow(
                letter.conversation(),
                letter.channel(),
                Masking.MASKED.name(sender.name()),
                letter.at(),
                letter.state(),
                letter.reason(),
                Masking.MASKED.text(letter.message().shown(), sender),
                author.equals(Outbound.BOT) ? "" : people.name(author),
                letter.trail().attempts(),
                Again.of(letter, people, ways));
    }

    /** Its id as an element's. */
    public String anchor() {
        return "letter-" + again.letter().replaceAll("[^A-Za-z0-9]", "-");
    }
}
