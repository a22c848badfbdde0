package vn.hue.conversations.dialog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/** A letter taken apart into lines: people answer by our numbers, by the name of the thing, or just line by line. */
final class Letter {

    private static final Pattern NUMBERED = Pattern.compile(
            "^\\s*(?:(?:mục|câu|số|muc|cau|so|item|no)\\.?\\s*)?\\(?([1-8])\\s*(?:[.):](?:\\s+|(?=\\D|\\+?\\d{3}))|[-–]\\s+)(\\S.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern LABELLED = Pattern.compile("^[-•*\\s]*([\\p{L}\\p{M}/ ]{2,40}?)\\s*[:：=]\\s*(\\S.*)$");
    private static final Pattern GREETS = Pattern.compile(
            "^(?:kinh gui|kinh chao|xin chao|chao|dear|hello|hi|to whom)\\b.*|^(?:da|vang|ok|thua)[,.! ]*$");
    private static final Pattern CLOSES = Pattern.compile(
            "^(?:xin |toi |em |chung toi )?(?:chan thanh |rat )?(?:cam on|tran trong|kinh thu|kinh|thanks|thank you|best regards|kind regards|regards|sincerely|yours)\\b.*");
    private static final Pattern ABOUT_DETAILS =
            Pattern.compile("thong tin|du lieu|ca nhan|su dung|details|information|data|personal");
    private static final Pattern NO =
            Pattern.compile("^(?:toi |em |da )?(?:khong(?: co| dung)?|chua co|none|no|n/?a)\\b.*");

    private static final int WORDS_OF_A_SHORT_LINE = 8;
    private static final int OTHER_WORDS = 2;
    private static final int WORDS_OF_A_MATTER = 4;

    private Letter() {}

    /**
     * One line.
     *
     * @param slot what its number or its label names; null when neither does
     * @param text without number and label
     * @param whole as written
     * @param said the text as an utterance of its own, with the entities that stand in it
     */
    record Line(@Nullable Slot slot, boolean numbered, String text, String whole, Utterance said, String folded) {

        int words() {
            return text.isBlank() ? 0 : text.strip().split("\\s+").length;
        }

        boolean isShort() {
            return words() <= WORDS_OF_A_SHORT_LINE;
        }

        boolean has(Entity.Type type) {
            return said.entity(type).isPresent();
        }

        /** Whether nothing but who writes stands in it. */
        boolean isOnlyDetails() {
            String rest = text;
            boolean any = false;
            for (Entity entity : said.messages().get(0).reading().entities()) {
                switch (entity.type()) {
                    case PHONE, EMAIL, NAME -> {
                        any = true;
                        rest = rest.replace(entity.text().strip(), " ");
                    }
                    default -> {
                        // a place or a time is part of the matter
                    }
                }
            }
            String other = Sentence.AROUND_DETAILS
                    .matcher(Folding.fold(rest))
                    .replaceAll(" ")
                    .replaceAll("[^\\p{L}\\d]+", " ")
                    .strip();
            return any && (other.isEmpty() || other.split(" ").length <= OTHER_WORDS);
        }

        /** Whether who writes, or a yes or no, stands beside the matter: one line is a whole letter to many. */
        boolean mixes() {
            int other = sentences().stream().mapToInt(Sentence::otherWords).sum();
            return other >= WORDS_OF_A_MATTER && Sentence.consent(sentences()) != null;
        }

        private List<Sentence> sentences() {
            return Sentence.of(text, said.messages().get(0).reading().entities());
        }

        /** "Ảnh đính kèm", "gửi ảnh như yêu cầu": it points to what comes with the letter. */
        boolean pointsToPictures() {
            return words() <= 6
                    && Slot.MEDIA.calledIn(folded)
                    && folded.matches(
                            ".*\\b(?:dinh kem|kem theo|gui|xem|day|duoi|attached|attachment|enclosed|here)\\b.*");
        }

        /** Polite openings say nothing. */
        boolean greets() {
            return slot == null && words() <= 12 && GREETS.matcher(folded).matches();
        }

        /** After it only a signature comes. */
        boolean closes() {
            return slot == null && words() <= 12 && CLOSES.matcher(folded).matches();
        }

        boolean declines() {
            return isShort() && NO.matcher(folded).matches();
        }

        /** What the line says of the use of one's details; null when nothing. */
        @Nullable
        Boolean consent() {
            boolean named =
                    slot == Slot.CONSENT || ABOUT_DETAILS.matcher(folded).find() || words() <= 4;
            if (!named) {
                return Sentence.consent(sentences());
            }
            if (folded.matches(".*\\b(?:khong|chua) dong y\\b.*|.*\\b(?:do not|don't|not) (?:agree|consent)\\b.*")
                    || slot == Slot.CONSENT && declines()) {
                return false;
            }
            boolean yes = slot == Slot.CONSENT && folded.matches("(?:co|vang|da|duoc|ok|yes|y|dong y)\\b.*");
            return yes || folded.matches(".*\\bdong y\\b.*|.*\\b(?:i|we) (?:agree|consent)\\b.*|agree|agreed")
                    ? true
                    : null;
        }
    }

    /** The lines of a message with words, in order, none of them blank. */
    static List<Line> lines(Event.Heard heard) {
        String text = heard.message().parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(p -> ((Part.Text) p).text())
                .collect(Collectors.joining("\n"));
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            if (!text.substring(start, end).isBlank()) {
                lines.add(line(heard, text, start, end));
            }
            start = end + 1;
        }
        return lines;
    }

