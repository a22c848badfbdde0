package vn.hue.gateway.card;

import io.vertx.core.MultiMap;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.card.CardFacts.Field;

/**
 * A filled-in card, read from what a browser posts: what can be used, and what is wrong beside which field.
 *
 * @param parts what becomes one message of the citizen; empty when nothing was given
 * @param wrong the key of a sentence for each field that can't be used
 */
public record CardForm(List<Part> parts, Map<Field, String> wrong) {

    private static final int CONTENT = 2_000;
    private static final int ADDRESS = 200;
    private static final int NAME = 80;
    private static final Pattern PERSON = Pattern.compile("[\\p{L}\\p{M}.'’\\- ]{2,80}");

    static CardForm read(MultiMap fields, List<Media> media, CardFacts facts, Reader reader, Instant now, ZoneId zone) {
        return read(fields, media, facts.subject(), reader, now, zone);
    }

    /** @param subject the key of the draft or report it is for; empty for one that is still to begin */
    public static CardForm read(
            MultiMap fields, List<Media> media, String subject, Reader reader, Instant now, ZoneId zone) {
        Map<Field, String> wrong = new EnumMap<>(Field.class);
        List<Part> parts = new ArrayList<>();
        media.forEach(file -> parts.add(new Part.Attachment(file)));
        point(fields, wrong).ifPresent(parts::add);
        String content = text(fields, "content", CONTENT, Field.CONTENT, wrong);
        String address = text(fields, "address", ADDRESS, Field.PLACE, wrong);
        Instant seen = seen(text(fields, "seen", 40, Field.SEEN, wrong), now, zone, wrong);
        String name = text(fields, "name", NAME, Field.NAME, wrong);
        if (name != null && !PERSON.matcher(name).matches()) {
            wrong.put(Field.NAME, "wrong.name");
        }
        String phone = entity(
                text(fields, "phone", 40, Field.PHONE, wrong), Entity.Type.PHONE, Field.PHONE, reader, now, wrong);
        boolean none = fields.contains("noEmail");
        String email = entity(
                none ? null : text(fields, "email", 120, Field.EMAIL, wrong),
                Entity.Type.EMAIL,
                Field.EMAIL,
                reader,
                now,
                wrong);
        Boolean consent =
                switch (String.valueOf(fields.get("consent"))) {
                    case "yes" -> true;
                    case "no" -> false;
                    default -> null;
                };
        boolean typed = content != null
                || address != null
                || seen != null
                || name != null
                || phone != null
                || email != null
                || none
                || consent != null;
        if (typed || !parts.isEmpty()) {
            parts.add(new Part.CardFilled(subject, content, address, seen, name, phone, email, none, consent));
        }
        return new CardForm(List.copyOf(parts), wrong);
    }

    private static @Nullable String text(
            MultiMap fields, String name, int longest, Field field, Map<Field, String> wrong) {
        String typed = fields.get(name);
        String text = typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFC)
                        .replace("\r", "")
                        .replaceAll("[\\p{Cntrl}&&[^\n]]", "")
                        .strip();
        if (text.length() > longest) {
            wrong.put(field, "wrong.long");
        }
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Instant seen(@Nullable String typed, Instant now, ZoneId zone, Map<Field, String> wrong) {
        if (typed == null) {
            return null;
        }
        try {
            Instant seen = LocalDateTime.parse(typed).atZone(zone).toInstant();
            if (seen.isAfter(now)) {
                wrong.put(Field.SEEN, "wrong.future");
            }
            return seen;
        } catch (DateTimeException e) {
            wrong.put(Field.SEEN, "wrong.time");
            return null;
        }
    }

    /** The same rules as for what is written in a chat. */
    private static @Nullable String entity(
            @Nullable String typed,
            Entity.Type type,
            Field field,
            Reader reader,
            Instant now,
            Map<Field, String> wrong) {
        if (typed == null) {
            return null;
        }
        Optional<String> read = reader.read(typed, now).first(type).map(Entity::value);
        if (read.isEmpty()) {
            wrong.putIfAbsent(field, "wrong." + field.key());
        }
        return read.orElse(null);
    }

    private static Optional<Part> point(MultiMap fields, Map<Field, String> wrong) {
        String latitude = fields.get("lat");
        String longitude = fields.get("lng");
        if (latitude == null || longitude == null || latitude.isBlank() || longitude.isBlank()) {
            return Optional.empty();
        }
        try {
            double lat = Double.parseDouble(latitude);
            double lng = Double.parseDouble(longitude);
            if (GeoPoint.isValid(lat, lng)) {
                String accuracy = String.valueOf(fields.get("accuracy"));
                Double metres = accuracy.matches("\\d{1,6}(?:\\.\\d{1,6})?") ? Double.valueOf(accuracy) : null;
                return Optional.of(new Part.Location(new GeoPoint(lat, lng), metres, null));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        wrong.put(Field.PLACE, "wrong.point");
        return Optional.empty();
    }
}
