package vn.hue.gateway.work;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.conversations.report.Filing;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;

/**
 * What somebody told the centre on 19001075 or filed in Hue-S or on the portal, or what the centre found itself, as a
 * colleague or another program gives it. {@code QĐ 30/2022, Điều 4.1, 5, 7.6}.
 *
 * <p>An urgent matter ({@code Điều 15, 18}) needs only what happened and where; the rest can be asked later.
 *
 * @param finding whether nobody reported it
 * @param given the fields by name, as typed: {@code content, urgency, category, address, ward, lat, lng, seen, source} and,
 *     unless it is a finding, {@code name, phone, email, noEmail, consent, verified}; {@link #CHANNEL} is no field of the form
 * @param media what was uploaded with it
 */
public record Told(boolean finding, Map<String, String> given, List<Media> media) {

    /** One of {@link Address#FILING}; the hotline without it. */
    public static final String CHANNEL = "channel";

    public static final List<String> FIELDS = List.of(
            "content",
            "urgency",
            "category",
            "address",
            "ward",
            "lat",
            "lng",
            "seen",
            "source",
            "name",
            "phone",
            "email",
            "noEmail",
            "consent",
            "verified");

    public static final int LONGEST_CONTENT = 2_000;
    public static final int LONGEST_LINE = 200;

    private static final int SHORTEST_SOURCE = 10;
    private static final int LONGEST_NAME = 80;
    private static final Pattern PERSON = Pattern.compile("[\\p{L}\\p{M}.'’\\- ]{2,80}");
    private static final RuleReader READER = new RuleReader();

    public Told {
        given = Map.copyOf(given);
        media = List.copyOf(media);
    }

    /** What can be wrong with a field. */
    public enum Fault {
        MISSING,
        TOO_LONG,
        UNKNOWN,
        /** Neither a point on the map nor an address. */
        NO_PLACE,
        OUTSIDE,
        NO_TIME,
        IN_THE_FUTURE,
        NO_NAME,
        NO_NUMBER,
        NO_MAIL,
        /** Not enough to see how the centre knows. */
        NO_SOURCE,
        NOT_VERIFIED
    }

    /** What it comes to. */
    public sealed interface Read {

        record Right(Event.Open open) implements Read {}

        /** @param faults by field, in the order of the form */
        record Wrong(Map<String, Fault> faults) implements Read {}
    }

    /** @param id of the deed: the same twice is one report */
    public Read read(String id, Province province, ZoneId zone, Instant now) {
        return new Reading(this, province, zone, now).read(id);
    }

    /** A number as people type it, in the form in which callers are found; empty when it is none. */
    public static Optional<String> phone(String typed, Instant now) {
        return READER.read(typed, now).first(Entity.Type.PHONE).map(Entity::value);
    }

    private static final class Reading {

        private final Told told;
        private final Province province;
        private final ZoneId zone;
        private final Instant now;
        private final Map<String, Fault> faults = new LinkedHashMap<>();

        Reading(Told told, Province province, ZoneId zone, Instant now) {
            this.told = told;
            this.province = province;
            this.zone = zone;
            this.now = now;
        }

        Read read(String id) {
            Urgency urgency = constant("urgency", Urgency.values());
            boolean normal = urgency == null || urgency == Urgency.NORMAL;
            String content = text("content", LONGEST_CONTENT, true);
            Category category = value("category").isEmpty() ? null : constant("category", Category.values());
            Place place = place();
            Instant seenAt = seenAt(normal);
            String source = told.finding ? source() : text("source", LONGEST_LINE, false);
            Sender sender = told.finding ? Sender.UNKNOWN : sender(normal);
            if (!faults.isEmpty() || urgency == null) {
                return new Read.Wrong(faults);
            }
            Address here = sender.phone() == null
                    ? Address.ofFinding(id)
                    : Address.ofFiler(
                            told.given.getOrDefault(CHANNEL, Address.DESK), sender.phone(), sender.verified() != null);
            return new Read.Right(new Event.Open(
                    here,
                    new Filing(
                            here.conversation() + "/" + id,
                            here.conversation(),
                            urgency,
                            category,
                            content,
                            told.media,
                            place,
                            seenAt,
                            sender),
                    source));
        }

