package vn.hue.conversations.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Manner;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Outbound.AsksFor;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.conversations.words.Phrase;

/**
 * What is said in one turn.
 *
 * <p>The bot's words go out as one message: on SMS every message costs, and nobody likes five in a row. Lines for
 * operators and people's own words are messages by themselves and come before it.
 */
final class Speech {

    private final Step step;
    private final TreeMap<String, String> asked;
    private final List<String> paragraphs = new ArrayList<>();
    private final List<Effect.ClockStart> starts = new ArrayList<>();
    private final List<Media> shown = new ArrayList<>();
    private List<Option> options = List.of();
    private @Nullable AsksFor asksFor;
    private Outbound.@Nullable Insert insert;
    private Purpose purpose = Purpose.ANSWER;
    private boolean tellWhenSent;
    private @Nullable String about;
    private int sent;

    /** @param asked which report each message of before was about */
    Speech(Step step, SortedMap<String, String> asked) {
        this.step = step;
        this.asked = new TreeMap<>(asked);
    }

    void tell(String paragraph) {
        paragraphs.add(paragraph);
    }

    String unsaid() {
        String words = String.join("\n", paragraphs);
        paragraphs.clear();
        return words;
    }

    boolean saidNothing() {
        return paragraphs.isEmpty();
    }

    /** The last paragraph asks. */
    void asks(@Nullable String report, List<Option> offered) {
        options = offered;
        about = report;
        if (purpose == Purpose.ANSWER) {
            purpose = Purpose.QUESTION;
        }
    }

    void offer(List<Option> offered) {
        options = offered;
    }

    void asksFor(@Nullable AsksFor what) {
        asksFor = what;
    }

    void purpose(Purpose why) {
        purpose = why;
    }

    void show(List<Media> media) {
        shown.addAll(media);
    }

    void about(String reportKey) {
        about = reportKey;
    }

    /** The mark in the bot's words stands for this. */
    void insert(Outbound.Insert what) {
        insert = what;
    }

    void starts(Effect.ClockStart clock) {
        starts.add(clock);
    }

    void tellWhenSent() {
        tellWhenSent = true;
    }

    /** The report a message of ours was about; null for none. */
    @Nullable
    String quoted(String messageId) {
        return asked.get(messageId);
    }

    /** The message that is said next. */
    String messageId() {
        // Padded, so that the order of ids is the order of turns.
        return String.format("%s/%06d/%d", step.id, step.turn(), sent);
    }

    /** Says something to the sender on another channel; its fate is wanted. */
    String sayElsewhere(Sender to, Phrase phrase, Outbound.Insert what) {
        String message = messageId();
        step.effect(new Effect.Send(
                new Outbound(
                        message,
                        step.words().sayShortly(phrase, "code", Outbound.MARK),
                        List.of(),
                        List.of(),
                        Purpose.URGENT,
                        Outbound.BOT,
                        null,
                        what),
                List.of(),
                true,
                to,
                null));
        sent++;
        return message;
    }

    /** An operator's own words. */
    void speakFor(String operator, String text, List<Media> media) {
        step.effect(new Effect.Send(words(operator, text, media), List.of(), false));
        sent++;
    }

    /** Words of a person that the citizen has already. */
    void note(String operator, String text, List<Media> media) {
        step.effect(new Effect.Note(words(operator, text, media)));
        sent++;
    }

    private Outbound words(String operator, String text, List<Media> media) {
        return new Outbound(messageId(), text, List.of(), media, Purpose.ANSWER, operator, null);
    }

    /** A line for operators alone. */
    void remark(
            String author,
            Effect.Remark.About what,
            @Nullable String whom,
            String text,
            Effect.Remark.@Nullable Vain vain) {
        step.effect(new Effect.Remark(messageId(), author, what, whom, text, vain));
        sent++;
    }

    /** What never arrived leaves again, with those of its clocks that still mean something. */
    void sendAgain(Event.SendAgain again) {
        Outbound old = again.message();
        List<Effect.ClockStart> still = again.starts().stream()
                .filter(start -> step.runs(start.timer(), start.generation()))
                .toList();
        String message = messageId();
        step.effect(new Effect.Send(
                new Outbound(
                        message,
                        old.text(),
                        old.options(),
                        old.media(),
                        old.purpose(),
                        old.author(),
                        old.asksFor(),
                        old.insert()),
                still,
                !still.isEmpty(),
                null,
                again.over()));
        String report = asked.get(old.id());
        if (report != null) {
            asked.put(message, report);
        }
        sent++;
    }

    /** The bot's words leave; which report each message was about, to be kept. */
    SortedMap<String, String> finish() {
        if (!paragraphs.isEmpty() && heard()) {
            String message = messageId();
            boolean brief = step.medium.manner() == Manner.TEXTS || step.calls();
            step.effect(new Effect.Send(
                    new Outbound(
                            message,
                            String.join(brief ? "\n" : "\n\n", paragraphs),
                            options,
                            shown,
                            purpose,
                            Outbound.BOT,
                            asksFor,
                            insert),
                    starts,
                    tellWhenSent));
            if (about != null) {
                asked.put(message, about);
            }
        }
        while (asked.size() > Conversation.ASKED_KEPT) {
            asked.pollFirstEntry();
        }
        return asked;
    }

    /** Answers to what was just said, and questions of a dialog, make no sense where nobody is. */
    private boolean heard() {
        return !step.calls()
                || purpose != Purpose.ANSWER
                        && about != null
                        && step.report(about)
                                .filter(report -> step.reaches(report.sender()))
                                .isPresent();
    }
}
