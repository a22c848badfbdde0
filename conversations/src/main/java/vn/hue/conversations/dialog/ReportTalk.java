package vn.hue.conversations.dialog;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Urgency;
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

/** What citizens do to their filed reports, and what their clocks do. */
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

    void stopAsking(Report report) {
        timers.supplementAnswered(report);
        if (step.question != null && report.key().equals(step.question.about())) {
            step.question = null;
        }
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
        new LateFiles(step).belong(said, report.key(), null);
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
        Report.Question asked = report.supplement();
        new LateFiles(step).belong(said, report.key(), asked == null ? null : asked.askedAt());
        List<Media> had = said.mediaHad();
        boolean broken = had.size() < said.media().size();
        if (broken && had.isEmpty() && text.isEmpty() && place == null) {
            // Nothing the centre could look at: it still waits, and so does the clock.
            if (step.handover == null) {
                step.tell(Phrase.MEDIA_NOT_HAD);
            }
            return;
        }
        Outcome outcome =
                step.settings.lifecycle().apply(report, new Move.Supplement(text, had, place), step.at, CITIZEN);
        if (outcome instanceof Outcome.Moved moved) {
            stopAsking(report);
            keep(moved.report());
            step.alarm(Effect.Alarm.SUPPLEMENT_ANSWERED, report.key());
            if (step.handover == null) {
                step.tell(Phrase.SUPPLEMENT_TAKEN, "code", report.name());
                if (broken) {
                    step.tell(Phrase.MEDIA_NOT_HAD);
                }
            }
        }
    }

    private static String words(Part.ContactCard card) {
        return String.join(
                " ",
                Stream.of(card.name(), card.phone(), card.email())
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** More on an open report, unasked. */
    void add(Report report, Utterance said) {
        answer(report, put(report, said, Effect.Alarm.SUPPLEMENT_ANSWERED));
    }

    void add(Report report, String text, List<Media> media) {
        answer(report, put(report, new Move.AddFromCitizen(text, media), Effect.Alarm.SUPPLEMENT_ANSWERED));
    }

    private void answer(Report report, boolean taken) {
        step.tell(taken ? Phrase.ADDED_TO_REPORT : Phrase.NOTHING_TO_ADD_TO, "code", report.name());
        step.about(report.key());
    }

    /**
     * The same with a pin, and without a word to the citizen; in danger also with the number that was missing to call back,
     * which is kept apart from the words. Whether the report takes it.
     *
     * @param alarm null when operators know of it
     */
    boolean put(Report report, Utterance said, Effect.@Nullable Alarm alarm) {
        new LateFiles(step).belong(said, report.key(), null);
        Place known = report.place();
        Place place = said.location()
                .map(pin -> new Place(
                        pin.point(),
                        pin.label() != null ? pin.label() : known == null ? null : known.address(),
                        known == null ? null : known.ward(),
                        Place.Source.PIN))
                .orElse(null);
        String phone = report.urgency() == Urgency.NORMAL || report.sender().phone() != null
                ? null
                : said.entity(Entity.Type.PHONE).map(Entity::value).orElse(null);
        String text = phone == null ? said.text() : Plight.news(said);
        return put(report, new Move.AddFromCitizen(text, said.media(), place, phone), alarm);
    }

    /** Whether the report takes more of it, without a word to the citizen. */
    boolean put(Report report, Move.AddFromCitizen more, Effect.@Nullable Alarm alarm) {
        Outcome outcome = step.settings.lifecycle().apply(report, more, step.at, CITIZEN);
        if (outcome instanceof Outcome.Moved moved) {
            keep(moved.report());
            if (alarm != null) {
                step.alarm(alarm, report.key());
            }
            return true;
        }
        return false;
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
        if (step.handover != null && new Emergency(step).isUntold(named)) {
            return; // filed without a word while an operator speaks: it is told when they have finished
        }
        new Emergency(step).told(named);
        step.about(key);
        if (step.calls()) {
            numberOfACall(named, code);
        } else if (named.urgency() != Urgency.NORMAL) {
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
        new Second(step).offer();
    }

    /** The caller reads it on the phone, after having hung up; who filed elsewhere is told where it came from. */
    private void numberOfACall(Report report, String code) {
        step.purpose(Purpose.NOTICE);
        String hotline = step.settings.hotline();
        String channel = step.filedOn();
        boolean called = channel.isEmpty();
        if (report.urgency() != Urgency.NORMAL) {
            Phrase said = called ? Phrase.URGENT_CODE_OF_CALL : Phrase.URGENT_CODE_OF_FILING;
            step.tellAs(Purpose.URGENT, said, "code", code, "hotline", hotline, "channel", channel);
        } else if (report.status() == Status.KEPT) {
            step.tell(Phrase.CODE_AT_NIGHT, "code", code, "time", showing.time(report.receivedAt()));
        } else {
            Phrase said = called ? Phrase.CODE_OF_CALL : Phrase.CODE_OF_FILING;
            step.tell(said, "code", code, "hotline", hotline, "channel", channel);
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
        Instant until = report.deadlines().get(Clock.SUPPLEMENT);
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
            new Notices(step)
                    .refused(
                            moved.report(),
                            refused == null ? Refusal.NOT_SUPPLEMENTED : refused.reason(),
                            refused == null ? null : refused.guidance());
            step.lapsed = Draft.from(moved.report());
            new Second(step).leave();
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
