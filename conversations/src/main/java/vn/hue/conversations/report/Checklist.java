package vn.hue.conversations.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;

/**
 * What {@code QĐ 30/2022, Điều 5 và 7.5} asks of a report, line by line, with what can be known of it without a person.
 *
 * <p>A finding decides nothing: a sign is no proof, and a missing note of a camera is not even a sign, because chats take
 * such notes out. Only a person accepts or refuses ({@code Điều 8.1, 8.4}).
 *
 * @param lines one for each {@link Point} that applies, in their order
 */
public record Checklist(List<Line> lines) {

    /** Fewer words say hardly what is wrong. */
    private static final int FEW_WORDS = 4;

    public Checklist {
        lines = List.copyOf(lines);
    }

    /** What is asked. */
    public enum Point {
        CONTENT("5.2"),
        SCOPE("5.2"),
        SEEN_AT("5.2"),
        PLACE("7.5a"),
        NAME("5.3"),
        PHONE("5.3"),
        EMAIL("5.3"),
        CONSENT("5.5"),
        SENDER("7.5b.5"),
        MEDIA("7.5b.1"),
        CLEAR("7.5b.2"),
        EDITED("7.5b.3"),
        AGE("7.5a"),
        GPS("7.5a"),
        REPEATED("7.5b.7"),
        EARLIER("7.5b.8"),
        NIGHT("4.2"),
        PERSONAL("9.2");

        private final String article;

        Point(String article) {
            this.article = article;
        }

        /** The article and item, for example {@code 7.5b.3}. */
        public String article() {
            return article;
        }
    }

    /** How it stands. */
    public enum Verdict {
        OK,
        DOUBTFUL,
        MISSING,
        /** Nothing can be known of it; a person looks. */
        UNKNOWN
    }

    /** What was found; each has its sentence in the message files, with {@link Line#facts} in it. */
    public enum Finding {
        CONTENT_GIVEN,
        CONTENT_SHORT,
        CONTENT_NONE,
        SCOPE_IN,
        /** Words of disputes, lawsuits, complaints or denunciations stand in it. */
        SCOPE_WORDS,
        /** When. */
        SEEN_GIVEN,
        /** When: after it was sent. */
        SEEN_LATER,
        SEEN_NONE,
        PLACE_PIN,
        PLACE_FROM_PICTURE,
        PLACE_ADDRESS_ONLY,
        PLACE_OUTSIDE,
        PLACE_NONE,
        NAME_GIVEN,
        NAME_SHORT,
        NAME_NONE,
        PHONE_GIVEN,
        PHONE_NONE,
        EMAIL_GIVEN,
        EMAIL_HAS_NONE,
        EMAIL_NONE,
        CONSENT_GIVEN,
        CONSENT_REFUSED,
        CONSENT_NONE,
        /** When. */
        SENDER_VERIFIED,
        /** How many earlier reports were accepted. */
        SENDER_KNOWN,
        SENDER_FIRST,
        /** How many pictures, how many videos. */
        MEDIA_GIVEN,
        MEDIA_NONE,
        CLEAR_LOOK,
        /** By which program. */
        EDITED_PROGRAM,
        EDITED_LATER,
        /** Which camera. */
        EDITED_NO_SIGN,
        EDITED_NO_NOTES,
        /** How long before it was sent. */
        AGE_FRESH,
        AGE_OLD,
        /** When the camera says it was taken: after it was sent. */
        AGE_CLOCK_WRONG,
        AGE_NO_NOTES,
        /** How many metres from the pin. */
        GPS_NEAR,
        GPS_FAR,
        GPS_OUTSIDE,
        GPS_NO_NOTES,
        GPS_NO_PIN,
        REPEATED_NONE,
        /** Which report. */
        REPEATED_SAME,
        EARLIER_NONE,
        EARLIER_OPEN,
        NIGHT_DAY,
        NIGHT_KEPT,
        NIGHT_URGENT,
        PERSONAL_NONE,
        PERSONAL_WORDS
    }

