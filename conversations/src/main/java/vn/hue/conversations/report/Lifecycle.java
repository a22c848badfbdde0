package vn.hue.conversations.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Sender;

/**
 * A report from its filing to its rating, as {@code QĐ 30/2022} has it go. Pure and thread-safe.
 *
 * <p>{@link MoveTable} says what may be done when, {@link Deeds} what it does, {@link Clocks} until when the next thing
 * must be done.
 */
public final class Lifecycle {

    private static final Map<Class<?>, String> NAMES = Arrays.stream(
                    Move.class.getAnnotation(JsonSubTypes.class).value())
            .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

    private final Clocks clocks;
    private final Deeds deeds;

    public Lifecycle(WorkingCalendar calendar) {
        clocks = new Clocks(calendar);
        deeds = new Deeds(clocks);
    }

    /**
     * A new report: received, or kept until 07:30 when it comes at night and is not urgent ({@code Điều 4.2}).
     *
     * <p>It has no code yet and is not public: that is decided with its acceptance.
     *
     * @param by {@code citizen}, or the operator's account name for what the centre found itself ({@code Điều 7.6})
     */
    public Report file(Filing filing, Instant at, String by) {
        Instant receivedAt = NightHours.receivedAt(at, filing.urgency());
        Status status = receivedAt.isAfter(at) ? Status.KEPT : Status.RECEIVED;
        return new Report(
                filing.key(),
                null,
                filing.conversation(),
                0,
                status,
                filing.urgency(),
                filing.category(),
                filing.content(),
                null,
                filing.media(),
                filing.place(),
                filing.seenAt(),
                filing.sender(),
                at,
                receivedAt,
                false,
                List.of(),
                null,
                null,
                null,
                null,
                clocks.filed(status, filing.urgency(), receivedAt),
                List.of(new Report.Step(at, by, "file", status, List.of(), null)),
                Report.Ties.NONE);
    }

    /**
     * The report after a move, or why the move can't be made now.
     *
     * @param at when it was made; never before the report's last step
     * @param by {@code citizen}, {@code system}, or the operator's account name
     */
    public Outcome apply(Report report, Move move, Instant at, String by) {
        Change change = new Change(report, at);
        Optional<Why> why =
                MoveTable.objection(report.status(), report.urgency(), move).or(() -> deeds.make(change, move));
        return why.isPresent() ? new Outcome.NotNow(why.get()) : new Outcome.Moved(change.done(name(move), by));
    }

    /**
     * The same report with the end of the citizen's 02 days, which run from when the question really left ({@code Điều
     * 7.5b.4, 7.5b.5}). Unchanged when no question is open or its clock runs already.
     *
     * @param closingBy how the notice will travel when nobody answers; null when not known
     */
    public Report supplementClockStarted(Report report, Instant sentAt, @Nullable String closingBy) {
        Report.Question asked = report.supplement();
        if (asked == null || report.deadlines().containsKey(Clock.SUPPLEMENT)) {
            return report;
        }
        Change change = new Change(report, sentAt);
        change.supplement = asked.closing(closingBy);
        change.deadlines.put(Clock.SUPPLEMENT, sentAt.plus(term(asked)));
        return change.done("supplement-sent", "system");
    }

    /** The same report with its sender's details corrected or proven. {@code Điều 7.5b.5}. */
    public Report sender(Report report, Sender sender, Instant at, String by) {
        Change change = new Change(report, at);
        change.sender = sender;
        return change.done("sender", by);
    }

    /** The same report, handled together with another one that follows it from now on. */
    public Report joined(Report report, Report.Tie follower, Instant at, String by) {
        return tied(report, report.ties().followedBy(follower), "joined", follower, at, by);
    }

    /** The same report without one that followed it; unchanged when it didn't. */
    public Report left(Report report, Report.Tie follower, Instant at, String by) {
        Report.Ties ties = report.ties().notFollowedBy(follower.key());
        return ties.equals(report.ties()) ? report : tied(report, ties, "left", follower, at, by);
    }

    /** The same report, said to be about the same matter as another one. */
    public Report linked(Report report, Report.Tie other, Instant at, String by) {
        return tied(report, report.ties().relatedTo(other), "link", other, at, by);
    }

    /** The same report without that; unchanged when nobody said so. */
    public Report unlinked(Report report, Report.Tie other, Instant at, String by) {
        Report.Ties ties = report.ties().notRelatedTo(other.key());
        return ties.equals(report.ties()) ? report : tied(report, ties, "unlink", other, at, by);
    }

    private static Report tied(Report report, Report.Ties ties, String what, Report.Tie other, Instant at, String by) {
        Change change = new Change(report, at);
        change.ties = ties;
        change.note(other.name());
        return change.done(what, by);
    }

    /** The same report with its public number; unchanged when it has that number already. */
    public Report numbered(Report report, String code, Instant at) {
        if (code.equals(report.code())) {
            return report;
        }
        Change change = new Change(report, at);
        change.code = code;
        return change.done("number", "system");
    }

    /** How long the citizen has for an answer. */
    public static Duration term(Report.Question asked) {
        return asked.verification() ? Regulation.VERIFICATION : Regulation.SUPPLEMENT;
    }

    /** A move's JSON type name, for example {@code start-verifying}. */
    public static String name(Move move) {
        String name = NAMES.get(move.getClass());
        if (name == null) {
            throw new IllegalStateException("a move without a name: " + move.getClass());
        }
        return name;
    }
}
