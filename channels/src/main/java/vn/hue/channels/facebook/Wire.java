package vn.hue.channels.facebook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of Facebook's JSON, read one by one: a field of another type than documented counts as missing and spoils
 * nothing else. Mapping whole items would lose them for one new value of an enum.
 */
record Wire(JsonNode node) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int LONGEST_ID = 400;

    /** The body as JSON of any kind; null when it is none. */
    static @Nullable Wire parse(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null || node.isMissingNode() ? null : new Wire(node);
        } catch (IOException notJson) {
            return null;
        }
    }

    boolean isObject() {
        return node.isObject();
    }

    boolean has(String field) {
        JsonNode value = node.path(field);
        return !value.isMissingNode() && !value.isNull();
    }

    Wire object(String field) {
        return new Wire(node.path(field));
    }

    /** A text or number as text; null when missing, blank or something else. */
    @Nullable
    String text(String field) {
        JsonNode value = node.path(field);
        String text = value.isTextual() || value.isNumber() ? value.asText() : "";
        return text.isBlank() ? null : text;
    }

    /** As {@link #text}, but null when too long for an id. */
    @Nullable
    String id(String field) {
        String id = text(field);
        return id == null || id.length() > LONGEST_ID ? null : id;
    }

    /** A number, or a text that is one. */
    @Nullable
    Double number(String field) {
        String digits = text(field);
        return digits != null && digits.matches("[-+]?\\d{1,9}(\\.\\d{1,30})?([eE][-+]?\\d{1,3})?")
                ? Double.valueOf(digits)
                : null;
    }

    boolean isTrue(String field) {
        return node.path(field).asBoolean(false);
    }

    /** Epoch milliseconds. */
    @Nullable
    Instant millis(String field) {
        String digits = text(field);
        return digits != null && digits.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(digits)) : null;
    }

    /** Epoch seconds, as the feed has them. */
    @Nullable
    Instant seconds(String field) {
        String digits = text(field);
        return digits != null && digits.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(digits)) : null;
    }

    /** The elements of an array; none when it is not an array. */
    List<Wire> elements(String field) {
        List<Wire> elements = new ArrayList<>();
        JsonNode array = node.path(field);
        if (array.isArray()) {
            array.forEach(element -> elements.add(new Wire(element)));
        }
        return elements;
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        JsonNode array = node.path(field);
        if (array.isArray()) {
            array.forEach(element -> {
                if (element.isTextual() && !element.asText().isBlank()) {
                    texts.add(element.asText());
                }
            });
        }
        return texts;
    }

    /** A name for what has none: the same for the same content. */
    String fingerprint() {
        return fingerprint(node.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String fingerprint(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