    /**
     * One thing that is asked.
     *
     * @param facts what the finding's sentence needs: whole numbers, {@link Instant}, {@link Duration} or text
     * @param refusal the refusal that it would be; null when it is none
     * @param supplement whether the citizen could supplement it
     */
    public record Line(
            Point point,
            Verdict verdict,
            Finding finding,
            List<Object> facts,
            @Nullable Refusal refusal,
            boolean supplement) {
        public Line {
            facts = List.copyOf(facts);
        }

        /** Whether somebody should look. */
        public boolean asksForALook() {
            return verdict == Verdict.DOUBTFUL || verdict == Verdict.MISSING;
        }
    }

    /**
     * What stands around a report.
     *
     * @param ofSender the sender's reports, in any order; the report itself may be among them
     * @param outOfScope whether words of it belong elsewhere ({@code Điều 5.2})
     * @param personal whether personal data stand in its content ({@code Điều 9.2})
     */
    public record Around(Province province, List<Report> ofSender, boolean outOfScope, boolean personal) {
        public Around {
            ofSender = List.copyOf(ofSender);
        }
    }

    /** Looks at everything. */
    public static Checklist of(Report report, Around around) {
        List<Line> lines = new ArrayList<>();
        lines.add(content(report.content()));
        lines.add(
                around.outOfScope()
                        ? doubtful(Point.SCOPE, Finding.SCOPE_WORDS, Refusal.OUT_OF_SCOPE, false)
                        : ok(Point.SCOPE, Finding.SCOPE_IN));
        lines.add(seenAt(report));
        lines.add(place(report.place(), around.province()));
        sender(report.sender(), lines);
        lines.add(known(report, around.ofSender()));
        lines.addAll(new PictureFindings(report, around.province()).lines());
        repeats(report, around.ofSender(), lines);
        lines.add(night(report));
        lines.add(
                around.personal()
                        ? doubtful(Point.PERSONAL, Finding.PERSONAL_WORDS, null, false)
                        : ok(Point.PERSONAL, Finding.PERSONAL_NONE));
        lines.sort(Comparator.comparing(Line::point));
        return new Checklist(lines);
    }

    /** How many lines have a verdict. */
    public long count(Verdict verdict) {
        return lines.stream().filter(line -> line.verdict() == verdict).count();
    }

    static Line ok(Point point, Finding finding, Object... facts) {
        return new Line(point, Verdict.OK, finding, List.of(facts), null, false);
    }

    static Line unknown(Point point, Finding finding, @Nullable Refusal refusal, boolean supplement) {
        return new Line(point, Verdict.UNKNOWN, finding, List.of(), refusal, supplement);
    }

    static Line doubtful(Point point, Finding finding, @Nullable Refusal refusal, boolean supplement, Object... facts) {
        return new Line(point, Verdict.DOUBTFUL, finding, List.of(facts), refusal, supplement);
    }

    static Line missing(Point point, Finding finding, @Nullable Refusal refusal) {
        return new Line(point, Verdict.MISSING, finding, List.of(), refusal, true);
    }

    private static Line content(String content) {
        int words = content.isBlank() ? 0 : content.strip().split("\\s+").length;
        if (words == 0) {
            return missing(Point.CONTENT, Finding.CONTENT_NONE, Refusal.UNCLEAR_OR_TRIAL);
        }
        return words < FEW_WORDS
                ? doubtful(Point.CONTENT, Finding.CONTENT_SHORT, Refusal.UNCLEAR_OR_TRIAL, true)
                : ok(Point.CONTENT, Finding.CONTENT_GIVEN);
    }

    private static Line seenAt(Report report) {
        Instant seenAt = report.seenAt();
        if (seenAt == null) {
            return missing(Point.SEEN_AT, Finding.SEEN_NONE, null);
        }
        return seenAt.isAfter(report.filedAt())
                ? doubtful(Point.SEEN_AT, Finding.SEEN_LATER, null, true, seenAt)
                : ok(Point.SEEN_AT, Finding.SEEN_GIVEN, seenAt);
    }

