package vn.hue.conversations.dialog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.conduct.Conduct;
import vn.hue.conversations.conduct.Lock;
import vn.hue.conversations.conduct.Violation.Kind;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.conversations.words.Phrase;

/**
 * Warns, proposes violations to the operators, and keeps to the locks they have confirmed. {@code QĐ 30/2022, Điều 14.1}.
 *
 * <p>Whoever cries for help is neither warned nor locked out: people swear when they are afraid.
 */
final class ConductTalk {

    /** The end of a locked interaction. */
    static final String TIMER = "interaction-lock";

    private static final int WORDS_KEPT = 300;

    private final Step step;

    ConductTalk(Step step) {
        this.step = step;
    }

    /** Once kindly, once firmly; after that words only feed the quarrel. */
    void warn(Utterance said) {
        if (!said.abusive() || emergency(said)) {
            return;
        }
        switch (step.conduct.warningsBy(step.at)) {
            case 0 -> step.tell(Phrase.KEEP_POLITE);
            case 1 -> step.tell(Phrase.KEEP_POLITE_OR_LOCKED, "times", Regulation.VIOLATIONS);
            default -> {
                // said twice
            }
        }
        step.conduct = step.conduct.warned(step.at);
    }

    private boolean emergency(Utterance said) {
        return said.urgency() != Urgency.NORMAL || step.draft != null && step.draft.urgent();
    }

    /** Proposes what improper words went into: a report, one being taken in, or an interaction on a result. */
    void notice(Utterance said, List<Report> before, @Nullable String contentBefore) {
        if (!said.abusive() || emergency(said)) {
            return;
        }
        List<Report> changed = new ArrayList<>(step.reports());
        changed.removeAll(before);
        for (Report report : changed) {
            if (report.urgency() != Urgency.NORMAL) {
                continue;
            }
            switch (report.steps().get(report.steps().size() - 1).what()) {
                case "interact", "rate" -> propose(Kind.INTERACTION, report.key(), said.text(), ReportTalk.SYSTEM);
                case "file", "supplement", "add-from-citizen" ->
                    propose(Kind.REPORT, report.key(), said.text(), ReportTalk.SYSTEM);
                default -> {
                    // not by these words
                }
            }
        }
        Draft draft = step.draft;
        if (draft != null && draft.content() != null && !draft.content().equals(contentBefore)) {
            propose(Kind.REPORT, draft.key(), said.text(), ReportTalk.SYSTEM);
        }
    }

    /** A cry for help that was a trial or a mistake is shown to people. {@code QĐ 30/2022, Điều 20.1}. */
    void falseCry(Report report) {
        if (report.urgency() == Urgency.SOS) {
            propose(Kind.SOS, report.key(), report.content(), ReportTalk.SYSTEM);
        }
    }

    void propose(Kind kind, String report, String words, String by) {
        String kept = words.codePointCount(0, words.length()) <= WORDS_KEPT
                ? words
                : words.substring(0, words.offsetByCodePoints(0, WORDS_KEPT)) + "…";
        step.conduct = step.conduct.propose(kind, report, kept, step.at, by);
    }

    /** An operator noticed it. */
    void proposed(String operator, Event.ProposeViolation proposal) {
        step.report(proposal.report())
                .filter(report -> proposal.kind() != Kind.INTERACTION || report.result() != null)
                .filter(report -> proposal.kind() != Kind.SOS || report.urgency() == Urgency.SOS)
                .ifPresent(report -> propose(proposal.kind(), report.key(), proposal.words(), operator));
    }

    /** What was never sent is no report, and violates nothing. */
    void confirmed(String operator, int number) {
        step.conduct
                .violation(number)
                .filter(violation -> step.report(violation.report()).isPresent())
                .flatMap(violation -> violation.kind() == Kind.REPORT && onHotline()
                        ? step.conduct.count(number, operator, step.at)
                        : step.conduct.confirm(number, operator, step.at))
                .ifPresent(this::change);
    }

    /** Its callers have no account that could be locked, and are told of no lock that does nothing. */
    private boolean onHotline() {
        return step.address.channel().equals(Address.DESK);
    }

