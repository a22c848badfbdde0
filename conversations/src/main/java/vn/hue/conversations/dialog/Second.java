package vn.hue.conversations.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.conduct.Violation.Kind;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.conversations.words.Phrase;

/**
 * The second of two matters that were told in one message: kept until the first is out of the way, then offered.
 *
 * <p>Kept apart from what was given for a report that ended: whatever is said next goes on with that, while this is taken up only
 * where it was offered or asked for.
 */
final class Second {

    static final String TAKE = "second:yes";
    static final String LEAVE = "second:no";

    private static final int WORDS_OF_AN_ANSWER = 10;

    /** Without marks; of "để tối" these would make "để tôi", which is none. */
    private static final Pattern LATER = Pattern.compile("\\b(?:de (?:mai|sau|lat|chut|khi|bua|hom|chieu|trua|tuan|luc)"
            + "|(?:lat|chut|ti|xiu) nua|(?:hom|bua|khi|luc|dip) khac|(?:hom|bua) sau|(?:ngay|sang|chieu|trua) mai|mai mot"
            + "|mai (?:gui|goi|nhan|chup|toi|em|con|chau|minh|anh|chi)"
            + "|later|tomorrow|not now|another (?:day|time))\\b|^(?:da |thoi )?mai\\b");

    private static final Pattern TONIGHT = Pattern.compile("(?iu)(?<!\\p{L})(?:để tối|tối (?:nay|về|mai))(?!\\p{L})");

    /** Said of a report that is sent already. */
    private static final Pattern WITHDRAWS = Pattern.compile("\\b(?:rut|withdraw)\\b");

    private final Step step;

    Second(Step step) {
        this.step = step;
    }

    /** What was said without a second matter, which is kept and the citizen told so. */
    Utterance keep(Utterance said) {
        Draft draft = Objects.requireNonNull(step.draft, "no report is being taken in");
        if (draft.content() != null || draft.urgent() || step.second != null || step.letters()) {
            return said;
        }
        Optional<TwoMatters> two = TwoMatters.in(said);
        if (two.isEmpty()) {
            return said;
        }
        Utterance later = new Utterance(List.of(two.get().second()));
        Draft empty = Draft.empty(step.newKey(), step.at, Sender.UNKNOWN);
        step.second = Filling.fill(step, empty, later, null, false).draft().with(Draft.Mark.SECOND);
        step.tell(
                Phrase.ONE_MATTER_AT_A_TIME,
                "first",
                Showing.matter(two.get().first().text()),
                "second",
                Showing.matter(later.text()));
        return two.get().first();
    }

    /** Offers it, unless something else is open. Whether it did. */
    boolean offer() {
        return offer(null);
    }

    /**
     * The same.
     *
     * @param beside what else is offered; null for nothing
     */
    boolean offer(@Nullable Option beside) {
        boolean open = step.draft != null
                || step.handover != null
                || step.question != null && step.question.kind() != Question.Kind.MENU;
        boolean locked = step.conduct.lock(Kind.REPORT, step.at).isPresent();
        // In danger nobody is asked for anything else.
        if (step.second == null
                || open
                || locked
                || new Emergency(step).recent().isPresent()) {
            return false;
        }
        ask(Phrase.OFFER_SECOND, beside);
        return true;
    }

    private void ask(Phrase phrase, @Nullable Option beside) {
        Draft second = Objects.requireNonNull(step.second, "no second matter is kept");
        List<Option> options = new ArrayList<>();
        options.add(new Option(TAKE, step.text(Phrase.OPTION_SECOND), "1"));
        options.add(new Option(LEAVE, step.text(Phrase.OPTION_NO_SECOND), "2"));
        if (beside != null) {
            options.add(beside);
        }
        step.ask(Question.Kind.MENU, null, options, phrase, "matter", Showing.matter(second.content()));
    }

    /** Whether it is what the bot asked last. */
    boolean offered() {
        return step.second != null
                && step.question != null
                && step.question.options().stream()
                        .anyMatch(option -> option.payload().equals(TAKE));
    }

    /** It was offered, and something else has been told since: a late answer belongs to that. */
    void leave() {
        if (offered()) {
            step.question = null;
        }
    }

    /** The same when something else was said than thanks and greetings: the next "không" is no answer to the offer. */
    void leave(@Nullable Question asked, Utterance said) {
        boolean courtesy = said.means(Intent.THANKS)
                || said.means(Intent.GREETING)
                || said.means(Intent.SMALLTALK)
                || said.isSticker();
        if (Objects.equals(asked, step.question) && (said.substantial() || !courtesy)) {
            leave();
        }
    }

    /** Whether it is asked for by the words that were offered, be it days ago. */
    boolean calledFor(Utterance said) {
        return step.second != null && said.types(new Option(TAKE, step.text(Phrase.OPTION_SECOND), ""));
    }

    /**
     * What is left to be heard once the offer is refused or put off; empty for nothing. A "thôi không gửi nữa" is said of the
     * offer, never of the report that was sent before it.
     */
    Optional<Utterance> answered(Utterance said) {
        if (!offered()) {
            return Optional.of(said);
        }
        if (putsOff(said)) {
            ask(Phrase.SECOND_PUT_OFF, null);
            return Optional.empty();
        }
        List<Event.Heard> rest =
                said.messages().stream().filter(heard -> !refuses(heard)).toList();
        if (rest.size() == said.messages().size()) {
            return Optional.of(said);
        }
        if (rest.isEmpty()) {
            drop();
            return Optional.empty();
        }
        forget();
        return Optional.of(new Utterance(rest));
    }

    private static boolean refuses(Event.Heard heard) {
        Reading reading = heard.reading();
        boolean no = reading.intent() == Intent.CANCEL
                || reading.intent() == Intent.DENY
                || reading.intent() == Intent.DECLINE;
        Utterance alone = new Utterance(List.of(heard));
        return no
                && reading.intentConfidence() >= Reading.SURE
                && alone.entity(Entity.Type.REPORT_CODE).isEmpty()
                && !WITHDRAWS.matcher(Folding.fold(alone.text())).find();
    }

    private static boolean putsOff(Utterance said) {
        return said.media().isEmpty()
                && said.location().isEmpty()
                && said.entity(Entity.Type.PLACE).isEmpty()
                && !said.means(Intent.REPORT)
                && said.text().split("\\s+").length <= WORDS_OF_AN_ANSWER
                && (LATER.matcher(Folding.fold(said.text())).find()
                        || TONIGHT.matcher(said.text()).find());
    }

    /** It is not wanted. */
    void drop() {
        forget();
        step.tell(Phrase.GOODBYE);
    }

    /** Only an undo brings it back. */
    private void forget() {
        Draft second = step.second;
        boolean offered = offered();
        step.second = null;
        if (offered) {
            step.question = null;
        }
        if (second != null && step.lapsed == null) {
            step.lapsed = second.with(Draft.Mark.CANCELLED);
        }
    }
}
