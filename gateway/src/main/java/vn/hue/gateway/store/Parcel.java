package vn.hue.gateway.store;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Outbound;

/**
 * A message of ours that has not yet left for good.
 *
 * @param line the message as it stands in the history
 * @param to where to: the conversation's own address, or where its citizen is reached on another channel on purpose
 * @param after the message before it in this conversation, which it must not overtake; null for the first
 * @param tellWhenSent whether the dialog wants to know
 * @param over the only route an operator wants it to take; null for the best
 * @param saidAt the citizen's last message when it was put on its way: channels count their windows from it
 * @param begun the way of an attempt that is under way and whose outcome is not known: after a crash it may have been
 *     sent; null when none is
 * @param trail what was tried so far
 * @param notBefore when to try next; null for now
 */
public record Parcel(
        Line line,
        Address to,
        @Nullable String after,
        boolean tellWhenSent,
        @Nullable Route over,
        @Nullable Instant saidAt,
        @Nullable Way begun,
        Trail trail,
        @Nullable Instant notBefore) {

    /** One that was not tried yet. */
    public static Parcel fresh(
            Line line,
            Address to,
            @Nullable String after,
            boolean tellWhenSent,
            @Nullable Route over,
            @Nullable Instant saidAt) {
        return new Parcel(line, to, after, tellWhenSent, over, saidAt, null, Trail.NONE, null);
    }

    /** {@link Outbound#id}. */
    public String id() {
        return line.message();
    }

    /** What is to be sent. */
    public Outbound outbound() {
        return Objects.requireNonNull(line.out(), "only messages of ours are sent");
    }

    public String conversation() {
        return line.conversation();
    }

    /** What must not overtake each other: messages to one address. */
    public String lane() {
        return to.conversation();
    }

    /** Whether it goes to another channel on purpose, as a code does: then it goes there or nowhere. */
    public boolean away() {
        return !lane().equals(conversation());
    }

    public Parcel beginning(Way way) {
        return new Parcel(line, to, after, tellWhenSent, over, saidAt, way, trail, null);
    }

    /** Nothing is under way any more, and no night holds what was tried. */
    public Parcel tried(Attempt attempt) {
        return new Parcel(line, to, after, tellWhenSent, over, saidAt, null, trail.with(attempt), null).heldUntil(null);
    }

    public Parcel with(Line shown) {
        return new Parcel(shown, to, after, tellWhenSent, over, saidAt, begun, trail, notBefore);
    }

    public Parcel with(Trail other) {
        return new Parcel(line, to, after, tellWhenSent, over, saidAt, begun, other, notBefore);
    }

    /** Whether a night holds it back, and until when; null for none. */
    public Parcel heldUntil(@Nullable Instant morning) {
        Line.Progress progress = line.delivery() == null ? Line.Progress.WAITING : line.delivery();
        return Objects.equals(progress.heldUntil(), morning) ? this : with(line.with(progress.heldUntil(morning)));
    }

    public Parcel notBefore(@Nullable Instant when) {
        return new Parcel(line, to, after, tellWhenSent, over, saidAt, begun, trail, when);
    }
}
