package vn.hue.channels.inspect;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Part;

/**
 * One part of an inspected message; words stand in its item, not in the part.
 *
 * @param type {@code text}, {@code image}, {@code video}, {@code audio}, {@code file}, {@code sticker},
 *     {@code location}, {@code contact}, {@code link} or {@code choice}
 * @param name of a file, a place, a person or a link
 * @param payload of a tapped button; a sticker's id; a card's phone number, or mail address when it has no number
 */
public record Piece(
        String type,
        @Nullable String url,
        @Nullable String name,
        @Nullable Double lat,
        @Nullable Double lng,
        @Nullable String payload) {

    /** All that could be read. */
    public static List<Piece> of(List<Part> parts) {
        return parts.stream()
                .filter(part -> !(part instanceof Part.Unsupported))
                .map(Piece::of)
                .toList();
    }

    /** The names of what could not be read; empty when there is nothing of it. */
    public static String unread(List<Part> parts) {
        return parts.stream()
                .filter(Part.Unsupported.class::isInstance)
                .map(part -> ((Part.Unsupported) part).what())
                .collect(Collectors.joining(", "));
    }

    private static Piece of(Part part) {
        if (part instanceof Part.Text) {
            return new Piece("text", null, null, null, null, null);
        } else if (part instanceof Part.Attachment attachment) {
            var media = attachment.media();
            String type = media.kind().name().toLowerCase(Locale.ROOT);
            return new Piece(type, media.url(), media.name(), null, null, null);
        } else if (part instanceof Part.Location pin) {
            var point = pin.point();
            return new Piece("location", null, pin.label(), point.latitude(), point.longitude(), null);
        } else if (part instanceof Part.Choice choice) {
            return new Piece("choice", null, choice.label(), null, null, choice.payload());
        } else if (part instanceof Part.ContactCard card) {
            String reached = card.phone() != null ? card.phone() : card.email();
            return new Piece("contact", null, card.name(), null, null, reached);
        } else if (part instanceof Part.Link link) {
            return new Piece("link", link.url(), link.title(), null, null, null);
        } else if (part instanceof Part.Sticker sticker) {
            return new Piece("sticker", sticker.url(), null, null, null, sticker.id());
        }
        throw new IllegalStateException("a part nobody knows: " + part.getClass());
    }

    JsonObject json() {
        return new JsonObject()
                .put("type", type)
                .put("url", url)
                .put("name", name)
                .put("lat", lat)
                .put("lng", lng)
                .put("payload", payload);
    }
}