        private String value(String field) {
            return told.given.getOrDefault(field, "").strip();
        }

        private void wrong(String field, Fault fault) {
            faults.putIfAbsent(field, fault);
        }

        private String text(String field, int longest, boolean needed) {
            String value = value(field);
            if (value.length() > longest) {
                wrong(field, Fault.TOO_LONG);
            } else if (needed && value.isEmpty()) {
                wrong(field, Fault.MISSING);
            }
            return value;
        }

        private <E extends Enum<E>> @Nullable E constant(String field, E[] constants) {
            Optional<E> found = Arrays.stream(constants)
                    .filter(one -> one.name().equals(value(field)))
                    .findFirst();
            if (found.isEmpty()) {
                wrong(field, value(field).isEmpty() ? Fault.MISSING : Fault.UNKNOWN);
            }
            return found.orElse(null);
        }

        private @Nullable Place place() {
            String address = text("address", LONGEST_LINE, false);
            String ward = text("ward", LONGEST_LINE, false);
            GeoPoint point = point();
            if (point != null && !province.contains(point)) {
                wrong("address", Fault.OUTSIDE);
            }
            if (point == null && address.isEmpty()) {
                wrong("address", Fault.NO_PLACE);
                return null;
            }
            return new Place(
                    point,
                    address.isEmpty() ? null : address,
                    ward.isEmpty() ? null : ward,
                    point == null ? Place.Source.ADDRESS : Place.Source.PIN);
        }

        private @Nullable GeoPoint point() {
            if (value("lat").isEmpty() || value("lng").isEmpty()) {
                return null;
            }
            try {
                double latitude = Double.parseDouble(value("lat"));
                double longitude = Double.parseDouble(value("lng"));
                if (GeoPoint.isValid(latitude, longitude)) {
                    return new GeoPoint(latitude, longitude);
                }
            } catch (NumberFormatException e) {
                // told below
            }
            wrong("address", Fault.NO_PLACE);
            return null;
        }

        private @Nullable Instant seenAt(boolean needed) {
            String typed = value("seen");
            if (typed.isEmpty()) {
                if (needed) {
                    wrong("seen", Fault.MISSING);
                }
                return null;
            }
            try {
                Instant seen = LocalDateTime.parse(typed).atZone(zone).toInstant();
                if (seen.isAfter(now)) {
                    wrong("seen", Fault.IN_THE_FUTURE);
                }
                return seen;
            } catch (DateTimeException e) {
                wrong("seen", Fault.NO_TIME);
                return null;
            }
        }

        /** Only what the centre has verified becomes a report. */
        private String source() {
            String source = text("source", LONGEST_LINE, true);
            if (!source.isEmpty() && source.length() < SHORTEST_SOURCE) {
                wrong("source", Fault.NO_SOURCE);
            }
            if (!value("verified").equals("yes")) {
                wrong("verified", Fault.NOT_VERIFIED);
            }
            return source;
        }

        private Sender sender(boolean all) {
            String name = text("name", LONGEST_NAME, all);
            if (!name.isEmpty() && !PERSON.matcher(name).matches()) {
                wrong("name", Fault.NO_NAME);
            }
            String phone = text("phone", LONGEST_LINE, true);
            Optional<String> number = Told.phone(phone, now);
            if (!phone.isEmpty() && number.isEmpty()) {
                wrong("phone", Fault.NO_NUMBER);
            }
            boolean none = value("noEmail").equals("yes");
            String email = none ? "" : text("email", LONGEST_LINE, all);
            Optional<String> mail =
                    READER.read(email, now).first(Entity.Type.EMAIL).map(Entity::value);
            if (!email.isEmpty() && mail.isEmpty()) {
                wrong("email", Fault.NO_MAIL);
            }
            Boolean consent =
                    switch (value("consent")) {
                        case "yes" -> Boolean.TRUE;
                        case "no" -> Boolean.FALSE;
                        default -> null;
                    };
            if (consent == null && all) {
                wrong("consent", Fault.MISSING);
            }
            // Whoever speaks from a number has proven it.
            Instant verified = value("verified").equals("yes") ? now : null;
            return new Sender(
                    name.isEmpty() ? null : name, number.orElse(null), mail.orElse(null), none, consent, verified);
        }
    }
}
