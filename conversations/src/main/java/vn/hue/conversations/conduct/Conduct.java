package vn.hue.conversations.conduct;

import static vn.hue.conversations.conduct.Violation.State.CONFIRMED;
import static vn.hue.conversations.conduct.Violation.State.DISMISSED;
import static vn.hue.conversations.conduct.Violation.State.PROPOSED;
import static vn.hue.conversations.conduct.Violation.State.WITHDRAWN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.conduct.Violation.Kind;
import vn.hue.conversations.report.Regulation;

/**
 * How one citizen has behaved in one conversation. Pure: each change gives a new one. {@code QĐ 30/2022, Điều 14.1, 20}.
 *
 * <p>A lock comes only with a confirmation. When an operator lifts it, the violations stay, so the next one locks again;
 * when one is withdrawn and too few are left, the lock ends with it.
 *
 * @param warnings how often the bot has warned, within {@link Regulation#INTERACTION_LOCK} of each other
 * @param warnedAt the last time; null when never
 * @param violations oldest first, the last {@link #KEPT}
 * @param locks oldest first, the last {@link #LOCKS_KEPT}
 */
public record Conduct(int warnings, @Nullable Instant warnedAt, List<Violation> violations, List<Lock> locks) {

    public static final Conduct CLEAN = new Conduct(0, null, List.of(), List.of());

    public static final int KEPT = 40;

    public static final int LOCKS_KEPT = 10;

    public Conduct {
        violations = List.copyOf(violations);
        locks = List.copyOf(locks);
    }

    /** How often was warned lately: after a month without it begins kindly again. */
    public int warningsBy(Instant at) {
        return warnedAt == null || !at.isBefore(monthAfter(warnedAt)) ? 0 : warnings;
    }

    public Conduct warned(Instant at) {
        return new Conduct(warningsBy(at) + 1, at, violations, locks);
    }

    /**
     * With a violation for people to look at. The improper words of one report are one violation, each interaction is one
     * of its own; so this may change nothing.
     */
    public Conduct propose(Kind kind, String report, String words, Instant at, String by) {
        boolean known = kind != Kind.INTERACTION
                && violations.stream()
                        .anyMatch(v -> v.kind() == kind
                                && v.report().equals(report)
                                && v.state().stands());
        if (known) {
            return this;
        }
        int number =
                violations.isEmpty() ? 1 : violations.get(violations.size() - 1).number() + 1;
        List<Violation> more = new ArrayList<>(violations);
        more.add(new Violation(number, kind, report, words, at, by, PROPOSED, null, null, null));
        // What was judged to be nothing is forgotten first, what counts last.
        for (Predicate<Violation> least :
                List.<Predicate<Violation>>of(v -> !v.state().stands(), v -> v.state() == PROPOSED, v -> true)) {
            for (int i = 0; more.size() > KEPT && i < more.size() - 1; ) {
                if (least.test(more.get(i))) {
                    more.remove(i);
                } else {
                    i++;
                }
            }
        }
        return new Conduct(warnings, warnedAt, more, locks);
    }

    public Optional<Violation> violation(int number) {
        return violations.stream().filter(v -> v.number() == number).findFirst();
    }

    /** Those nobody has judged yet. */
    public List<Violation> proposed() {
        return violations.stream().filter(v -> v.state() == PROPOSED).toList();
    }

    /** It was one. Empty when it is not proposed. */
    public Optional<Conduct> confirm(int number, String by, Instant at) {
        return decide(number, PROPOSED, CONFIRMED, by, at, null).map(decided -> decided.locked(number, at));
    }

    /** It was one, and locks nothing, where there is no account to lock. Empty when it is not proposed. */
    public Optional<Conduct> count(int number, String by, Instant at) {
        return decide(number, PROPOSED, CONFIRMED, by, at, null);
    }

    /** It was none. Empty when it is not proposed. */
    public Optional<Conduct> dismiss(int number, String by, Instant at, String reason) {
        return decide(number, PROPOSED, DISMISSED, by, at, reason);
    }

