package vn.hue.conversations.dialog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Outcome;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Why;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.conversations.words.Phrase;

/**
 * A sender proves the phone number by a code that travels on another channel than it is typed on, within 02 days.
 * {@code QĐ 30/2022, Điều 7.5b.5}.
 */
final class Verification {

    static final Duration VALID = Outbound.Code.GOOD;
    static final int TRIES = 5;
    /** Codes for one report, so that nobody's phone is flooded and no number of tries adds up. */
    static final int CODES = 5;

    static final Duration PAUSE = Duration.ofMinutes(1);

    private final Step step;
    private final ReportTalk reports;

    Verification(Step step) {
        this.step = step;
        this.reports = new ReportTalk(step);
    }

    /** Whether a sender's first report is to wait for it. */
    boolean wanted(Report report) {
        Sender sender = report.sender();
        return step.settings.verifiesNew()
                && report.urgency() == Urgency.NORMAL
                && sender.verified() == null
                && reachable(sender);
    }

    private static boolean reachable(Sender sender) {
        return sender.phone() != null || sender.email() != null;
    }

    /** Asks for it, or says why not: the report can't wait for its citizen now, or nobody can be reached. */
    Optional<Why> ask(Report report, @Nullable String operator) {
        String by = operator == null ? ReportTalk.SYSTEM : operator;
        if (!reachable(report.sender())) {
            return Optional.of(Why.NO_CONTACT);
        }
        Move asks = new Move.AskSupplement(step.text(Phrase.VERIFY_QUESTION), true);
        Outcome outcome = step.settings.lifecycle().apply(report, asks, step.at, by);
        if (outcome instanceof Outcome.NotNow notNow) {
            return Optional.of(notNow.why());
        }
        Outcome.Moved moved = (Outcome.Moved) outcome;
        reports.keep(moved.report());
        Challenge before = step.challenge;
        int issued = before != null && before.report().equals(report.key()) ? before.issued() : 0;
        issue(report.key(), report.sender(), operator, issued + 1);
        tell(moved.report());
        new ReportTimers(step).supplementAsked(moved.report());
        return Optional.empty();
    }

    private void issue(String report, Sender to, @Nullable String operator, int number) {
        // The id is the message's own: the same on every replay, and no two codes have the same.
        String message = step.speech().sayElsewhere(to, Phrase.CODE_TEXT, new Outbound.Code(step.saying()));
        step.challenge = new Challenge(message, report, operator, step.at, null, 0, number, false);
    }

    private void tell(Report report) {
        Question before = step.draft == null ? null : step.question;
        step.ask(
                Question.Kind.CODE,
                report.key(),
                List.of(),
                Phrase.VERIFY_ASK,
                "code",
                report.name(),
                "where",
                where(report.sender()));
        if (before != null) {
            step.question = before; // the report being taken in goes on; six digits are recognised anyway
        }
    }

    /** Enough to know one's own phone by. */
    private String where(Sender sender) {
        String phone = sender.phone();
        if (phone != null) {
            return step.text(Phrase.VERIFY_PHONE, "end", phone.substring(Math.max(0, phone.length() - 3)));
        }
        String email = Objects.requireNonNullElse(sender.email(), "@");
        return email.charAt(0) + "***" + email.substring(email.indexOf('@'));
    }

    /** Takes what is about the code: digits, "send it again", another number. Whether it was. */
    boolean takes(Utterance said) {
        Challenge challenge = step.challenge;
        if (challenge == null) {
            return false;
        }
        Boolean fits = said.codeFits();
        Report report = step.report(challenge.report()).orElse(null);
        if (fits != null) {
            typed(challenge, report, fits);
            return true;
        }
        if (challenge.over() || report == null) {
            return false;
        }
        if (said.means(Intent.NEW_CODE)) {
            again(challenge, report, report.sender());
            return true;
        }
        boolean asked = step.question != null && step.question.kind() == Question.Kind.CODE;
        if (asked && said.means(Intent.CONFIRM) && !said.substantial()) {
            step.tell(Phrase.VERIFY_QUESTION);
            return true;
        }
        String phone = said.entity(Entity.Type.PHONE).map(Entity::value).orElse(null);
        boolean askedForIt = step.draft != null && step.draft.sender().phone() == null;
        if (phone != null
                && !askedForIt
                && said.media().isEmpty()
                && !phone.equals(report.sender().phone())) {
            otherNumber(challenge, report, phone);
            return true;
        }
        return false;
    }

    private void typed(Challenge challenge, @Nullable Report report, boolean fits) {
        Instant sentAt = challenge.sentAt();
        if (challenge.over() || report == null) {
            late(fits);
        } else if (challenge.tries() >= TRIES) {
            step.tell(Phrase.CODE_SPENT, "tries", TRIES);
        } else if (sentAt != null && step.at.isAfter(sentAt.plus(VALID))) {
            step.tell(Phrase.CODE_EXPIRED, "minutes", VALID.toMinutes());
        } else if (fits) {
            verified(report, ReportTalk.CITIZEN);
            step.tell(Phrase.VERIFIED, "code", report.name());
            goOn();
        } else {
            step.challenge = challenge.tried();
            int left = TRIES - challenge.tries() - 1;
            if (left == 0) {
                step.tell(Phrase.CODE_SPENT, "tries", TRIES);
            } else {
                step.tell(Phrase.CODE_WRONG, "left", left);
            }
        }
    }

