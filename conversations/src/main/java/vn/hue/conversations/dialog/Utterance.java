package vn.hue.conversations.dialog;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Part;

/** What the citizen said in one turn: an album, a text and a pin in quick succession are one utterance. */
record Utterance(List<Event.Heard> messages) {

    Utterance {
        messages = List.copyOf(messages);
    }

    private <P extends Part> Stream<P> parts(Class<P> kind) {
        return messages.stream()
                .flatMap(m -> m.message().parts().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** All words, a line a message. */
    String text() {
        return String.join("\n", texts());
    }

    List<String> texts() {
        return parts(Part.Text.class)
                .map(t -> t.text().strip())
                .filter(t -> !t.isEmpty())
                .toList();
    }

    List<Media> media() {
        return parts(Part.Attachment.class).map(Part.Attachment::media).toList();
    }

    /** Those that came whole: what has no id is broken, or could not be had from the channel. */
    List<Media> mediaHad() {
        return media().stream().filter(media -> media.id() != null).toList();
    }

    /** The last pin: who sends two corrects the first. */
    Optional<Part.Location> location() {
        return parts(Part.Location.class).reduce((first, last) -> last);
    }

    Optional<Part.Choice> choice() {
        return parts(Part.Choice.class).reduce((first, last) -> last);
    }

    Optional<Part.ContactCard> contact() {
        return parts(Part.ContactCard.class).reduce((first, last) -> last);
    }

    Optional<String> quotes() {
        return messages.stream()
                .flatMap(m -> Stream.ofNullable(m.message().quotes()))
                .reduce((first, last) -> last);
    }

    Stream<Entity> entities(Entity.Type type) {
        return messages.stream().flatMap(m -> m.reading().entities().stream()).filter(e -> e.type() == type);
    }

    Optional<Entity> entity(Entity.Type type) {
        return entities(type).findFirst();
    }

    /** The last sure intent of any message: "thôi, hủy" after a long text is a cancellation. */
    boolean means(Intent intent) {
        return messages.stream().anyMatch(m -> sure(m.reading()) && m.reading().intent() == intent);
    }

    private static boolean sure(Reading reading) {
        return reading.intentConfidence() >= Reading.SURE;
    }

    Urgency urgency() {
        return messages.stream()
                .map(m -> m.reading().urgency())
                .max(Urgency::compareTo)
                .orElse(Urgency.NORMAL);
    }

    boolean outOfScope() {
        return messages.stream().anyMatch(m -> m.reading().outOfScope());
    }

    boolean abusive() {
        return messages.stream().anyMatch(m -> m.reading().abusive());
    }

    /** Whether a message surely tells a matter, however short it is. */
    static boolean surelyTells(Event.Heard heard) {
        return sure(heard.reading())
                && switch (heard.reading().intent()) {
                    case REPORT, SUPPLEMENT, SOS -> true;
                    default -> false;
                };
    }

    /** The words of messages that tell something, rather than command, agree, greet or thank. */
    List<Event.Heard> telling() {
        return messages.stream()
                .filter(m -> m.message().parts().stream().anyMatch(Part.Text.class::isInstance))
                .filter(m -> switch (m.reading().intent()) {
                    case REPORT, SUPPLEMENT, SOS, OUT_OF_SCOPE, CORRECT, UNKNOWN, RATE -> true;
                    case DECLINE -> !sure(m.reading()) || Answering.lacks(new Telling(m).words());
                    default -> !sure(m.reading());
                })
                .toList();
    }

    /** A sticker and nothing else: a nod, whatever is on it. */
    boolean isSticker() {
        return !messages.isEmpty()
                && messages.stream()
                        .allMatch(m -> m.message().parts().stream().allMatch(Part.Sticker.class::isInstance));
    }

    /** Whether any of it was read as this language, be it a word alone. */
    boolean isIn(Language language) {
        return messages.stream().anyMatch(m -> m.reading().language() == language);
    }

    Optional<Part.CardFilled> card() {
        return parts(Part.CardFilled.class).reduce((first, last) -> last);
    }

    /** Whether six digits in it are those we sent; null when it says nothing of them. */
    @org.jspecify.annotations.Nullable
    Boolean codeFits() {
        return messages.stream()
                .map(Event.Heard::codeFits)
                .filter(Objects::nonNull)
                .reduce((first, last) -> first || last)
                .orElse(null);
    }

    /**
     * When the citizen last said something in the chat, by the provider's clock: its window runs from then, be it
     * redelivered hours later. What is filled in on our own page opens no window.
     *
     * @param before when they did so before this; null when never
     * @param now by our clock, which nothing is after
     */
    @Nullable
    Instant saidInChat(@Nullable Instant before, Instant now) {
        return Stream.concat(
                        Stream.ofNullable(before),
                        messages.stream()
                                .map(Event.Heard::message)
                                .filter(message ->
                                        message.parts().stream().noneMatch(Part.CardFilled.class::isInstance))
                                .map(message -> message.sentAt().isAfter(now) ? now : message.sentAt()))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Pictures, pins and cards alone. */
    Utterance withoutWords() {
        return new Utterance(messages.stream()
                .flatMap(m -> {
                    List<Part> shown = m.message().parts().stream()
                            .filter(p -> !(p instanceof Part.Text))
                            .toList();
                    return shown.isEmpty()
                            ? Stream.empty()
                            : Stream.of(new Event.Heard(
                                    new Inbound(
                                            m.message().externalId(),
                                            m.message().from(),
                                            m.message().sentAt(),
                                            shown,
                                            m.message().quotes()),
                                    Reading.NOTHING));
                })
                .toList());
    }

    /** Whether it could be an answer to a question about a report: something told or shown. */
    boolean substantial() {
        return !media().isEmpty()
                || location().isPresent()
                || contact().isPresent()
                || !telling().isEmpty();
    }

    /** Whether the words typed are what an option offers to type, or its label. */
    boolean types(Option option) {
        String typed = Folding.fold(text());
        return !typed.isEmpty()
                && (typed.equals(Folding.fold(option.key())) || typed.equals(Folding.fold(option.label())));
    }
}
