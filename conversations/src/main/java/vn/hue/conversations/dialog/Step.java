package vn.hue.conversations.dialog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.conduct.Conduct;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Manner;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Medium;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Outbound.AsksFor;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.conversations.words.Phrase;
import vn.hue.conversations.words.Words;

/** One turn while it is being worked out: the state as it changes, and what is to be said ({@link Speech}) and done. */
final class Step {

    final Settings settings;
    final Instant at;
    final String id;
    final Address address;
    final Medium medium;

    Language language;
    Sender sender;

    @Nullable
    Draft draft;

    @Nullable
    Question question;

    Conversation.@Nullable Handover handover;

    @Nullable
    Draft lapsed;

    @Nullable
    Draft second;

    List<Event.Heard> parked;

    @Nullable
    Challenge challenge;

    @Nullable
    Instant personWantedAt;

    List<Awaited> awaited;
    int confusion;
    Conduct conduct;

    @Nullable
    Instant lastSaidAt;

    private final Conversation before;
    private final long turn;
    private final List<Report> reports;
    private final TreeMap<String, Long> timers;
    private final List<Effect> effects = new ArrayList<>();
    private final Speech speech;

    Step(Settings settings, Conversation before, Instant at) {
        this.settings = settings;
        this.before = before;
        this.at = at;
        this.id = before.id();
        this.address = before.address();
        this.medium = before.medium();
        this.turn = before.turn() + 1;
        this.language = before.language();
        this.sender = before.sender();
        this.draft = before.draft();
        this.question = before.question();
        this.handover = before.handover();
        this.reports = new ArrayList<>(before.reports());
        this.timers = new TreeMap<>(before.timers());
        this.speech = new Speech(this, before.asked());
        this.lapsed = before.lapsed();
        this.second = before.second();
        this.parked = before.parked();
        this.awaited = before.awaited();
        this.challenge = before.challenge();
        this.personWantedAt = before.personWantedAt();
        this.confusion = before.confusion();
        this.conduct = before.conduct();
        this.lastSaidAt = before.lastSaidAt();
    }

    Words words() {
        return language == Language.EN ? Words.EN : Words.VI;
    }

    /** A sentence; where every character costs, its short form if it has one. */
    String text(Phrase phrase, Object... arguments) {
        return medium.manner() == Manner.TEXTS || calls()
                ? words().sayShortly(phrase, arguments)
                : words().say(phrase, arguments);
    }

    /** Whether the citizen is not here, but called. */
    boolean calls() {
        return medium.manner() == Manner.CALLS;
    }

    /** Where reports of this conversation are filed whole, as citizens call it; empty for the phone and for every chat. */
    String filedOn() {
        return switch (address.channel()) {
            case Address.HUES -> text(Phrase.FILED_IN_HUES);
            case Address.PORTAL -> text(Phrase.FILED_ON_PORTAL);
            default -> "";
        };
    }

    /** Whether anything can be said to somebody: what the centre found itself nobody waits for. */
    boolean reaches(Sender somebody) {
        return !calls() || somebody.phone() != null || somebody.email() != null;
    }

    /** Whether a report waits for its sender's code rather than for words. */
    boolean awaitsCode(Report report) {
        return challenge != null && !challenge.over() && challenge.report().equals(report.key());
    }

    boolean letters() {
        return medium.manner() == Manner.LETTERS;
    }

    /** Adds a paragraph to what the bot says in this turn. */
    void tell(Phrase phrase, Object... arguments) {
        speech.tell(text(phrase, arguments));
    }

    void tellAs(Purpose why, Phrase phrase, Object... arguments) {
        speech.purpose(why);
        tell(phrase, arguments);
    }

    /** What would have been said so far, and isn't: a person speaks. */
    String unsaid() {
        return speech.unsaid();
    }

    boolean saidNothing() {
        return speech.saidNothing();
    }

    /** Adds a question; what it offers is what the bot then waits for. */
    void ask(Question.Kind kind, @Nullable String report, List<Option> offered, Phrase phrase, Object... arguments) {
        tell(phrase, arguments);
        speech.asks(report, offered);
        question = new Question(kind, report, offered, speech.messageId());
    }

    void offer(List<Option> offered) {
        speech.offer(offered);
    }

    void asksFor(@Nullable AsksFor what) {
        speech.asksFor(what);
    }

    void purpose(Purpose why) {
        speech.purpose(why);
    }

    void show(List<Media> media) {
        speech.show(media);
    }

    /** The message of this turn is about a report: an answer that quotes it finds the way. */
    void about(String reportKey) {
        speech.about(reportKey);
    }

    /** Starts a clock when the message of this turn has really left; an earlier clock of the name is void. */
    void startWhenSent(String timer, Duration after, @Nullable Instant atLatest) {
        timers.put(timer, turn);
        speech.starts(new Effect.ClockStart(timer, turn, after, atLatest, null));
    }

    /** Reminds of the question of this turn by day, after it has really left. */
    void remindWhenSent(String timer, @Nullable Instant atLatest) {
        timers.put(timer, turn);
        speech.starts(new Effect.ClockStart(
                timer,
                turn,
                settings.remindAfter(address.channel()),
                atLatest,
                settings.daytime(address.channel(), lastSaidAt)));
    }

