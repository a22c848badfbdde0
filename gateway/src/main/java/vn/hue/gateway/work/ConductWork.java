package vn.hue.gateway.work;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.conduct.Lock;
import vn.hue.conversations.conduct.Violation;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Report;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.store.ConductMark;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.Listing;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Worklist;

/**
 * Judges citizens' conduct: looks whether it can be done, writes it down, and puts it into the inbox. {@code QĐ 30/2022,
 * Điều 14.1, 20.1}.
 *
 * <p>Only the turn decides, and what does not fit then changes nothing. What is looked at here spares people the wait, and
 * tells them why at once.
 */
public final class ConductWork {

    /** Of a reason, and of the words that are quoted; in characters. */
    public static final int LONGEST = 300;

    private final Conversations conversations;
    private final Desk door;
    private final Audit audit;
    private final InstantSource clock;

    public ConductWork(Conversations conversations, Desk door, Audit audit, InstantSource clock) {
        this.conversations = conversations;
        this.door = door;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a judgement. */
    public sealed interface Outcome {

        /** On record and in the inbox; the turn makes it so in a moment. */
        record Taken() implements Outcome {}

        /** There is no such violation, or no such report. */
        record Unknown() implements Outcome {}

        /** It does not fit, or not any more; nothing was done. */
        record Barred(Bar bar) implements Outcome {}
    }

    /** Why a judgement does not fit. Each has its sentence in the message files. */
    public enum Bar {
        /** Somebody has confirmed or dismissed it already. */
        JUDGED,
        /** Only what is confirmed is withdrawn. */
        NOT_CONFIRMED,
        /** Nothing of this kind is locked. */
        NOT_LOCKED,
        /** The improper words of one report are one violation, and it is there. */
        ALREADY_PROPOSED,
        /** Without a result there is nothing to interact on. */
        NOTHING_TO_INTERACT_ON,
        /** Only a cry for help can be one without need. */
        NO_SOS
    }

    /**
     * Does it, or says why not.
     *
     * @param before the conversation, as it was looked at
     * @param id of the deed, made by whoever asks: the same twice is one deed
     */
    public Future<Outcome> did(ReportWork.Who who, Snapshot before, String id, Event.Judgement judgement) {
        Instant now = clock.instant();
        Outcome fits = fits(judgement, before.state(), now);
        if (!(fits instanceof Outcome.Taken)) {
            return Future.succeededFuture(fits);
        }
        return audit.did(who.account(), who.from(), Act.DEED, name(judgement), about(judgement, before.state()))
                .compose(noted -> door.did(before.id(), id, new Event.OperatorDid(now, who.account(), judgement)))
                .map(accepted -> fits);
    }

    /** For the audit log, and as the desk's forms call it. */
    public static String name(Event.Judgement judgement) {
        if (judgement instanceof Event.ProposeViolation) {
            return "propose-violation";
        } else if (judgement instanceof Event.ConfirmViolation) {
            return "confirm-violation";
        } else if (judgement instanceof Event.DismissViolation) {
            return "dismiss-violation";
        }
        return judgement instanceof Event.WithdrawViolation ? "withdraw-violation" : "lift-lock";
    }

    /** Whether it can be done to a conversation: {@link Outcome.Taken} when it can. */
    public static Outcome fits(Event.Judgement judgement, Conversation state, Instant now) {
        if (judgement instanceof Event.ProposeViolation proposal) {
            return report(proposal.report(), state)
                    .map(report -> proposed(proposal.kind(), report, state))
                    .orElseGet(Outcome.Unknown::new);
        } else if (judgement instanceof Event.LiftLock lift) {
            return state.conduct().lock(lift.kind(), now).isPresent()
                    ? new Outcome.Taken()
                    : new Outcome.Barred(Bar.NOT_LOCKED);
        }
        Violation violation = violation(judgement, state).orElse(null);
        if (violation == null) {
            return new Outcome.Unknown();
        } else if (judgement instanceof Event.WithdrawViolation) {
            return violation.state() == Violation.State.CONFIRMED
                    ? new Outcome.Taken()
                    : new Outcome.Barred(Bar.NOT_CONFIRMED);
        }
        return violation.state() == Violation.State.PROPOSED ? new Outcome.Taken() : new Outcome.Barred(Bar.JUDGED);
    }

    private static Outcome proposed(Violation.Kind kind, Report report, Conversation state) {
        if (kind == Violation.Kind.INTERACTION) {
            return report.result() == null ? new Outcome.Barred(Bar.NOTHING_TO_INTERACT_ON) : new Outcome.Taken();
        }
        if (kind == Violation.Kind.SOS && report.urgency() != Urgency.SOS) {
            return new Outcome.Barred(Bar.NO_SOS);
        }
        boolean known = state.conduct().violations().stream()
                .anyMatch(one -> one.kind() == kind
                        && one.report().equals(report.key())
                        && one.state().stands());
        return known ? new Outcome.Barred(Bar.ALREADY_PROPOSED) : new Outcome.Taken();
    }

    /** What is judged, as it is now; what was never sent is no report, and violates nothing. Empty for a lock. */
    public static Optional<Violation> violation(Event.Judgement judgement, Conversation state) {
        Integer number = null;
        if (judgement instanceof Event.ConfirmViolation confirm) {
            number = confirm.number();
        } else if (judgement instanceof Event.DismissViolation dismiss) {
            number = dismiss.number();
        } else if (judgement instanceof Event.WithdrawViolation withdraw) {
            number = withdraw.number();
        }
        return number == null
                ? Optional.empty()
                : state.conduct().violation(number).filter(one -> ConductMark.isFiled(one, state));
    }

    /** By key or code, of those filed in a conversation. */
    public static Optional<Report> report(String keyOrCode, Conversation state) {
        return state.reports().stream()
                .filter(report ->
                        report.key().equals(keyOrCode) || report.name().equals(keyOrCode))
                .findFirst();
    }

    private static String[] about(Event.Judgement judgement, Conversation state) {
        Optional<Report> report = judgement instanceof Event.ProposeViolation proposal
                ? report(proposal.report(), state)
                : violation(judgement, state).flatMap(one -> report(one.report(), state));
        return Stream.concat(
                        Stream.of(Audit.conversation(state.id())),
                        report.stream().map(one -> Audit.report(one.name())))
                .toArray(String[]::new);
    }

    /** What can be judged, or counts, by number. */
    public static List<Violation> violations(Conversation state, Violation.State in) {
        return state.conduct().violations().stream()
                .filter(one -> one.state() == in)
                .filter(one -> in != Violation.State.PROPOSED || ConductMark.isFiled(one, state))
                .toList();
    }

    /** What is locked at a moment. */
    public static List<Lock> locks(Conversation state, Instant now) {
        return state.conduct().locks().stream().filter(lock -> lock.holds(now)).toList();
    }

    /**
     * The conversations with one of these marks, latest touched first.
     *
     * @param after the last of the page before; null for the first page
     * @param each how many of each mark at most
     */
    public Future<List<Listing>> marked(Set<ConductMark> marks, Worklist.@Nullable Mark after, int each) {
        List<Future<List<Listing>>> asked = marks.stream()
                .map(mark -> conversations.work(new Worklist.Ask(
                        Worklist.Order.LATEST,
                        List.of(Listing.Facet.conduct(mark)),
                        List.of(),
                        Instant.EPOCH,
                        Listing.NEVER,
                        null,
                        after,
                        each)))
                .toList();
        return Future.join(asked).map(all -> {
            Map<String, Listing> rows = new LinkedHashMap<>();
            asked.forEach(found -> found.result().forEach(row -> rows.put(row.id(), row)));
            return rows.values().stream().sorted(Worklist.Order.LATEST.rows()).toList();
        });
    }

    /** The same, whole; without those that are gone meanwhile. */
    public Future<List<Snapshot>> load(List<Listing> rows) {
        List<Future<@Nullable Snapshot>> loads = new ArrayList<>();
        rows.forEach(row -> loads.add(conversations.load(row.id())));
        return loads.isEmpty()
                ? Future.succeededFuture(List.of())
                : Future.join(loads).map(all -> loads.stream()
                        .map(Future::result)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
