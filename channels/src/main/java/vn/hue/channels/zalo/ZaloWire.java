package vn.hue.channels.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of Zalo's JSON, read one by one: a field of another type than documented counts as missing and spoils
 * nothing else. Ids are longer than 2^53 and therefore texts, whether quoted or not.
 */
record ZaloWire(JsonNode node) {

    private static final ZaloWire MISSING = new ZaloWire(com.fasterxml.jackson.databind.node.MissingNode.getInstance());

    /** A text or number as text; null when missing, blank or something else. */
    @Nullable
    String text(String field) {
        JsonNode value = node.path(field);
        String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
        return text.isBlank() ? null : text;
    }

    /** An object; an empty one when missing. */
    ZaloWire object(String field) {
        JsonNode value = node.path(field);
        return value.isObject() ? new ZaloWire(value) : MISSING;
    }

    /** The objects of an array. */
    List<ZaloWire> objects(String field) {
        List<ZaloWire> objects = new ArrayList<>();
        for (Iterator<JsonNode> each = node.path(field).elements(); each.hasNext(); ) {
            JsonNode element = each.next();
            objects.add(element.isObject() ? new ZaloWire(element) : MISSING);
        }
        return objects;
    }

    /** The texts and numbers of an array as texts; a text or number alone counts as an array of one. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        JsonNode value = node.path(field);
        for (JsonNode element : value.isValueNode() ? List.of(value) : value) {
            if (element.isValueNode() && !element.isNull() && !element.asText().isBlank()) {
                texts.add(element.asText());
            }
        }
        return texts;
    }

    /** The first of some fields that is there. */
    @Nullable
    String first(String... fields) {
        for (String field : fields) {
            String text = text(field);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    boolean has(String field) {
        return !node.path(field).isMissingNode();
    }

    boolean hasObject(String field) {
        return node.path(field).isObject();
    }
}