    void dismissed(String operator, int number, String reason) {
        step.conduct.dismiss(number, operator, step.at, reason).ifPresent(this::change);
    }

    void withdrawn(String operator, int number, String reason) {
        step.conduct.withdraw(number, operator, step.at, reason).ifPresent(this::change);
    }

    void lifted(String operator, Kind kind, String reason) {
        step.conduct.lift(kind, operator, step.at, reason).ifPresent(this::change);
    }

    /** The month is over. */
    void expired() {
        step.conduct.locks().stream()
                .filter(lock -> lock.kind() == Kind.INTERACTION)
                .reduce((first, last) -> last)
                .ifPresent(this::about);
        step.conduct = step.conduct.expire(Kind.INTERACTION, step.at, ReportTalk.SYSTEM);
        step.tellAs(Purpose.NOTICE, Phrase.INTERACTION_UNLOCKED);
    }

    /** The citizen is told of every lock, and of its end. */
    private void change(Conduct after) {
        for (Kind kind : Kind.values()) {
            Optional<Lock> was = step.conduct.lock(kind, step.at);
            Optional<Lock> is = after.lock(kind, step.at);
            if (was.isEmpty() && is.isPresent()) {
                step.purpose(Purpose.NOTICE);
                about(is.get());
                lock(is.get());
            } else if (was.isPresent() && is.isEmpty()) {
                about(was.get());
                step.tellAs(
                        Purpose.NOTICE,
                        kind == Kind.INTERACTION ? Phrase.INTERACTION_UNLOCKED : Phrase.REPORTS_UNLOCKED);
                step.cancelTimer(TIMER);
            }
        }
        step.conduct = after;
    }

    /** Whoever files elsewhere than in a chat is reached as the sender of a report: the last one the lock stands on. */
    private void about(Lock lock) {
        if (step.calls() && !onHotline()) {
            List<Integer> grounds = lock.grounds();
            step.conduct
                    .violation(grounds.get(grounds.size() - 1))
                    .ifPresent(violation -> step.about(violation.report()));
        }
    }

    private void lock(Lock lock) {
        tell(lock);
        Instant until = lock.until();
        if (until != null) {
            step.setTimer(TIMER, until);
        } else if (step.draft != null && !step.draft.urgent()) {
            dropDraft(step.draft);
        }
    }

    /** Kept, so that it can go on if the lock is lifted. */
    private void dropDraft(Draft draft) {
        step.lapsed = draft;
        step.draft = null;
        step.question = null;
        new Intake(step).stopTime();
    }

    private void tell(Lock lock) {
        Showing showing = new Showing(step);
        Instant until = lock.until();
        if (until == null) {
            step.tell(
                    step.calls() ? Phrase.REPORTS_LOCKED_ELSEWHERE : Phrase.REPORTS_LOCKED,
                    "channel",
                    step.filedOn(),
                    "since",
                    showing.time(lock.since()),
                    "times",
                    Regulation.VIOLATIONS);
        } else {
            step.tell(
                    Phrase.INTERACTION_LOCKED,
                    "since",
                    showing.time(lock.since()),
                    "until",
                    showing.time(until),
                    "times",
                    Regulation.INTERACTION_VIOLATIONS);
        }
        step.tell(
                step.calls() ? Phrase.LOCK_OBJECTION_BY_PHONE : Phrase.LOCK_OBJECTION,
                "hotline",
                step.settings.hotline());
    }

    /** Whether no new report is taken in; then the citizen has been told why. Not to be asked about an emergency. */
    boolean refusesReport() {
        Optional<Lock> lock = step.conduct.lock(Kind.REPORT, step.at);
        lock.ifPresent(held -> {
            tell(held);
            Draft draft = step.draft;
            if (draft != null) {
                dropDraft(draft);
            }
        });
        return lock.isPresent();
    }

    /** Whether words on a result are not passed on; then the citizen has been told why. */
    boolean refusesInteraction() {
        Optional<Lock> lock = step.conduct.lock(Kind.INTERACTION, step.at);
        lock.ifPresent(this::tell);
        return lock.isPresent();
    }
}
