package vn.hue.conversations.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;

class PictureRulesTest {

    private static final Instant SENT = Instant.parse("2026-03-02T03:00:00Z");

    private final PictureRules rules = new PictureRules(Province.hue());

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "taken just now,                  IMAGE, 2026-03-02T02:59:00Z, 16.4669 107.5797,",
        "taken exactly 24 hours before,   IMAGE, 2026-03-01T03:00:00Z, 16.4669 107.5797,",
        "a second more than 24 hours,     IMAGE, 2026-03-01T02:59:59Z, 16.4669 107.5797, PICTURE_OLD",
        "an old video,                    VIDEO, 2026-02-20T03:00:00Z, ,                 PICTURE_OLD",
        "in Đà Nẵng,                      IMAGE, 2026-03-02T02:59:00Z, 16.0544 108.2022, OUTSIDE_PROVINCE",
        "in Đà Nẵng at no known time,     IMAGE, ,                     16.0544 108.2022, OUTSIDE_PROVINCE",
        "old and in Đà Nẵng,              IMAGE, 2026-02-20T03:00:00Z, 16.0544 108.2022, PICTURE_OLD",
        "without the camera's notes,      IMAGE, ,                     ,",
        "by a camera that is ahead,       IMAGE, 2026-03-05T03:00:00Z, ,",
        "by a camera that lost its date,  IMAGE, 2000-01-01T00:05:00Z, ,",
        "by a camera without a fix,       IMAGE, 2026-03-02T02:59:00Z, 0 0,",
        "a recording is no picture,       AUDIO, 2026-02-20T03:00:00Z, 16.0544 108.2022,"
    })
    void a_picture_is_taken_within_24_hours_and_in_the_province_as_far_as_it_says_Dieu_7_5a(
            String what,
            MediaKind kind,
            @Nullable Instant takenAt,
            @Nullable String takenPlace,
            @Nullable Refusal refusal) {
        GeoPoint place = null;
        if (takenPlace != null) {
            String[] numbers = takenPlace.split(" ", 2);
            place = new GeoPoint(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
        }
        Media media = new Media("m1", kind, "image/jpeg", 1, null, null, null, null, takenAt, place);
        assertThat(rules.objection(media, SENT).orElse(null)).as(what).isEqualTo(refusal);
    }
}
