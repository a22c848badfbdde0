package vn.hue.nlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Reading;

/** A reading as one line of JSON, for people and programs that look at what was read. */
public final class ReadingLine {

    private ReadingLine() {}

    /**
     * {@code {"text", "language", "intent", "intentConfidence", "category", "categoryConfidence", "urgent",
     * "outOfScope", "abusive", "entities": [{"type", "text", "start", "end", "value"}]}}, names in lower case, {@code
     * category} null for "not sure", offsets in UTF-16 units of {@code text}; no line break inside.
     */
    public static String of(String text, Reading reading) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("text", text);
        line.put("language", reading.language().tag());
        line.put("intent", lower(reading.intent()));
        line.put("intentConfidence", rounded(reading.intentConfidence()));
        Category category = reading.category();
        line.put("category", category == null ? null : lower(category));
        line.put("categoryConfidence", rounded(reading.categoryConfidence()));
        line.put("urgent", reading.urgent());
        line.put("outOfScope", reading.outOfScope());
        line.put("abusive", reading.abusive());
        var entities = line.putArray("entities");
        for (Entity entity : reading.entities()) {
            entities.addObject()
                    .put("type", lower(entity.type()))
                    .put("text", entity.text())
                    .put("start", entity.start())
                    .put("end", entity.end())
                    .put("value", entity.value());
        }
        return line.toString();
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * 1000) / 1000.0;
    }
}
