package vn.hue.conversations.dialog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.conversations.words.Phrase;

/** What citizens are told when people move their filed reports on: news, results, and what is asked of them. */
final class Notices {

    private final Step step;
    private final ReportTalk talk;
    private final Showing showing;

    Notices(Step step) {
        this.step = step;
        this.talk = new ReportTalk(step);
        this.showing = new Showing(step);
    }

    /** What a move of the centre means for the citizen; nothing where it is the centre's own affair. */
    void tell(Report report, Move move) {
        step.about(report.key());
        step.purpose(Purpose.NOTICE);
        String code = report.name();
        if (move instanceof Move.AskSupplement ask) {
            askSupplement(report, ask);
        } else if (move instanceof Move.Accept) {
            talk.stopAsking(report);
            // What was urgent is with its agencies already (Điều 15.2).
            boolean given = !report.agencies().isEmpty();
            step.tell(given ? Phrase.NOTICE_ACCEPTED_AFTERWARDS : Phrase.NOTICE_ACCEPTED, "code", code);
        } else if (move instanceof Move.Refuse refuse) {
            talk.stopAsking(report);
            refused(report, refuse.reason(), refuse.guidance());
        } else if (move instanceof Move.Distribute distribute) {
            Instant due = report.deadlines().get(Clock.HANDLE);
            if (due == null) {
                step.tell(
                        Phrase.NOTICE_DISTRIBUTED_AT_ONCE,
                        "code",
                        code,
                        "agencies",
                        String.join(", ", distribute.agencies()));
            } else {
                step.tell(
                        Phrase.NOTICE_DISTRIBUTED,
                        "code",
                        code,
                        "agencies",
                        String.join(", ", distribute.agencies()),
                        "until",
                        showing.time(due));
            }
        } else if (move instanceof Move.Publish) {
            published(report);
        } else if (move instanceof Move.AnswerInteraction answer) {
            step.tell(Phrase.NOTICE_INTERACTION, "code", code, "agency", answer.agency(), "text", answer.text());
            offerRating(report);
        } else if (move instanceof Move.Reopen) {
            step.tell(Phrase.NOTICE_REOPENED, "code", code);
        } else if (move instanceof Move.Cancel) {
            talk.stopAsking(report);
            step.tell(Phrase.WITHDRAWN, "code", code);
        } else if (move instanceof Move.Overturn) {
            step.tell(Phrase.NOTICE_OVERTURNED, "code", code);
        } else if (move instanceof Move.Follow) {
            talk.stopAsking(report);
            step.tell(Phrase.NOTICE_MERGED, "code", code);
        } else if (move instanceof Move.Separate) {
            step.tell(Phrase.NOTICE_SEPARATED, "code", code);
        } else if (move instanceof Move.TakeResult) {
            published(report);
        }
    }

    /** The report it was handled with has ended without a result. */
    void setFree(Report report) {
        step.about(report.key());
        step.tellAs(Purpose.NOTICE, Phrase.NOTICE_SET_FREE, "code", report.name());
    }

    private void askSupplement(Report report, Move.AskSupplement ask) {
        boolean busy = step.draft != null && step.question != null;
        Question before = step.question;
        step.ask(
                Question.Kind.SUPPLEMENT,
                report.key(),
                List.of(),
                ask.verification() ? Phrase.ASK_VERIFICATION : Phrase.ASK_SUPPLEMENT,
                "code",
                report.name(),
                "matter",
                Showing.matter(report.content()),
                "question",
                ask.question(),
                "number",
                step.settings.callsFrom());
        step.purpose(Purpose.QUESTION);
        if (step.calls()) {
            step.tell(Phrase.ANSWER_BY_PHONE, "hotline", step.settings.hotline(), "number", step.settings.callsFrom());
        } else if (!ask.verification()) {
            new Cards(step).beside(report);
        }
        if (busy) {
            step.question = before; // the report being taken in goes on; the routing asks when an answer fits both
        }
        new ReportTimers(step).supplementAsked(report);
    }

    void refused(Report report, Refusal reason, @Nullable String guidance) {
        step.tell(Phrase.NOTICE_REFUSED, "code", report.name());
        step.tell(Refusals.reason(reason));
        if (guidance == null) {
            step.tell(Refusals.guidance(reason), "hotline", step.settings.hotline());
        } else {
            step.tell(Phrase.QUOTED, "text", guidance);
        }
    }

    private void published(Report report) {
        Report.Answer result = report.result();
        if (result == null) {
            return;
        }
        step.tell(
                Phrase.RESULT,
                "code",
                report.name(),
                "agency",
                result.agency(),
                "text",
                result.text(),
                "name",
                Objects.requireNonNullElse(report.sender().name(), step.text(Phrase.CITIZEN)));
        step.show(result.media());
        offerRating(report);
    }

    private void offerRating(Report report) {
        if (step.calls()) {
            step.tell(Phrase.RATE_BY_PHONE, "code", report.name(), "hotline", step.settings.hotline());
            return;
        }
        boolean busy = step.question != null;
        Question before = step.question;
        step.ask(Question.Kind.RATING, report.key(), ratings(report), Phrase.ASK_RATING);
        step.purpose(Purpose.NOTICE);
        if (busy) {
            step.question = before;
        }
    }

    private List<Option> ratings(Report report) {
        List<Option> options = new ArrayList<>();
        for (Rating rating : Rating.values()) {
            options.add(new Option(
                    "rate:" + rating + ":" + report.key(),
                    step.text(Phrase.valueOf("OPTION_" + rating)),
                    String.valueOf(rating.ordinal() + 1)));
        }
        return options;
    }
}
