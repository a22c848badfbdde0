package vn.hue.gateway.store.mongo;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Json;

/** Facts as sub-documents, and back, in the same shape as everywhere else. */
final class Docs {

    static Map<?, ?> of(Object fact) {
        return Json.MAPPER.convertValue(fact, Map.class);
    }

    /**
     * As text, for what is passing through or is only ever read whole: a text costs the driver, and the embedded server at
     * both ends of a replacement, a fraction of a tree of fields.
     */
    static String text(Object fact) {
        try {
            return Json.MAPPER.writeValueAsString(fact);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a fact that has no JSON: " + fact.getClass(), e);
        }
    }

    static <T> T read(Class<T> type, Document document, String field) {
        try {
            return Json.MAPPER.readValue(document.getString(field), type);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the text.
            throw new IllegalStateException("not readable: " + field + " of " + document.get("_id"));
        }
    }

    /** What is kept as text, or was kept as a sub-document by an earlier version. */
    static <T> T either(Class<T> type, Document document, String field) {
        return document.get(field) instanceof String ? read(type, document, field) : to(type, document.get(field));
    }

    static List<?> ofAll(List<?> facts) {
        return facts.stream().map(Docs::of).toList();
    }

    static <T> T to(Class<T> type, @Nullable Object value) {
        return Json.MAPPER.convertValue(value, type);
    }

    static <T> List<T> toAll(Class<T> type, Document document, String field) {
        List<?> values = document.get(field, List.class);
        return values == null
                ? List.of()
                : values.stream().map(value -> to(type, value)).toList();
    }

    static Date date(Instant instant) {
        return Date.from(instant);
    }

    static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }

    static long number(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }

    private Docs() {}
}
