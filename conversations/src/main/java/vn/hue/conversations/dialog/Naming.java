package vn.hue.conversations.dialog;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.vocabulary.Sender;

/** The sender's name in words that announce none: an answer to the question, or a fuller name right after it. */
final class Naming {

    private Naming() {}

    /**
     * The name a message gives.
     *
     * @param asked what the bot asked for
     * @param known what is known of the sender
     * @return null when there is none
     */
    static @Nullable String in(Event.Heard heard, @Nullable Slot asked, Sender known) {
        if (asked == Slot.NAME) {
            return answer(heard);
        }
        boolean ofSender = asked == Slot.PHONE || asked == Slot.EMAIL || asked == Slot.CONSENT;
        String text = words(heard);
        return ofSender
                        && known.name() != null
                        && heard.reading().entities().isEmpty()
                        && PersonName.isFull(text)
                        && !text.equals(known.name())
                ? text
                : null;
    }

    /** "Hoàng Thị Bé, 0935 222 111, không có mail": beside a number, an address or a time. */
    private static @Nullable String answer(Event.Heard heard) {
        StringBuilder rest = new StringBuilder(words(heard));
        for (Entity entity : heard.reading().entities()) {
            int at = rest.indexOf(entity.text());
            if (at >= 0) {
                rest.replace(at, at + entity.text().length(), ",");
            }
        }
        boolean alone = heard.reading().entities().isEmpty();
        String whole = rest.toString().replaceAll("(?iu)(?:\\s(?:ở|o|tại|tai))?[\\s,;]+$", "");
        String name = PersonName.in(whole, alone ? heard.reading().intent() : Intent.REPORT);
        return name != null
                ? name
                : Arrays.stream(whole.split("[,;\\n]"))
                        .map(piece -> PersonName.in(piece, Intent.REPORT))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static String words(Event.Heard heard) {
        return String.join(" ", new Utterance(List.of(heard)).texts());
    }
}
