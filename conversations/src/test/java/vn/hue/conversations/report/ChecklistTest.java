package vn.hue.conversations.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Checklist.Around;
import vn.hue.conversations.report.Checklist.Line;
import vn.hue.conversations.report.Checklist.Point;
import vn.hue.conversations.report.Checklist.Verdict;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;

class ChecklistTest {

    private static final Instant SENT = Reports.MONDAY_8;
    private static final GeoPoint KY_DAI = new GeoPoint(16.4669, 107.5797);
    private static final GeoPoint DA_NANG = new GeoPoint(16.05, 108.2);
    private static final Media.Camera PHONE = new Media.Camera("SM-A536B", null, false);
    private static final Sender LAN = new Sender("Trần Lan", "+84905123456", null, true, true, SENT);

    private final Lifecycle lifecycle = new Lifecycle(new WorkingCalendar(Set.of(), Set.of()));

    @Test
    void a_report_that_has_everything_leaves_only_the_look_at_the_picture() {
        Checklist checklist = checklist(report(picture(SENT.minus(Duration.ofHours(2)), KY_DAI, PHONE)));

        assertThat(checklist.lines()).extracting(Line::point).containsExactly(Point.values());
        assertThat(checklist.lines())
                .filteredOn(line -> line.verdict() != Verdict.OK)
                .extracting(Line::point)
                .containsExactly(Point.CLEAR);
    }

    @Test
    void a_report_that_has_nothing_says_what_is_missing() {
        Report report = filed("", List.of(), null, null, Sender.UNKNOWN, SENT, Urgency.NORMAL);

        assertThat(table(checklist(report)))
                .containsExactly(
                        "CONTENT MISSING CONTENT_NONE UNCLEAR_OR_TRIAL ask",
                        "SEEN_AT MISSING SEEN_NONE ask",
                        "PLACE MISSING PLACE_NONE ask",
                        "NAME MISSING NAME_NONE ask",
                        "PHONE MISSING PHONE_NONE ask",
                        "EMAIL MISSING EMAIL_NONE ask",
                        "CONSENT MISSING CONSENT_NONE ask",
                        "SENDER DOUBTFUL SENDER_FIRST DETAILS_WRONG",
                        "MEDIA MISSING MEDIA_NONE NO_PICTURE ask");
    }

    @Test
    void pictures_say_by_their_notes_what_a_person_should_look_at() {
        assertThat(finding(Point.AGE, picture(SENT.minus(Duration.ofHours(25)), null, null)))
                .isEqualTo("AGE DOUBTFUL AGE_OLD PICTURE_OLD ask [PT25H]");
        assertThat(finding(Point.AGE, picture(SENT.plus(Duration.ofDays(1)), null, null)))
                .isEqualTo("AGE DOUBTFUL AGE_CLOCK_WRONG ask [2026-03-03T01:00:00Z]");
        assertThat(finding(Point.AGE, picture(null, null, null))).isEqualTo("AGE UNKNOWN AGE_NO_NOTES PICTURE_OLD ask");
        assertThat(finding(Point.GPS, picture(null, new GeoPoint(16.4669, 107.5897), null)))
                .isEqualTo("GPS DOUBTFUL GPS_FAR PICTURE_UNCLEAR ask [1066]");
        assertThat(finding(Point.GPS, picture(null, new GeoPoint(16.4670, 107.5797), null)))
                .isEqualTo("GPS OK GPS_NEAR [11]");
        assertThat(finding(Point.GPS, picture(null, DA_NANG, null)))
                .isEqualTo("GPS DOUBTFUL GPS_OUTSIDE OUTSIDE_PROVINCE ask");
        assertThat(finding(Point.GPS, picture(null, null, null))).isEqualTo("GPS UNKNOWN GPS_NO_NOTES ask");
    }

    @Test
    void a_sign_of_editing_is_a_sign_and_missing_notes_are_none() {
        assertThat(finding(Point.EDITED, picture(null, null, new Media.Camera("X", "Adobe Photoshop 25", false))))
                .isEqualTo("EDITED DOUBTFUL EDITED_PROGRAM PICTURE_EDITED ask [Adobe Photoshop 25]");
        assertThat(finding(Point.EDITED, picture(null, null, new Media.Camera("X", null, true))))
                .isEqualTo("EDITED DOUBTFUL EDITED_LATER PICTURE_EDITED ask");
        assertThat(finding(Point.EDITED, picture(null, null, PHONE))).isEqualTo("EDITED OK EDITED_NO_SIGN [SM-A536B]");
        assertThat(finding(Point.EDITED, picture(null, null, PHONE), picture(null, null, null)))
                .isEqualTo("EDITED UNKNOWN EDITED_NO_NOTES PICTURE_EDITED ask");
    }

    @Test
    void the_worst_picture_counts() {
        Media fresh = picture(SENT.minus(Duration.ofHours(1)), KY_DAI, PHONE);
        Media old = picture(SENT.minus(Duration.ofDays(3)), KY_DAI, PHONE);

        assertThat(finding(Point.AGE, fresh, old)).isEqualTo("AGE DOUBTFUL AGE_OLD PICTURE_OLD ask [PT72H]");
    }