    private static Line line(Event.Heard heard, String text, int start, int end) {
        String whole = text.substring(start, end).strip();
        String rest = whole;
        Slot slot = null;
        Matcher number = NUMBERED.matcher(rest);
        boolean numbered = number.matches();
        if (numbered) {
            slot = Slot.values()[Integer.parseInt(number.group(1)) - 1];
            rest = number.group(2).strip();
        }
        Matcher label = LABELLED.matcher(rest);
        if (label.matches()) {
            Slot named = called(Folding.fold(label.group(1))).orElse(null);
            if (named != null) {
                slot = named;
                rest = label.group(2).strip();
            }
        }
        return new Line(
                slot, numbered, rest, whole, utterance(heard, rest, entities(heard, start, end)), Folding.fold(rest));
    }

    /** The same with its number taken as part of its words. */
    static Line unnumbered(Line line) {
        return line.numbered() && line.slot() != null
                ? new Line(null, false, line.text(), line.whole(), line.said(), line.folded())
                : line;
    }

    private static Optional<Slot> called(String label) {
        return label.split(" ").length > 6
                ? Optional.empty()
                : Arrays.stream(Slot.values())
                        .filter(s -> s.calledIn(label))
                        .max(Comparator.comparing(
                                s -> s == Slot.PHONE || s == Slot.EMAIL || s == Slot.NAME || s == Slot.CONSENT));
    }

    private static List<Entity> entities(Event.Heard heard, int start, int end) {
        return heard.reading().entities().stream()
                .filter(e -> e.start() >= start && e.end() <= end)
                .toList();
    }

    /** Words of a letter as a message of their own. */
    static Utterance utterance(Event.Heard heard, String text, List<Entity> entities) {
        return utterance(heard, text, entities, Intent.UNKNOWN);
    }

    static Utterance utterance(Event.Heard heard, String text, List<Entity> entities, Intent intent) {
        Inbound message = heard.message();
        Reading reading = heard.reading();
        return new Utterance(List.of(new Event.Heard(
                new Inbound(
                        message.externalId(),
                        message.from(),
                        message.sentAt(),
                        List.of(new Part.Text(text)),
                        message.quotes()),
                new Reading(
                        reading.language(),
                        intent,
                        intent == Intent.UNKNOWN ? 0 : 1,
                        reading.category(),
                        reading.categoryConfidence(),
                        reading.urgency(),
                        false,
                        false,
                        null,
                        entities))));
    }
}
