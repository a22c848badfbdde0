package vn.hue.conversations.dialog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Why;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Sender;

/** What a turn asks of the world. Relayed after the turn is stored, idempotently, in order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Effect.Send.class, name = "send"),
    @JsonSubTypes.Type(value = Effect.Note.class, name = "note"),
    @JsonSubTypes.Type(value = Effect.Remark.class, name = "remark"),
    @JsonSubTypes.Type(value = Effect.SetTimer.class, name = "set-timer"),
    @JsonSubTypes.Type(value = Effect.CancelTimer.class, name = "cancel-timer"),
    @JsonSubTypes.Type(value = Effect.NumberReport.class, name = "number-report"),
    @JsonSubTypes.Type(value = Effect.SaveReport.class, name = "save-report"),
    @JsonSubTypes.Type(value = Effect.AlarmDesk.class, name = "alarm-desk"),
    @JsonSubTypes.Type(value = Effect.PassOn.class, name = "pass-on")
})
public sealed interface Effect {

    /**
     * A message to the citizen of this conversation.
     *
     * @param starts clocks that begin when the message has really left: whoever sends it writes their timer rows with
     *     {@code dueAt = sentAt + after}, in the same write that settles the message, so that no turn is spent on it. A
     *     message that fails starts no clock and comes back as {@link Event.DeliveryMoved} {@code FAILED}.
     * @param tellWhenSent whether {@link Event.DeliveryMoved} {@code SENT} is wanted as well
     * @param reach whom to reach on another channel than the conversation's, by phone or else by mail; null for the
     *     conversation's own address
     * @param over the way an operator wants it to travel, by the name the delivery planner has for it; null for the best
     */
    record Send(
            Outbound message,
            List<ClockStart> starts,
            boolean tellWhenSent,
            @Nullable Sender reach,
            @Nullable String over)
            implements Effect {
        public Send {
            starts = List.copyOf(starts);
        }

        public Send(Outbound message, List<ClockStart> starts, boolean tellWhenSent) {
            this(message, starts, tellWhenSent, null, null);
        }
    }

    /** Words the citizen has already, for the history: nobody sends them again. */
    record Note(Outbound message) implements Effect {}

    /**
     * A line of the history for operators alone: it is never sent, and no citizen sees it.
     *
     * @param id unique, as a message's
     * @param author an account's name, or {@link Outbound#BOT}
     * @param whom another account, or an agency, it is about; null when there is none
     * @param text in the author's own words; empty when there are none
     * @param vain what was not done; null unless it is {@link About#NOT_DONE}
     */
    record Remark(
            String id,
            String author,
            About about,
            @Nullable String whom,
            String text,
            @Nullable Vain vain) implements Effect {

        public Remark(String id, String author, About about, @Nullable String whom, String text) {
            this(id, author, about, whom, text, null);
        }

        /**
         * A deed that was not done to a report, because {@link Remark#whom} was quicker or the regulation is against it.
         *
         * @param report what people call it
         * @param deed for example {@code accept}
         * @param why null when somebody was quicker, or there is no such report here
         */
        public record Vain(
                String report, String deed, @Nullable Why why) {}

        /** What a line for operators says. */
        public enum About {
            /** A note. */
            NOTE,
            /** The author wanted to act, but {@code whom} holds the conversation; the words were not sent. */
            REFUSED,
            /** The author took the conversation from {@code whom}. */
            TAKEN_AWAY,
            /** Nothing was heard of {@code whom}: the bot speaks again. */
            LEFT,
            /** {@code whom} may not speak with citizens any more, by the author's doing: the bot speaks again. */
            RELEASED,
            /** The author wanted to do something to a report, and it was not done. */
            NOT_DONE,
            /** {@code whom} is an agency to be phoned; the words are its number, which is no citizen's. */
            CALL,
            /** The author asks {@code whom} to take it over; the words say why. */
            OFFERED,
            /** The author asks a team, which is {@code whom}. */
            OFFERED_TEAM,
            /** The author asks whoever is free. */
            OFFERED_ANYONE,
            /** The author has it now, as {@code whom} wished. */
            ACCEPTED,
            /** The author does not take what {@code whom} passed on, and {@code whom} goes on; the words say why. */
            DECLINED,
            /** The author does not take what {@code whom} passed on, and {@code whom} does not have it back; the words say why. */
            NOT_ME,
            /** The author goes on: nobody else is asked any more. */
            TAKEN_BACK,
            /** Nobody took what {@code whom} wanted to give away: the bot speaks again. */
            NOT_ACCEPTED,
            /** The author wrote into the report what the words name: constants of {@link Question.Kind}, with blanks. */
            FILLED_IN,
            /** The citizen wrote it on a web card while somebody held the conversation; the words as above. */
            CARD_FILLED,
            /** What the bot would have said to the citizen of it, had it been its turn. */
            UNSAID,
            /** {@code whom} is an agency that is to join the register; the words are the report's name. */
            INVITE
        }
    }

    /**
     * A deadline that begins with a message: {@link SetTimer} with its time still open.
     *
     * @param atLatest a time it must not be later than, however late the message left; null for none
     * @param daytime when it may come if it reminds; null for a deadline, which comes when it comes
     */
    record ClockStart(
            String timer,
            long generation,
            Duration after,
            @Nullable Instant atLatest,
            @Nullable Daytime daytime) {

        public ClockStart(String timer, long generation, Duration after) {
            this(timer, generation, after, null, null);
        }

        /** When it comes, for a message that left at a time. */
        public Instant dueAt(Instant sentAt) {
            Instant due = sentAt.plus(after);
            Instant wanted = atLatest != null && atLatest.isBefore(due) && atLatest.isAfter(sentAt) ? atLatest : due;
            return daytime == null ? wanted : daytime.of(sentAt, wanted, due);
        }
    }

    /**
     * One row per name and conversation: a later generation replaces an earlier one.
     *
     * @param since when its question left; null when it is no question's
     */
    record SetTimer(
            String name,
            long generation,
            Instant dueAt,
            @Nullable Instant since) implements Effect {
        public SetTimer(String name, long generation, Instant dueAt) {
            this(name, generation, dueAt, null);
        }
    }

    /** The deadline is met. */
    record CancelTimer(String name) implements Effect {}

    /**
     * Give a filed report its number; answered by {@link Event.Numbered}.
     *
     * @param reportKey unique for ever: asking twice gives the same number
     * @param year of the number, in the province's time zone
     */
    record NumberReport(String reportKey, int year) implements Effect {}

    /** The report as it is now, for lists and search; an older {@link Report#version} never replaces a newer one. */
    record SaveReport(Report report) implements Effect {}

    /** What happened here means something for a report in this or another conversation. */
    record PassOn(String conversation, Event.Tied news) implements Effect {}

    /**
     * Operators must look now.
     *
     * @param report its code or key; null when it is about the conversation
     * @param others further reports it is about, by what people call them; often empty
     * @param told whether operators were alarmed of all of it before: then it only says what report it has become
     */
    record AlarmDesk(Alarm alarm, @Nullable String report, List<String> others, boolean told) implements Effect {
        public AlarmDesk {
            others = others == null ? List.of() : List.copyOf(others); // effects from before there were any
        }

        public AlarmDesk(Alarm alarm, @Nullable String report, List<String> others) {
            this(alarm, report, others, false);
        }

        public AlarmDesk(Alarm alarm, @Nullable String report) {
            this(alarm, report, List.of());
        }
    }

    /** Why operators must look. */
    enum Alarm {
        SOS,
        URGENT,
        PERSON_WANTED,
        SUPPLEMENT_ANSWERED,
        DEADLINE_MISSED,
        ABUSE,
        NOT_DELIVERED,
        /** Whoever held a conversation is gone: the bot speaks, and the citizen waits for a person. */
        OPERATOR_GONE,
        /** A citizen takes back the consent to keep their data: people decide what else is to go. */
        CONSENT_WITHDRAWN,
        /** A report ended without a result: those that were handled with it are each to be verified by themselves. */
        SEPARATED,
        /** A channel can't send until somebody does something; not about a conversation. */
        CHANNEL_DOWN
    }
}
