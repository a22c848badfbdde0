package vn.hue.conversations.dialog;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.conduct.Conduct;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Medium;
import vn.hue.conversations.vocabulary.Sender;

/**
 * All that is known of one citizen's conversation: the whole state between two turns, stored as one document.
 *
 * @param schema {@link #SCHEMA} of the code that wrote it
 * @param id {@link Address#conversation()}
 * @param address where the citizen writes from
 * @param medium what the channel can do, as it was when the conversation began
 * @param turn counts the events taken: message ids derive from it
 * @param language the bot answers in
 * @param sender what is known of the person from earlier reports
 * @param draft the report being taken in; null when none
 * @param question what the bot waits for; null when nothing
 * @param handover the operator who speaks instead of the bot; null while the bot speaks
 * @param reports filed reports, oldest first; the closed ones are dropped beyond {@link #REPORTS_KEPT}
 * @param timers the current generation of each deadline; what fires with another one is stale
 * @param asked which report a message of ours was about, for answers that quote it: message id to report key; the last
 *     {@link #ASKED_KEPT}
 * @param lapsed what was given for a report that was not finished in time: a late answer goes on from it
 * @param second of two matters told in one message the one that waits for the first; null when none does
 * @param parked messages that could belong to several reports, while the citizen is asked which
 * @param challenge the code by which the sender proves the phone number; null when none was ever asked
 * @param personWantedAt since when the citizen waits for a person; null when not
 * @param confusion how many messages in a row the bot could not use
 * @param conduct how the citizen behaved, and the locks that follow from it
 * @param startedAt the first message
 * @param lastSaidAt the citizen's last message in the chat, or what else opens a window, by the provider's clock: its windows count from it
 * @param awaited messages whose files are still to come, the last {@link #AWAITED_KEPT}; none once the citizen has taken
 *     back the consent to keep them
 */
public record Conversation(
        int schema,
        String id,
        Address address,
        Medium medium,
        long turn,
        Language language,
        Sender sender,
        @Nullable Draft draft,
        @Nullable Question question,
        @Nullable Handover handover,
        List<Report> reports,
        SortedMap<String, Long> timers,
        SortedMap<String, String> asked,
        @Nullable Draft lapsed,
        @Nullable Draft second,
        List<Event.Heard> parked,
        @Nullable Challenge challenge,
        @Nullable Instant personWantedAt,
        int confusion,
        Conduct conduct,
        Instant startedAt,
        @Nullable Instant lastSaidAt,
        List<Awaited> awaited) {

    public static final int SCHEMA = 1;

    public static final int REPORTS_KEPT = 20;

    public static final int ASKED_KEPT = 30;

    public static final int AWAITED_KEPT = 30;

    public Conversation {
        medium = Objects.requireNonNullElse(medium, Medium.CHAT); // states from before it was kept
        conduct = Objects.requireNonNullElse(conduct, Conduct.CLEAN); // likewise
        if (lapsed != null && lapsed.is(Draft.Mark.SECOND) && !lapsed.is(Draft.Mark.CANCELLED)) {
            second = lapsed; // states from before it had a place of its own
            lapsed = null;
        }
        reports = List.copyOf(reports);
        parked = List.copyOf(parked);
        awaited = awaited == null ? List.of() : List.copyOf(awaited); // states from before it was kept
        asked = Collections.unmodifiableSortedMap(new TreeMap<>(asked));
        timers = Collections.unmodifiableSortedMap(new TreeMap<>(timers));
    }

    /** A chat nobody has said anything in yet. */
    public static Conversation fresh(Address address, Instant at) {
        return fresh(address, at, Medium.CHAT, Sender.UNKNOWN);
    }

    /**
     * A conversation nobody has said anything in yet.
     *
     * @param sender what the address itself says of the person
     */
    public static Conversation fresh(Address address, Instant at, Medium medium, Sender sender) {
        return new Conversation(
                SCHEMA,
                address.conversation(),
                address,
                medium,
                0,
                Language.VI,
                sender,
                null,
                null,
                null,
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                null,
                null,
                List.of(),
                null,
                null,
                0,
                Conduct.CLEAN,
                at,
                null,
                List.of());
    }

    /** Whether files of a message are still to come that may be kept. */
    public boolean awaits(String message) {
        return awaited.stream().anyMatch(one -> one.message().equals(message));
    }

    /** Whoever holds the conversation, so that nobody else may act in it; null when nobody does. */
    public @Nullable Handover held() {
        return timers.containsKey(Holding.TIMER) ? handover : null;
    }

    /** The deadlines with which the bot speaks again, by their names: of {@link #held}, and of a provider's own tool. */
    public static final Set<String> LEASES = Set.of(Holding.TIMER, Holding.ELSEWHERE);

    /**
     * An operator who took the conversation over.
     *
     * @param offer who is to have it next; null when nobody was asked
     * @param declined why nobody has it who was asked, until the operator acts on it; null when nobody declined
     */
    public record Handover(
            String operator,
            Instant since,
            @Nullable Offer offer,
            @Nullable Declined declined) {
        public Handover(String operator, Instant since) {
            this(operator, since, null, null);
        }

        Handover with(@Nullable Offer next) {
            return new Handover(operator, since, next, null);
        }

        Handover without(Declined why) {
            return new Handover(operator, since, null, why);
        }
    }

    /**
     * A conversation that waits for another to take it. With neither a colleague nor a team it is anyone's.
     *
     * @param colleague an account's name; null when no single person is meant
     * @param team null when no team is meant
     * @param note what they should know; null when there is nothing to say
     * @param declined accounts that were among the asked and don't take it, in order
     */
    public record Offer(
            Instant at,
            @Nullable String colleague,
            @Nullable String team,
            @Nullable String note,
            List<String> declined) {

        public Offer {
            declined = declined == null ? List.of() : List.copyOf(declined); // offers from before it was kept
        }

        Offer declinedBy(String operator) {
            return new Offer(
                    at,
                    colleague,
                    team,
                    note,
                    Stream.concat(declined.stream(), Stream.of(operator)).toList());
        }
    }

    /**
     * What was offered and not taken.
     *
     * @param by the account of whoever declined it last
     * @param reason in their words
     */
    public record Declined(Instant at, String by, String reason) {}
}
