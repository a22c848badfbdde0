package vn.hue.conversations.dialog;

import java.util.List;
import java.util.regex.Pattern;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.vocabulary.Folding;

/**
 * Messages that give an address or a time and nothing else: whoever sends one means it, whatever was asked and whatever
 * stood there.
 */
final class Alone {

    /** Words around it that say nothing besides: "ở 45 Nguyễn Huệ đó em", "nãy giờ, khoảng 8h tối". */
    private static final Pattern AROUND = Pattern.compile(
            "\\b(?:o|tai|la|ngay|cho|chi|do|day|ni|ne|ben|phia|nhe|nha|nghe|a|da|vang|u|uh|ok|thi|vay|roi"
                    + "|con|chau|em|anh|bac|ad|ban|oi|tu|luc|khoang|hoi|nay gio|thay|it is|it's|since|from|at|in|on|about)\\b");

    private Alone() {}

    /** Whether the message that holds an entity gives places and times and nothing else. */
    static boolean in(Utterance said, Entity entity) {
        return said.messages().stream()
                .filter(m -> m.reading().entities().contains(entity))
                .anyMatch(Alone::givesOnlyWhereAndWhen);
    }

    private static boolean givesOnlyWhereAndWhen(Event.Heard heard) {
        return others(heard) == 0;
    }

    /** How many words of a message give neither place nor time, nor stand around them. */
    static int others(Event.Heard heard) {
        String rest = Folding.fold(String.join(" ", new Utterance(List.of(heard)).texts()));
        for (Entity entity : heard.reading().entities()) {
            if (entity.type() == Entity.Type.PLACE || entity.type() == Entity.Type.TIME) {
                rest = rest.replace(Folding.fold(entity.text()), " ");
            }
        }
        String other = AROUND.matcher(rest)
                .replaceAll(" ")
                .replaceAll("[^\\p{L}\\d]+", " ")
                .strip();
        return other.isEmpty() ? 0 : other.split(" ").length;
    }
}
