package vn.hue.gateway.work;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Report;

/** What somebody of the centre wants done to a report. */
public sealed interface Deed {

    /** For the audit log, for example {@code start-verifying}. */
    String name();

    /** The step it is in the report's life; null when it is none. */
    default @Nullable Move move() {
        return null;
    }

    /** It moves on. */
    record Moves(Move move) implements Deed {
        @Override
        public String name() {
            return Lifecycle.name(move);
        }
    }

    /**
     * It goes to agencies, see {@link Event.HandOn}.
     *
     * @param calls whom to phone, with the number
     */
    record HandsOn(Move.Distribute move, Map<String, String> calls) implements Deed {
        @Override
        public String name() {
            return Lifecycle.name(move);
        }
    }

    /** Who is competent is not in the register: they are to be asked to join. {@code QĐ 30/2022, Điều 10.5}. */
    record Invites(String agency) implements Deed {
        @Override
        public String name() {
            return "invite";
        }
    }

    /** Its sender is to prove the phone number by a code. {@code QĐ 30/2022, Điều 7.5b.5}. */
    record VerifySender() implements Deed {
        @Override
        public String name() {
            return "verify-sender";
        }
    }

    /** Its sender was spoken to, and is who they say. */
    record SenderVerified() implements Deed {
        @Override
        public String name() {
            return "sender-verified";
        }
    }

    /**
     * It is handled together with another report on the same matter, see {@link Move.Follow}.
     *
     * @param other its key or code; one that is merged itself stands for the one it follows
     */
    record Follow(String other) implements Deed {
        @Override
        public String name() {
            return "follow";
        }
    }

    /** It is said to be about the same matter as another report, by its key or code; see {@link Move.Link}. */
    record Link(String other) implements Deed {
        @Override
        public String name() {
            return "link";
        }
    }

    /** What whoever asks did to it last is taken back, see {@link vn.hue.conversations.report.Undo}. */
    record Undoes() implements Deed {
        @Override
        public String name() {
            return "undo";
        }
    }

    /**
     * What a deed is to the report's conversation.
     *
     * @param seen the report's version that was looked at
     */
    static Event.Action action(Deed deed, Report report, int seen) {
        if (deed instanceof VerifySender) {
            return new Event.VerifySender(report.key(), seen);
        } else if (deed instanceof SenderVerified) {
            return new Event.SenderVerified(report.key(), seen);
        } else if (deed instanceof Moves moves) {
            return new Event.MoveReport(report.key(), moves.move(), seen);
        }
        if (deed instanceof HandsOn handsOn) {
            return new Event.HandOn(report.key(), handsOn.move().agencies(), handsOn.calls(), seen);
        } else if (deed instanceof Invites invites) {
            return new Event.Invite(report.key(), invites.agency());
        }
        throw new IllegalArgumentException("not looked up yet: " + deed);
    }
}
