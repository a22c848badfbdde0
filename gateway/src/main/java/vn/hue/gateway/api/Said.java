package vn.hue.gateway.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Part;

/** The parts of a citizen's message, sorted for showing. */
public final class Said {

    private Said() {}

    /** Its words; a tapped button's label; empty for a lone picture or pin. */
    public static String text(List<Part> parts) {
        return parts.stream().map(Said::words).filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }

    public static List<Media> media(List<Part> parts) {
        return parts.stream()
                .filter(Part.Attachment.class::isInstance)
                .map(part -> ((Part.Attachment) part).media())
                .toList();
    }

    public static Optional<GeoPoint> point(List<Part> parts) {
        return parts.stream()
                .filter(Part.Location.class::isInstance)
                .map(part -> ((Part.Location) part).point())
                .findFirst();
    }

    private static @Nullable String words(Part part) {
        if (part instanceof Part.Text text) {
            return text.text();
        }
        if (part instanceof Part.Choice choice) {
            return choice.label();
        }
        if (part instanceof Part.Link link) {
            return link.title() == null ? link.url() : link.title() + " " + link.url();
        }
        if (part instanceof Part.ContactCard card) {
            return joined(card.name(), card.phone(), card.email(), card.address());
        }
        if (part instanceof Part.CardFilled card) {
            return joined(card.content(), card.address(), card.name(), card.phone(), card.email());
        }
        return null;
    }

    private static @Nullable String joined(@Nullable String... details) {
        String words = Stream.of(details).filter(Objects::nonNull).collect(Collectors.joining(", "));
        return words.isEmpty() ? null : words;
    }
}
