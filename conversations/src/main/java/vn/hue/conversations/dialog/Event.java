package vn.hue.conversations.dialog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.conduct.Conduct;
import vn.hue.conversations.conduct.Lock;
import vn.hue.conversations.conduct.Violation;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Filing;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Part;

/** Everything that can change a conversation. It carries its own time, so that a replay is bit-equal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Said.class, name = "said"),
    @JsonSubTypes.Type(value = Event.Fired.class, name = "fired"),
    @JsonSubTypes.Type(value = Event.DeliveryMoved.class, name = "delivery"),
    @JsonSubTypes.Type(value = Event.Numbered.class, name = "numbered"),
    @JsonSubTypes.Type(value = Event.OperatorDid.class, name = "operator"),
    @JsonSubTypes.Type(value = Event.Overheard.class, name = "overheard"),
    @JsonSubTypes.Type(value = Event.HeldElsewhere.class, name = "held-elsewhere"),
    @JsonSubTypes.Type(value = Event.Withdrew.class, name = "withdrew"),
    @JsonSubTypes.Type(value = Event.Seen.class, name = "seen"),
    @JsonSubTypes.Type(value = Event.MovedHere.class, name = "moved-here"),
    @JsonSubTypes.Type(value = Event.MovedAway.class, name = "moved-away"),
    @JsonSubTypes.Type(value = Event.Tied.class, name = "tied")
})
public sealed interface Event {

    /** When it happened, by our clock. */
    Instant at();

    /** The citizen wrote; messages in quick succession come together, in order. */
    record Said(Instant at, List<Heard> messages) implements Event {
        public Said {
            messages = List.copyOf(messages);
        }
    }

    /**
     * One message with what its text says; {@link Reading#NOTHING} for a message without words.
     *
     * @param codeFits whether the six digits in it are those we sent; null when none were awaited, or none came
     */
    record Heard(Inbound message, Reading reading, @Nullable Boolean codeFits) {
        public Heard(Inbound message, Reading reading) {
            this(message, reading, null);
        }
    }

    /**
     * A deadline came. Ignored when {@code generation} is not the current one of {@code name}.
     *
     * @param since when the message left that it began with; null when it began with none
     */
    record Fired(
            Instant at,
            String name,
            long generation,
            @Nullable Instant since) implements Event {
        public Fired(Instant at, String name, long generation) {
            this(at, name, generation, null);
        }
    }

    /**
     * A message of ours moved on. The clock of a question starts with its first {@link DeliveryState#SENT}.
     *
     * @param messageId the {@link vn.hue.conversations.vocabulary.Outbound#id}
     * @param reason why not, for operators; null unless it failed
     * @param closingBy how the notice will travel when nobody answers this question, by the name the delivery planner
     *     has for it; null for what is no question
     */
    record DeliveryMoved(
            Instant at,
            String messageId,
            DeliveryState state,
            @Nullable String reason,
            @Nullable String closingBy) implements Event {

        public DeliveryMoved(Instant at, String messageId, DeliveryState state, @Nullable String reason) {
            this(at, messageId, state, reason, null);
        }
    }

    /** A filed report got its public number, for example {@code PA-2026-000123}. */
    record Numbered(Instant at, String reportKey, String code) implements Event {}

    /** A person of the centre acted. {@code operator} is the account's name. */
    record OperatorDid(Instant at, String operator, Action action) implements Event {}

    /**
     * A person of the centre wrote to the citizen past us, in the provider's own tool. It may begin a conversation.
     *
     * @param words {@link Inbound#from} is the citizen they were said to
     * @param author whoever typed, for operators
     */
    record Overheard(Instant at, Inbound words, String author) implements Event {}

    /**
     * The provider only lets us listen: somebody else answers the citizen. It may begin a conversation.
     *
     * @param here where the citizen writes
     * @param holder whoever has the conversation, for operators
     */
    record HeldElsewhere(Instant at, Address here, String holder) implements Event {}

    /** The citizen takes back the consent to keep their data. */
    record Withdrew(Instant at) implements Event {}

    /**
     * The citizen did something in the chat that is no message, but opens the provider's window: a reaction, a follow.
     *
     * @param acted by the provider's clock
     */
    record Seen(Instant at, Instant acted) implements Event {}

    /**
     * A report begun elsewhere, under a post for example, goes on here. It may begin a conversation.
     *
     * @param here where the same person writes now
     */
    record MovedHere(
            Instant at, Address here, Draft draft, @Nullable Question question, Language language) implements Event {}

    /** The report begun here goes on elsewhere, after {@link MovedHere}. */
    record MovedAway(Instant at) implements Event {}

    /**
     * What became of another report means something for one here.
     *
     * @param by the account whose deed it was, or {@code system}
     * @param report the key of the one here
     * @param other the other one
     * @param result of the other one; null unless it is {@link News#PUBLISHED}
     */
    record Tied(Instant at, String by, String report, Report.Tie other, News news, Report.@Nullable Answer result)
            implements Event {

        public enum News {
            /** It is handled together with the one here from now on. */
            JOINED,
            /** It no longer is. */
            LEFT,
            /** It has a result, which is the one here's too. */
            PUBLISHED,
            /** It came to no result: the one here goes on by itself. */
            CLOSED,
            /** Both are said to be about one matter. */
            LINKED,
            /** They no longer are. */
            UNLINKED
        }
    }

    /** What an operator can do to a conversation. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TakeOver.class, name = "take-over"),
        @JsonSubTypes.Type(value = TakeAway.class, name = "take-away"),
        @JsonSubTypes.Type(value = StillHere.class, name = "still-here"),
        @JsonSubTypes.Type(value = Release.class, name = "release"),
        @JsonSubTypes.Type(value = Transfer.class, name = "transfer"),
        @JsonSubTypes.Type(value = TakeBack.class, name = "take-back"),
        @JsonSubTypes.Type(value = Decline.class, name = "decline"),
        @JsonSubTypes.Type(value = FillIn.class, name = "fill-in"),
        @JsonSubTypes.Type(value = Remember.class, name = "remember"),
        @JsonSubTypes.Type(value = HandBack.class, name = "hand-back"),
        @JsonSubTypes.Type(value = Collect.class, name = "collect"),
        @JsonSubTypes.Type(value = Write.class, name = "write"),
        @JsonSubTypes.Type(value = MoveReport.class, name = "move-report"),
        @JsonSubTypes.Type(value = Open.class, name = "open"),
        @JsonSubTypes.Type(value = HandOn.class, name = "hand-on"),
        @JsonSubTypes.Type(value = Invite.class, name = "invite"),
        @JsonSubTypes.Type(value = VerifySender.class, name = "verify-sender"),
        @JsonSubTypes.Type(value = SenderVerified.class, name = "sender-verified"),
        @JsonSubTypes.Type(value = SendAgain.class, name = "send-again"),
        @JsonSubTypes.Type(value = ProposeViolation.class, name = "propose-violation"),
        @JsonSubTypes.Type(value = ConfirmViolation.class, name = "confirm-violation"),
        @JsonSubTypes.Type(value = DismissViolation.class, name = "dismiss-violation"),
        @JsonSubTypes.Type(value = WithdrawViolation.class, name = "withdraw-violation"),
        @JsonSubTypes.Type(value = LiftLock.class, name = "lift-lock")
    })
    sealed interface Action {}

    /** The bot falls silent until {@link HandBack}; refused while somebody else holds the conversation. */
    record TakeOver() implements Action {}

    /** As {@link TakeOver}, from whoever holds it: for supervisors only, which the desk sees to. */
    record TakeAway() implements Action {}

    /** The page of whoever holds the conversation is still open. */
    record StillHere() implements Action {}

    /** Whoever holds the conversation may not speak with citizens any more; done to them by whoever took that right. */
    record Release(String holder) implements Action {}

    /**
     * Whoever holds the conversation wants another to have it, and speaks until that one takes it over. With neither a
     * colleague nor a team it is for anyone.
     *
     * @param colleague an account's name; null when no single person is meant
     * @param team null when no team is meant
     * @param note what they should know; null when there is nothing to say
     */
    record Transfer(
            @Nullable String colleague,
            @Nullable String team,
            @Nullable String note) implements Action {}

    /** Not transferred after all. */
    record TakeBack() implements Action {}

    /**
     * Who was asked does not take it. A colleague's no gives it back to the giver; one of many speaks for themselves, and the
     * others are still asked.
     *
     * @param reason for the giver
     * @param others accounts that could still take it, which the desk knows; when none of them is left, the giver has it back
     * @param giverGone whether the giver is away, or no longer works here: then nobody is left to have it back
     */
    record Decline(String reason, List<String> others, boolean giverGone) implements Action {
        public Decline {
            others = List.copyOf(others);
        }

        /** What the desk knows is yet to be looked up. */
        public Decline(String reason) {
            this(reason, List.of(), false);
        }
    }

    /**
     * What an operator learned by asking, or by a call, stands in the report as if the citizen had given it: the bot does
     * not ask again. What does not fit the rules of the dialog is left out.
     *
     * @param what already checked beside its fields
     * @param read what the address was read to say; {@link Reading#NOTHING} without one
     */
    record FillIn(Part.CardFilled what, Reading read) implements Action {}

    /** Words for colleagues, which the citizen never sees. */
    record Remember(String text) implements Action {}

    /**
     * The bot goes on where the dialog was.
     *
     * @param note what was found out by hand, for colleagues; null when there is nothing to say
     */
    record HandBack(@Nullable String note) implements Action {}

    /** The bot goes on, and asks for this of the report being taken in. */
    record Collect(Question.Kind what) implements Action {}

    /** Words and pictures to the citizen, as they are. */
    record Write(String text, List<Media> media) implements Action {
        public Write {
            media = List.copyOf(media);
        }
    }

    /**
     * The sender of a report is to prove the phone number by a code. {@code QĐ 30/2022, Điều 7.5b.5}.
     *
     * @param seen as in {@link MoveReport}
     */
    record VerifySender(String report, @Nullable Integer seen) implements Action {
        public VerifySender(String report) {
            this(report, null);
        }
    }

    /**
     * The operator has verified the sender, by a call for example.
     *
     * @param seen as in {@link MoveReport}
     */
    record SenderVerified(String report, @Nullable Integer seen) implements Action {
        public SenderVerified(String report) {
            this(report, null);
        }
    }

    /**
     * A report moves on.
     *
     * @param report its code or its key
     * @param seen its version that the operator looked at: what somebody has changed since is not gone over; null when
     *     that does not matter
     */
    record MoveReport(String report, Move move, @Nullable Integer seen) implements Action {
        public MoveReport(String report, Move move) {
            this(report, move, null);
        }
    }

    /**
     * A report is opened for somebody who called or filed it elsewhere, or of the centre's own findings. {@code QĐ 30/2022,
     * Điều 4.1, 7.6}. It may begin a conversation.
     *
     * @param here the caller's, the filer's, or the matter's own
     * @param filing with a key that is unique for ever
     * @param source how the centre knows of it, for colleagues
     */
    record Open(Address here, Filing filing, String source) implements Action {

        /**
         * The lock by which it is not taken in: of what came by phone a person of the centre has decided, and an emergency is
         * always taken. {@code QĐ 30/2022, Điều 14.1a}.
         */
        public Optional<Lock> refusedBy(Conduct conduct, Instant at) {
            boolean alone = !here.channel().equals(Address.DESK);
            return alone && filing.urgency() == Urgency.NORMAL
                    ? conduct.lock(Violation.Kind.REPORT, at)
                    : Optional.empty();
        }
    }

    /**
     * A report goes to agencies, some of which are to be phoned as well, for nothing dials by itself yet. {@code QĐ 30/2022,
     * Điều 10, 15.2}.
     *
     * @param report its code or its key
     * @param agencies by name
     * @param calls whom to phone, with the number as it is then; empty when none is known
     * @param seen as in {@link MoveReport}
     */
    record HandOn(
            String report,
            List<String> agencies,
            Map<String, String> calls,
            @Nullable Integer seen) implements Action {
        public HandOn {
            agencies = List.copyOf(agencies);
            calls = Map.copyOf(calls);
        }
    }

    /**
     * The competent agency is not in the register: it is to be asked to join, and the report waits with the centre. {@code
     * QĐ 30/2022, Điều 10.5, 10.6}.
     *
     * @param report its code or its key
     * @param agency as it is called
     */
    record Invite(String report, String agency) implements Action {}

    /**
     * A message that never arrived leaves again, as a new one.
     *
     * @param message as it was
     * @param starts the clocks that it should have started
     * @param over the way it is to travel, by the name the delivery planner has for it; null for the best
     */
    record SendAgain(
            Outbound message,
            List<Effect.ClockStart> starts,
            @Nullable String over) implements Action {
        public SendAgain {
            starts = List.copyOf(starts);
        }
    }

    /** What people say of a citizen's conduct. {@code QĐ 30/2022, Điều 14.1, 20.1}. */
    sealed interface Judgement extends Action {}

    /**
     * A report, or an interaction on its result, is in improper words. {@code QĐ 30/2022, Điều 14.1, 20.1}.
     *
     * @param report by its code or its key
     * @param words what is improper
     */
    record ProposeViolation(Violation.Kind kind, String report, String words) implements Judgement {}

    /** A proposed violation is one: from here on it counts. */
    record ConfirmViolation(int number) implements Judgement {}

    record DismissViolation(int number, String reason) implements Judgement {}

    /** A confirmed violation is taken back, and a lock with it that stands on too few without it. */
    record WithdrawViolation(int number, String reason) implements Judgement {}

    record LiftLock(Violation.Kind kind, String reason) implements Judgement {}
}