    private void again(Challenge challenge, Report report, Sender to) {
        if (challenge.issued() >= CODES) {
            step.tell(Phrase.CODE_ENOUGH, "hotline", step.settings.hotline());
        } else if (step.at.isBefore(challenge.issuedAt().plus(PAUSE))) {
            step.tell(Phrase.CODE_WAIT);
        } else {
            issue(report.key(), to, challenge.by(), challenge.issued() + 1);
            tell(report);
        }
    }

    private void otherNumber(Challenge challenge, Report report, String phone) {
        if (challenge.issued() >= CODES) {
            step.tell(Phrase.CODE_ENOUGH, "hotline", step.settings.hotline());
            return;
        }
        Sender corrected = report.sender().withPhone(phone);
        Report changed = step.settings.lifecycle().sender(report, corrected, step.at, ReportTalk.CITIZEN);
        step.save(changed);
        step.sender = step.sender.withPhone(phone);
        issue(report.key(), corrected, challenge.by(), challenge.issued() + 1);
        tell(changed);
    }

    /** An operator has spoken to the sender. */
    void byOperator(Report report, String operator) {
        verified(report, operator);
        step.about(report.key());
        step.tellAs(Outbound.Purpose.NOTICE, Phrase.VERIFIED_BY_CENTRE, "code", report.name());
        new Second(step).offer();
    }

    private void verified(Report report, String by) {
        Challenge challenge = step.challenge;
        Sender proven = report.sender().withVerified(step.at);
        Report changed = step.settings.lifecycle().sender(report, proven, step.at, by);
        Report.Question open = changed.supplement();
        if (open != null && open.verification()) {
            Move answer = new Move.Supplement(step.text(Phrase.VERIFY_QUESTION), List.of(), null);
            if (step.settings.lifecycle().apply(changed, answer, step.at, by) instanceof Outcome.Moved moved) {
                changed = moved.report();
            }
        }
        reports.stopAsking(changed);
        reports.keep(changed);
        believe(proven);
        if (challenge != null && challenge.by() != null && by.equals(ReportTalk.CITIZEN)) {
            step.alarm(Effect.Alarm.SUPPLEMENT_ANSWERED, report.key());
        }
        if (challenge != null && challenge.report().equals(report.key())) {
            step.challenge = null;
        }
    }

    /** Whoever has proven a number is not asked again, as long as it stays that number. */
    private void believe(Sender proven) {
        if (Objects.equals(step.sender.phone(), proven.phone())) {
            step.sender = step.sender.withVerified(step.at);
        }
        Draft draft = step.draft;
        if (draft != null && Objects.equals(draft.sender().phone(), proven.phone())) {
            step.draft = draft.withSender(draft.sender().withVerified(step.at));
        }
    }

    private void goOn() {
        if (step.draft != null) {
            new Asking(step).again(false);
        } else if (step.question != null && step.question.kind() == Question.Kind.CODE) {
            step.question = null;
        }
        new Second(step).offer();
    }

    /** The two days are over: the right code opens a new report with all that was given, the sender verified. */
    private void late(boolean fits) {
        Draft lapsed = step.lapsed;
        if (!fits || lapsed == null || step.draft != null) {
            step.tell(Phrase.CODE_TOO_LATE);
            return;
        }
        step.challenge = null;
        Sender proven = lapsed.sender().withVerified(step.at);
        step.sender = proven;
        new Intake(step).goOnFrom(lapsed.withSender(proven));
        new Asking(step).next();
    }

    /** Whether a message of ours that moved on was the one with the code. */
    boolean delivered(Event.DeliveryMoved moved) {
        Challenge challenge = step.challenge;
        if (challenge == null || !challenge.id().equals(moved.messageId())) {
            return false;
        }
        if (moved.state() == DeliveryState.SENT || moved.state() == DeliveryState.UNSURE) {
            step.challenge = challenge.sent(moved.at());
        } else if (moved.state() == DeliveryState.FAILED) {
            step.alarm(Effect.Alarm.NOT_DELIVERED, challenge.report());
            step.report(challenge.report())
                    .ifPresent(report -> step.tellAs(
                            Outbound.Purpose.NOTICE,
                            Phrase.CODE_NOT_SENT,
                            "where",
                            where(report.sender()),
                            "number",
                            step.settings.callsFrom()));
        }
        return true;
    }

    /** The two days have passed. */
    void missed(String report) {
        Challenge challenge = step.challenge;
        if (challenge != null && challenge.report().equals(report)) {
            step.challenge = challenge.missed();
        }
    }
}