    void tellWhenSent() {
        speech.tellWhenSent();
    }

    /** Reminds of what was asked before now. */
    void remind(String timer) {
        String channel = address.channel();
        setTimer(
                timer,
                new Effect.ClockStart(
                                timer, turn, settings.remindAfter(channel), null, settings.daytime(channel, lastSaidAt))
                        .dueAt(at),
                at);
    }

    void setTimer(String timer, Instant dueAt) {
        setTimer(timer, dueAt, null);
    }

    /** The same for the reminder of a question that has left. */
    void setTimer(String timer, Instant dueAt, @Nullable Instant since) {
        timers.put(timer, turn);
        effects.add(new Effect.SetTimer(timer, turn, dueAt, since));
    }

    void cancelTimer(String timer) {
        if (timers.remove(timer) != null) {
            effects.add(new Effect.CancelTimer(timer));
        }
    }

    /** Whether a fired timer is still meant; it is used up then. */
    boolean fires(String timer, long generation) {
        return timers.remove(timer, generation);
    }

    boolean runs(String timer) {
        return timers.containsKey(timer);
    }

    /** Whether a timer of a turn before is still meant. */
    boolean runs(String timer, long generation) {
        return Long.valueOf(generation).equals(timers.get(timer));
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    long turn() {
        return turn;
    }

    void alarm(Effect.Alarm alarm, @Nullable String report) {
        effects.add(new Effect.AlarmDesk(alarm, report));
    }

    /** Operators are called to a citizen who waits for a person from now on. */
    void wantPerson() {
        if (personWantedAt == null) {
            personWantedAt = at;
        }
        Effect called = new Effect.AlarmDesk(Effect.Alarm.PERSON_WANTED, null);
        if (!effects.contains(called)) {
            effects.add(called);
        }
    }

    /** An urgent matter has become a report: with the cry for help of this very turn it is one alarm. */
    void alarmFiled(Effect.Alarm alarm, String report, boolean told) {
        boolean cried = effects.removeIf(
                e -> e instanceof Effect.AlarmDesk desk && desk.alarm() == alarm && desk.report() == null);
        effects.add(new Effect.AlarmDesk(alarm, report, List.of(), told && !cried));
    }

    void alarm(Effect.Alarm alarm, @Nullable String report, List<String> others) {
        effects.add(new Effect.AlarmDesk(alarm, report, others));
    }

    void number(String reportKey) {
        effects.add(
                new Effect.NumberReport(reportKey, at.atZone(settings.zone()).getYear()));
    }

    List<Report> reports() {
        return List.copyOf(reports);
    }

    Optional<Report> report(@Nullable String keyOrCode) {
        return reports.stream()
                .filter(r -> r.key().equals(keyOrCode)
                        || (r.code() != null && r.code().equals(keyOrCode)))
                .findFirst();
    }

    /** The report a message of ours was about. */
    Optional<Report> reportQuoted(@Nullable String messageId) {
        return messageId == null ? Optional.empty() : report(speech.quoted(messageId));
    }

    /** Keeps a report's new state, here and in the lists. */
    void save(Report report) {
        int i = 0;
        while (i < reports.size() && !reports.get(i).key().equals(report.key())) {
            i++;
        }
        if (i < reports.size()) {
            reports.set(i, report);
        } else {
            reports.add(report);
        }
        effects.add(new Effect.SaveReport(report));
    }

    String newKey() {
        return id + "/" + turn;
    }

    /** The mark in what is said this turn stands for this. */
    void insert(Outbound.Insert what) {
        speech.insert(what);
    }

    /** The message this turn's words go out as. */
    String saying() {
        return speech.messageId();
    }

    /** What people say themselves, or is said elsewhere: before anything the bot says in the turn. */
    Speech speech() {
        return speech;
    }

    /** A line for operators alone. Before anything that is said in the turn. */
    void remark(String author, Effect.Remark.About about, @Nullable String whom, String text) {
        speech.remark(author, about, whom, text, null);
    }

    /** A line for operators alone about what was not done. Before anything that is said in the turn. */
    void remark(String author, Effect.Remark.Vain vain, @Nullable String whom, String text) {
        speech.remark(author, Effect.Remark.About.NOT_DONE, whom, text, vain);
    }

    /** Something for a report elsewhere to know. */
    void passOn(String conversation, Event.Tied news) {
        effects.add(new Effect.PassOn(conversation, news));
    }

    Turn finish() {
        SortedMap<String, String> asked = speech.finish();
        for (int i = 0; reports.size() > Conversation.REPORTS_KEPT && i < reports.size(); ) {
            if (reports.get(i).status().closed()) {
                reports.remove(i);
            } else {
                i++;
            }
        }
        Conversation after = new Conversation(
                Conversation.SCHEMA,
                id,
                address,
                medium,
                turn,
                language,
                sender,
                draft,
                question,
                handover,
                reports,
                timers,
                asked,
                lapsed,
                second,
                parked,
                challenge,
                personWantedAt,
                confusion,
                conduct,
                before.startedAt(),
                lastSaidAt,
                awaited);
        return new Turn(after, effects);
    }
}
