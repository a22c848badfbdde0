package vn.hue.conversations.dialog;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.vocabulary.Place;

/** What an operator writes into a report, by the rules that hold for what a citizen writes. */
public final class ByHand {

    private static final int CONTENT = 4_000;
    private static final int ADDRESS = 200;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}.'’\\- ]{2,80}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Lu}]+@[^@\\s\\p{Lu}]+\\.[^@\\s\\p{Lu}]+");

    private final Step step;

    ByHand(Step step) {
        this.step = step;
    }

    /**
     * What can't stand in a report.
     *
     * @param read what the address was read to say
     * @param at by the time of the report
     * @return of {@code CONTENT, PLACE, SEEN_AT, NAME, PHONE, EMAIL}; empty when all is right
     */
    public static Set<Question.Kind> wrong(Part.CardFilled what, Reading read, Instant at) {
        Set<Question.Kind> wrong = EnumSet.noneOf(Question.Kind.class);
        add(wrong, Question.Kind.CONTENT, longer(what.content(), CONTENT));
        boolean elsewhere = read.first(Entity.Type.PLACE).map(ByHand::outside).orElse(false);
        add(wrong, Question.Kind.PLACE, what.address() != null && (longer(what.address(), ADDRESS) || elsewhere));
        add(wrong, Question.Kind.SEEN_AT, what.seenAt() != null && what.seenAt().isAfter(at));
        add(wrong, Question.Kind.NAME, unlike(what.name(), NAME));
        boolean number = what.phone() == null
                || SharedPhone.e164(what.phone()).filter(what.phone()::equals).isPresent();
        add(wrong, Question.Kind.PHONE, !number);
        add(wrong, Question.Kind.EMAIL, unlike(what.email(), EMAIL) || longer(what.email(), ADDRESS));
        return wrong;
    }

    private static boolean outside(Entity place) {
        return place.place() != null && Boolean.FALSE.equals(place.place().inProvince());
    }

    private static void add(Set<Question.Kind> wrong, Question.Kind kind, boolean is) {
        if (is) {
            wrong.add(kind);
        }
    }

    private static boolean longer(@Nullable String text, int most) {
        return text != null && text.length() > most;
    }

    private static boolean unlike(@Nullable String text, Pattern pattern) {
        return text != null && !pattern.matcher(text).matches();
    }

    /** Puts it into the draft, or begins one with it. What was filled. */
    Set<Slot> fill(Event.FillIn fill) {
        Part.CardFilled right = without(fill.what(), wrong(fill.what(), fill.read(), step.at));
        if (isEmpty(right)) {
            return Set.of();
        }
        if (step.draft == null) {
            new Intake(step).beginAnew();
        }
        Draft before = Objects.requireNonNull(step.draft, "begun above");
        Filling.Outcome outcome = Filling.fill(step, before, said(right, fill.read()), null, false);
        Draft draft = withPin(outcome.draft(), before.place());
        step.draft = draft.after(before);
        step.sender = draft.sender();
        Slot.asked(step.question).filter(outcome.filled()::contains).ifPresent(answered -> step.question = null);
        return outcome.filled();
    }

    /** An operator who adds an address does not take the citizen's pin away. */
    private static Draft withPin(Draft draft, @Nullable Place before) {
        Place now = draft.place();
        return before == null || before.point() == null || now == null || now.point() != null
                ? draft
                : draft.withPlace(new Place(before.point(), now.address(), now.ward(), before.source()));
    }

    private Utterance said(Part.CardFilled card, Reading read) {
        List<Entity> places = card.address() == null
                ? List.of()
                : read.entities().stream()
                        .filter(entity -> entity.type() == Entity.Type.PLACE)
                        .toList();
        Reading reading = new Reading(
                step.language,
                Reading.NOTHING.intent(),
                1,
                null,
                0,
                Reading.NOTHING.urgency(),
                false,
                false,
                null,
                places);
        Inbound message = new Inbound(step.saying(), step.address, step.at, List.of(card), null);
        return new Utterance(List.of(new Event.Heard(message, reading)));
    }

    private static Part.CardFilled without(Part.CardFilled what, Set<Question.Kind> wrong) {
        return new Part.CardFilled(
                what.subject(),
                wrong.contains(Question.Kind.CONTENT) ? null : what.content(),
                wrong.contains(Question.Kind.PLACE) ? null : what.address(),
                wrong.contains(Question.Kind.SEEN_AT) ? null : what.seenAt(),
                wrong.contains(Question.Kind.NAME) ? null : what.name(),
                wrong.contains(Question.Kind.PHONE) ? null : what.phone(),
                wrong.contains(Question.Kind.EMAIL) ? null : what.email(),
                what.hasNoEmail(),
                null); // consent is the citizen's own to give
    }

    private static boolean isEmpty(Part.CardFilled card) {
        return card.content() == null
                && card.address() == null
                && card.seenAt() == null
                && card.name() == null
                && card.phone() == null
                && card.email() == null
                && !card.hasNoEmail();
    }
}