    /** It is taken back, and with it a lock that stands on too few without it. Empty when it was not confirmed. */
    public Optional<Conduct> withdraw(int number, String by, Instant at, String reason) {
        return decide(number, CONFIRMED, WITHDRAWN, by, at, reason).map(decided -> {
            Kind kind = decided.kindOf(number);
            boolean grounded = decided.lock(kind, at).stream()
                    .flatMap(lock -> lock.grounds().stream())
                    .anyMatch(ground -> !decided.grounds(kind, ground).isEmpty());
            return grounded ? decided : decided.end(kind, at, by, reason);
        });
    }

    /** By an operator, before its time. Empty when nothing is locked. */
    public Optional<Conduct> lift(Kind kind, String by, Instant at, String reason) {
        return lock(kind, at).map(held -> end(kind, at, by, reason));
    }

    /** The month is over. */
    public Conduct expire(Kind kind, Instant at, String by) {
        return end(kind, at, by, null);
    }

    /** What holds at a moment; empty when nothing does. */
    public Optional<Lock> lock(Kind kind, Instant at) {
        return locks.stream()
                .filter(lock -> lock.kind() == kind && lock.holds(at))
                .findFirst();
    }

    private Kind kindOf(int number) {
        return violation(number).orElseThrow().kind();
    }

    private Optional<Conduct> decide(
            int number, Violation.State from, Violation.State to, String by, Instant at, @Nullable String why) {
        if (violation(number).filter(v -> v.state() == from).isEmpty()) {
            return Optional.empty();
        }
        List<Violation> decided = violations.stream()
                .map(v -> v.number() == number ? v.decided(to, by, at, why) : v)
                .toList();
        return Optional.of(new Conduct(warnings, warnedAt, decided, locks));
    }

    private Conduct locked(int number, Instant at) {
        Kind kind = kindOf(number);
        List<Integer> grounds = grounds(kind, number);
        if (kind == Kind.SOS || grounds.isEmpty() || lock(kind, at).isPresent()) {
            return this;
        }
        List<Lock> more = new ArrayList<>(locks);
        more.add(Lock.on(kind, at, kind == Kind.INTERACTION ? monthAfter(at) : null, grounds));
        return new Conduct(
                warnings, warnedAt, violations, more.subList(Math.max(0, more.size() - LOCKS_KEPT), more.size()));
    }

    /**
     * The confirmed violations that are too many together with this one; empty when they are not. More than three;
     * interactions only where so many fall within one month. {@code QĐ 30/2022, Điều 14.1}.
     */
    private List<Integer> grounds(Kind kind, int number) {
        List<Violation> counting = violations.stream()
                .filter(v -> v.kind() == kind && v.state() == CONFIRMED)
                .sorted(Comparator.comparing(Violation::at))
                .toList();
        if (kind != Kind.INTERACTION) {
            return counting.size() > Regulation.VIOLATIONS ? numbers(counting) : List.of();
        }
        for (Violation first : counting) {
            List<Violation> month = counting.stream()
                    .filter(v -> !v.at().isBefore(first.at()) && v.at().isBefore(monthAfter(first.at())))
                    .toList();
            if (month.size() > Regulation.INTERACTION_VIOLATIONS
                    && numbers(month).contains(number)) {
                return numbers(month);
            }
        }
        return List.of();
    }

    private static List<Integer> numbers(List<Violation> violations) {
        return violations.stream().map(Violation::number).toList();
    }

    private Conduct end(Kind kind, Instant at, String by, @Nullable String why) {
        List<Lock> ended = locks.stream()
                .map(lock -> lock.kind() == kind && lock.endedAt() == null ? lock.ended(at, by, why) : lock)
                .toList();
        return new Conduct(warnings, warnedAt, violations, ended);
    }

    /** The same day and hour of the next month in Huế; the month's last day where it has no such day. */
    private static Instant monthAfter(Instant at) {
        return at.atZone(Regulation.ZONE).plus(Regulation.INTERACTION_LOCK).toInstant();
    }
}