    private static Line place(@Nullable Place place, Province province) {
        if (place == null) {
            return missing(Point.PLACE, Finding.PLACE_NONE, null);
        }
        GeoPoint point = place.point();
        if (point == null) {
            return doubtful(Point.PLACE, Finding.PLACE_ADDRESS_ONLY, null, true);
        }
        if (!province.contains(point)) {
            return doubtful(Point.PLACE, Finding.PLACE_OUTSIDE, Refusal.OUTSIDE_PROVINCE, true);
        }
        return ok(Point.PLACE, place.source() == Place.Source.PICTURE ? Finding.PLACE_FROM_PICTURE : Finding.PLACE_PIN);
    }

    private static void sender(Sender sender, List<Line> lines) {
        String name = sender.name();
        if (name == null || name.isBlank()) {
            lines.add(missing(Point.NAME, Finding.NAME_NONE, null));
        } else if (!name.strip().contains(" ")) {
            lines.add(doubtful(Point.NAME, Finding.NAME_SHORT, Refusal.DETAILS_WRONG, true));
        } else {
            lines.add(ok(Point.NAME, Finding.NAME_GIVEN));
        }
        lines.add(
                sender.phone() == null
                        ? missing(Point.PHONE, Finding.PHONE_NONE, null)
                        : ok(Point.PHONE, Finding.PHONE_GIVEN));
        if (sender.email() != null) {
            lines.add(ok(Point.EMAIL, Finding.EMAIL_GIVEN));
        } else {
            lines.add(
                    sender.hasNoEmail()
                            ? ok(Point.EMAIL, Finding.EMAIL_HAS_NONE)
                            : missing(Point.EMAIL, Finding.EMAIL_NONE, null));
        }
        Boolean consent = sender.consent();
        if (consent == null) {
            lines.add(missing(Point.CONSENT, Finding.CONSENT_NONE, null));
        } else {
            lines.add(
                    consent
                            ? ok(Point.CONSENT, Finding.CONSENT_GIVEN)
                            : doubtful(Point.CONSENT, Finding.CONSENT_REFUSED, null, false));
        }
    }

    private static Line known(Report report, List<Report> ofSender) {
        Instant verified = report.sender().verified();
        if (verified != null) {
            return ok(Point.SENDER, Finding.SENDER_VERIFIED, verified);
        }
        long accepted = ofSender.stream()
                .filter(other -> !other.key().equals(report.key()))
                .filter(other ->
                        Objects.equals(other.sender().phone(), report.sender().phone()))
                .filter(other ->
                        other.steps().stream().anyMatch(step -> step.what().equals("accept")))
                .count();
        return accepted > 0
                ? ok(Point.SENDER, Finding.SENDER_KNOWN, accepted)
                : doubtful(Point.SENDER, Finding.SENDER_FIRST, Refusal.DETAILS_WRONG, false);
    }

    private static void repeats(Report report, List<Report> ofSender, List<Line> lines) {
        List<Report> earlier = ofSender.stream()
                .filter(other -> other.filedAt().isBefore(report.filedAt()))
                .toList();
        Optional<Repeats.Found> found = Repeats.find(filing(report), earlier);
        Refusal reason = found.map(Repeats.Found::reason).orElse(null);
        String which = found.map(repeat -> repeat.earlier().name()).orElse("");
        lines.add(
                reason == Refusal.REPEATED
                        ? doubtful(Point.REPEATED, Finding.REPEATED_SAME, Refusal.REPEATED, false, which)
                        : ok(Point.REPEATED, Finding.REPEATED_NONE));
        lines.add(
                reason == Refusal.EARLIER_STILL_OPEN
                        ? doubtful(Point.EARLIER, Finding.EARLIER_OPEN, Refusal.EARLIER_STILL_OPEN, false, which)
                        : ok(Point.EARLIER, Finding.EARLIER_NONE));
    }

    private static Filing filing(Report report) {
        return new Filing(
                report.key(),
                report.conversation(),
                report.urgency(),
                report.category(),
                report.content(),
                report.media(),
                report.place(),
                report.seenAt(),
                report.sender());
    }

    private static Line night(Report report) {
        if (!NightHours.onlyUrgent(report.filedAt())) {
            return ok(Point.NIGHT, Finding.NIGHT_DAY);
        }
        return report.urgency() == Urgency.NORMAL
                ? ok(Point.NIGHT, Finding.NIGHT_KEPT)
                : ok(Point.NIGHT, Finding.NIGHT_URGENT);
    }
}
