package vn.hue.conversations.reading.rules;

import java.time.Instant;
import java.util.List;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Reading;

/** One reader for all tables, and a Friday at ten in the morning in Huế. */
final class Read {

    static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private static final RuleReader READER = new RuleReader();

    private Read() {}

    static Reading text(String text) {
        return READER.read(text, NOW);
    }

    /** The values of one type, joined by {@code ;}. */
    static String values(String text, Entity.Type type) {
        return String.join(
                "; ", entities(text, type).stream().map(Entity::value).toList());
    }

    static List<Entity> entities(String text, Entity.Type type) {
        return text(text).entities().stream().filter(e -> e.type() == type).toList();
    }
}
