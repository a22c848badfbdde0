package vn.hue.conversations.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Outcome;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.report.Why;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.conversations.words.Phrase;

/** Moves filed reports on, and tells the citizen what that means. */
final class ReportTalk {

    static final String CITIZEN = "citizen";
    static final String SYSTEM = "system";

    private final Step step;
    private final ReportTimers timers;
    private final Showing showing;

    ReportTalk(Step step) {
        this.step = step;
        this.timers = new ReportTimers(step);
        this.showing = new Showing(step);
    }

    void keep(Report report) {
        Report before = step.report(report.key()).orElse(report);
        step.save(report);
        new Tying(step).moved(before, report);
        timers.follow(report);
        if (report.status().closed()) {
            timers.close(report);
            if (step.awaitsCode(report)) {
                step.challenge = null;
            }
        }
    }

    /** What a move of the centre means for the citizen; nothing where it is the centre's own affair. */
    void tell(Report report, Move move) {
        step.about(report.key());
        step.purpose(Purpose.NOTICE);
        String code = report.name();
        if (move instanceof Move.AskSupplement ask) {
            askSupplement(report, ask);
        } else if (move instanceof Move.Accept) {
            stopAsking(report);
            // What was urgent is with its agencies already (Điều 15.2).
            boolean given = !report.agencies().isEmpty();
            step.tell(given ? Phrase.NOTICE_ACCEPTED_AFTERWARDS : Phrase.NOTICE_ACCEPTED, "code", code);
        } else if (move instanceof Move.Refuse refuse) {
            stopAsking(report);
            refused(report, refuse.reason(), refuse.guidance());
        } else if (move instanceof Move.Distribute distribute) {
            java.time.Instant due = report.deadlines().get(Clock.HANDLE);
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
            stopAsking(report);
            step.tell(Phrase.WITHDRAWN, "code", code);
        } else if (move instanceof Move.Overturn) {
            step.tell(Phrase.NOTICE_OVERTURNED, "code", code);
        } else if (move instanceof Move.Follow) {
            stopAsking(report);
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

    void stopAsking(Report report) {
        timers.supplementAnswered(report);
        if (step.question != null && report.key().equals(step.question.about())) {
            step.question = null;
        }
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
        timers.supplementAsked(report);
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

    /** The citizen rates a result. {@code QĐ 30/2022, Điều 13}. */
    void rate(Report report, Rating rating) {
        Outcome outcome = step.settings.lifecycle().apply(report, new Move.Rate(rating), step.at, CITIZEN);
        if (!(outcome instanceof Outcome.Moved moved)) {
            step.tell(Phrase.NOTHING_TO_RATE, "code", report.name());
            return;
        }
        keep(moved.report());
        if (rating == Rating.DISSATISFIED && new ConductTalk(step).refusesInteraction()) {
            step.question = null;
        } else if (rating == Rating.DISSATISFIED) {
            step.ask(Question.Kind.RATING_WHY, report.key(), List.of(), Phrase.ASK_RATING_WHY, "code", report.name());
        } else {
            step.question = null;
            step.tell(Phrase.RATED_THANKS, "code", report.name());
        }
    }

    /** The citizen says something about a published result; the agency has one day to answer. {@code Điều 13.3}. */
    void interact(Report report, Utterance said) {
        if (new ConductTalk(step).refusesInteraction()) {
            step.question = null;
            return;
        }
        Outcome outcome = step.settings.lifecycle().apply(report, new Move.Interact(said.text()), step.at, CITIZEN);
        step.question = null;
        if (outcome instanceof Outcome.Moved moved) {
            keep(moved.report());
            step.alarm(Effect.Alarm.SUPPLEMENT_ANSWERED, report.key());
            step.tell(Phrase.INTERACTION_TAKEN, "code", report.name());
        } else {
            step.tell(Phrase.NOTHING_TO_RATE, "code", report.name());
        }
    }

    /** The citizen answers what the centre or an agency asked, in any form. */
    void supplement(Report report, Utterance said) {
        String text =
                said.texts().isEmpty() ? said.contact().map(ReportTalk::words).orElse("") : said.text();
        supplement(report, said, text);
    }

    /** The same with the words that count. */
    void supplement(Report report, Utterance said, String text) {
        Place place = said.location()
                .map(pin -> new Place(pin.point(), pin.label(), null, Place.Source.PIN))
                .orElse(null);
        Outcome outcome = step.settings
                .lifecycle()
                .apply(report, new Move.Supplement(text, said.media(), place), step.at, CITIZEN);
        if (outcome instanceof Outcome.Moved moved) {
            stopAsking(report);
            keep(moved.report());
            step.alarm(Effect.Alarm.SUPPLEMENT_ANSWERED, report.key());
            if (step.handover == null) {
                step.tell(Phrase.SUPPLEMENT_TAKEN, "code", report.name());
            }
        }
    }

    private static String words(Part.ContactCard card) {
        return String.join(
                " ",
                java.util.stream.Stream.of(card.name(), card.phone(), card.email())
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** More on an open report, unasked. */
    void add(Report report, Utterance said) {
        add(report, said.text(), said.media());
    }

    void add(Report report, String text, List<Media> media) {
        Outcome outcome =
                step.settings.lifecycle().apply(report, new Move.AddFromCitizen(text, media), step.at, CITIZEN);
        if (outcome instanceof Outcome.Moved moved) {
            keep(moved.report());
            step.alarm(Effect.Alarm.SUPPLEMENT_ANSWERED, report.key());
            step.tell(Phrase.ADDED_TO_REPORT, "code", report.name());
        } else {
            step.tell(Phrase.NOTHING_TO_ADD_TO, "code", report.name());
        }
        step.about(report.key());
    }

    /** Whether the citizen may still withdraw it is asked of the law only after the citizen has confirmed. */
    void askWithdraw(Report report) {
        step.ask(
                Question.Kind.WITHDRAW,
                report.key(),
                List.of(
                        new Option("withdraw:yes", step.text(Phrase.OPTION_WITHDRAW), "1"),
                        new Option("withdraw:no", step.text(Phrase.OPTION_KEEP), "2")),
                Phrase.ASK_WITHDRAW,
                "line",
                showing.status(report));
    }

    /** {@code QĐ 30/2022, Điều 7.5b.10}. */
    void withdraw(Report report) {
        step.question = null;
        Outcome outcome = step.settings.lifecycle().apply(report, new Move.Cancel(null), step.at, CITIZEN);
        if (outcome instanceof Outcome.Moved moved) {
            keep(moved.report());
            timers.close(report);
            step.tell(Phrase.WITHDRAWN, "code", report.name());
        } else if (outcome instanceof Outcome.NotNow notNow) {
            step.tell(
                    notNow.why() == Why.ALREADY_THERE ? Phrase.WITHDRAWN : Phrase.TOO_LATE_TO_WITHDRAW,
                    "code",
                    report.name());
        }
    }

    /** The number has come: tell it, and what happens next with the times of the regulation. */
    void numbered(String key, String code) {
        Report report = step.report(key).orElse(null);
        if (report == null || report.code() != null) {
            return;
        }
        Report named = step.settings.lifecycle().numbered(report, code, step.at);
        step.save(named);
        step.about(key);
        if (step.calls()) {
            numberOfACall(named, code);
        } else if (named.urgency() != vn.hue.conversations.reading.Urgency.NORMAL) {
            step.tellAs(Purpose.URGENT, Phrase.URGENT_CODE, "code", code);
        } else if (named.status() == Status.KEPT) {
            step.tell(Phrase.CODE_AT_NIGHT, "code", code, "time", showing.time(named.receivedAt()));
        } else {
            step.tell(Phrase.CODE, "code", code);
        }
        if (step.letters()) {
            step.tell(Phrase.LETTER_FILED, "lines", showing.lines(Draft.from(named)));
        }
        if (named.status() == Status.RECEIVED && new Verification(step).wanted(named)) {
            new Verification(step).ask(named, null);
        }
        if (step.question != null && step.draft != null) {
            new Listening(step).resume();
        }
    }

    /** The caller reads it on the phone, after having hung up. */
    private void numberOfACall(Report report, String code) {
        step.purpose(Purpose.NOTICE);
        if (report.urgency() != vn.hue.conversations.reading.Urgency.NORMAL) {
            step.tellAs(Purpose.URGENT, Phrase.URGENT_CODE_OF_CALL, "code", code, "hotline", step.settings.hotline());
        } else if (report.status() == Status.KEPT) {
            step.tell(Phrase.CODE_AT_NIGHT, "code", code, "time", showing.time(report.receivedAt()));
        } else {
            step.tell(Phrase.CODE_OF_CALL, "code", code, "hotline", step.settings.hotline());
        }
    }

    /** 07:30 has come. */
    void receive(String key) {
        step.report(key)
                .map(r -> step.settings.lifecycle().apply(r, new Move.Receive(), step.at, SYSTEM))
                .ifPresent(outcome -> {
                    if (outcome instanceof Outcome.Moved moved) {
                        keep(moved.report());
                        step.about(key);
                        step.tellAs(
                                Purpose.NOTICE,
                                Phrase.NOTICE_RECEIVED,
                                "code",
                                moved.report().name());
                        if (new Verification(step).wanted(moved.report())) {
                            new Verification(step).ask(moved.report(), null);
                        }
                    }
                });
    }

    void remindSupplement(String key) {
        Report report = step.report(key).orElse(null);
        Report.Question open = report == null ? null : report.supplement();
        if (report == null || open == null) {
            return;
        }
        step.about(key);
        java.time.Instant until = report.deadlines().get(Clock.SUPPLEMENT);
        step.tellAs(
                Purpose.REMINDER,
                Phrase.REMIND_SUPPLEMENT,
                "code",
                report.name(),
                "question",
                open.text(),
                "until",
                until == null ? "" : showing.time(until));
    }

    /** 02 days passed: {@code QĐ 30/2022, Điều 7.5b.4, 7.5b.5}. What was given is kept for a late answer. */
    void missSupplement(String key) {
        Report report = step.report(key).orElse(null);
        if (report == null) {
            return;
        }
        Outcome outcome = step.settings.lifecycle().apply(report, new Move.SupplementMissed(), step.at, SYSTEM);
        if (outcome instanceof Outcome.Moved moved) {
            stopAsking(report);
            new Verification(step).missed(key);
            keep(moved.report());
            step.about(key);
            step.purpose(Purpose.NOTICE);
            Report.Refused refused = moved.report().refusal();
            refused(
                    moved.report(),
                    refused == null ? Refusal.NOT_SUPPLEMENTED : refused.reason(),
                    refused == null ? null : refused.guidance());
            step.lapsed = Draft.from(moved.report());
        }
    }

    /** The question has left: the citizen's two days run from now. */
    void delivered(String messageId, @Nullable String closingBy) {
        Optional<Report> report = step.reportQuoted(messageId);
        if (report.isPresent() && report.get().supplement() != null) {
            Report started = step.settings.lifecycle().supplementClockStarted(report.get(), step.at, closingBy);
            step.save(started);
        }
    }

    /** A clock of the centre or an agency has run out. */
    void deadline(String key) {
        step.report(key).ifPresent(report -> {
            step.alarm(Effect.Alarm.DEADLINE_MISSED, key);
            timers.follow(report);
        });
    }
}