    @Test
    void places_outside_of_the_province_or_without_a_pin_are_doubtful() {
        assertThat(line(placed(new Place(DA_NANG, null, null, Place.Source.PIN)), Point.PLACE))
                .isEqualTo("PLACE DOUBTFUL PLACE_OUTSIDE OUTSIDE_PROVINCE ask");
        assertThat(line(placed(new Place(null, "12 Lê Lợi", null, Place.Source.ADDRESS)), Point.PLACE))
                .isEqualTo("PLACE DOUBTFUL PLACE_ADDRESS_ONLY ask");
        assertThat(line(placed(new Place(KY_DAI, null, null, Place.Source.PICTURE)), Point.PLACE))
                .isEqualTo("PLACE OK PLACE_FROM_PICTURE");
    }

    @Test
    void the_same_picture_again_and_an_earlier_report_still_open_name_the_report() {
        Report first = report(picture(null, null, null));
        Report again = again(first, first.media());
        Report other = again(first, List.of());

        assertThat(line(checklist(again, first, again), Point.REPEATED))
                .isEqualTo("REPEATED DOUBTFUL REPEATED_SAME REPEATED [" + first.key() + "]");
        assertThat(line(checklist(other, first, other), Point.EARLIER))
                .isEqualTo("EARLIER DOUBTFUL EARLIER_OPEN EARLIER_STILL_OPEN [" + first.key() + "]");
        assertThat(line(checklist(first, first, again), Point.REPEATED)).isEqualTo("REPEATED OK REPEATED_NONE");
    }

    @Test
    void a_sender_is_known_by_reports_that_were_accepted() {
        Report first = new Reports(lifecycle)
                .then(
                        filed("Rác", List.of(), null, null, unverified(), SENT.minusSeconds(86_400), Urgency.NORMAL),
                        new Move.StartVerifying(),
                        new Move.Accept(null, true));
        Report second = again(first, List.of());

        assertThat(line(checklist(second, first), Point.SENDER)).isEqualTo("SENDER OK SENDER_KNOWN [1]");
        assertThat(line(checklist(second, second), Point.SENDER))
                .isEqualTo("SENDER DOUBTFUL SENDER_FIRST DETAILS_WRONG");
    }

    @Test
    void words_that_belong_elsewhere_and_personal_data_are_pointed_at() {
        Report report = report(picture(null, null, PHONE));
        Checklist checklist = Checklist.of(report, new Around(Province.hue(), List.of(report), true, true));

        assertThat(line(checklist, Point.SCOPE)).isEqualTo("SCOPE DOUBTFUL SCOPE_WORDS OUT_OF_SCOPE");
        assertThat(line(checklist, Point.PERSONAL)).isEqualTo("PERSONAL DOUBTFUL PERSONAL_WORDS");
    }

    @Test
    void the_night_is_named() {
        Instant three = SENT.minus(Duration.ofHours(5));

        assertThat(line(checklist(filed("x", List.of(), null, null, LAN, three, Urgency.NORMAL)), Point.NIGHT))
                .isEqualTo("NIGHT OK NIGHT_KEPT");
        assertThat(line(checklist(filed("x", List.of(), null, null, LAN, three, Urgency.SOS)), Point.NIGHT))
                .isEqualTo("NIGHT OK NIGHT_URGENT");
    }

    private static Sender unverified() {
        return new Sender("Trần Lan", "+84905123456", null, true, true, null);
    }

    private static Media picture(@Nullable Instant taken, @Nullable GeoPoint at, Media.@Nullable Camera camera) {
        return new Media("m", MediaKind.IMAGE, "image/jpeg", 1, null, null, "d", 1L, taken, at, camera);
    }

    private Report report(Media... media) {
        return filed(
                "Rác chất đống trước nhà số 12 Lê Lợi, bốc mùi hôi",
                List.of(media),
                Reports.KY_DAI,
                SENT.minusSeconds(60),
                LAN,
                SENT,
                Urgency.NORMAL);
    }

    private Checklist placed(Place place) {
        return checklist(filed("Rác ở đây nhiều lắm", List.of(), place, null, LAN, SENT, Urgency.NORMAL));
    }

    private Report again(Report first, List<Media> media) {
        return lifecycle.file(
                new Filing(
                        "webchat-1/2",
                        first.conversation(),
                        first.urgency(),
                        null,
                        first.content(),
                        media,
                        first.place(),
                        first.seenAt(),
                        first.sender()),
                SENT.plusSeconds(600),
                "citizen");
    }

    private Report filed(
            String content,
            List<Media> media,
            @Nullable Place place,
            @Nullable Instant seenAt,
            Sender sender,
            Instant at,
            Urgency urgency) {
        return lifecycle.file(
                new Filing("webchat-1/1", "webchat-1", urgency, null, content, media, place, seenAt, sender),
                at,
                "citizen");
    }

    private static Checklist checklist(Report report, Report... ofSender) {
        return Checklist.of(report, new Around(Province.hue(), List.of(ofSender), false, false));
    }

    private String finding(Point point, Media... media) {
        return line(checklist(report(media)), point);
    }

    private static String line(Checklist checklist, Point point) {
        return checklist.lines().stream()
                .filter(line -> line.point() == point)
                .map(ChecklistTest::shown)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> table(Checklist checklist) {
        return checklist.lines().stream()
                .filter(Line::asksForALook)
                .map(ChecklistTest::shown)
                .toList();
    }

    private static String shown(Line line) {
        List<String> words = new ArrayList<>(List.of(
                line.point().name(), line.verdict().name(), line.finding().name()));
        if (line.refusal() != null) {
            words.add(line.refusal().name());
        }
        if (line.supplement()) {
            words.add("ask");
        }
        if (!line.facts().isEmpty()) {
            words.add(line.facts().toString());
        }
        return String.join(" ", words);
    }
}
