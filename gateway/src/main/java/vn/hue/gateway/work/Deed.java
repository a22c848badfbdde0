package vn.hue.gateway.work;

import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Report;

/** What somebody of the centre wants done to a report. */
public sealed interface Deed {

    /** For the audit log, for example {@code start-verifying}. */
    String name();

    /** What it is to the report's conversation. */
    Event.Action on(Report report, int seen);

    /** It moves on. */
    record Moves(Move move) implements Deed {
        @Override
        public String name() {
            return Lifecycle.name(move);
        }

        @Override
        public Event.Action on(Report report, int seen) {
            return new Event.MoveReport(report.key(), move, seen);
        }
    }

    /** Its sender is to prove the phone number by a code. {@code QĐ 30/2022, Điều 7.5b.5}. */
    record VerifySender() implements Deed {
        @Override
        public String name() {
            return "verify-sender";
        }

        @Override
        public Event.Action on(Report report, int seen) {
            return new Event.VerifySender(report.key(), seen);
        }
    }

    /** Its sender was spoken to, and is who they say. */
    record SenderVerified() implements Deed {
        @Override
        public String name() {
            return "sender-verified";
        }

        @Override
        public Event.Action on(Report report, int seen) {
            return new Event.SenderVerified(report.key(), seen);
        }
    }
}
