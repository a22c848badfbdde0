package vn.hue.conversations.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;

class DuplicatesTest {

    private static final Instant EIGHT = Reports.MONDAY_8;
    private static final Place PIN = pin(16.4669, 107.5797);

    private final Lifecycle lifecycle = new Lifecycle(new WorkingCalendar(Set.of(), Set.of()));
    private final Report mine = report("mine", PIN, Category.MOI_TRUONG, "Rác chất đống trước chợ, bốc mùi hôi", EIGHT);

    @ParameterizedTest
    @CsvSource({
        "16.4669, 107.5797, MOI_TRUONG, 0",
        "16.4680, 107.5797, MOI_TRUONG, 122",
        "16.4680, 107.5797, , 122",
        "16.4690, 107.5797, MOI_TRUONG, ",
        "16.4669, 107.5797, GIAO_THONG, ",
    })
    void near_and_of_a_fitting_category(
            double latitude, double longitude, @Nullable Category category, @Nullable Long m) {
        Report other = report("other", pin(latitude, longitude), category, "Rác", EIGHT.minusSeconds(600));

        assertThat(Duplicates.of(mine, List.of(other)))
                .extracting(Duplicates.Candidate::metres)
                .isEqualTo(m == null ? List.of() : List.of(m));
    }

    @Test
    void the_likeliest_comes_first_and_says_how_far_it_is() {
        Report near = report("near", pin(16.4670, 107.5797), null, "Xe đậu lấn chiếm lối đi", EIGHT.minusSeconds(60));
        Report alike = report("alike", pin(16.4680, 107.5797), null, mine.content(), EIGHT.plusSeconds(3_600));

        List<Duplicates.Candidate> found = Duplicates.of(mine, List.of(near, alike));

        assertThat(found).extracting(one -> one.report().key()).containsExactly("alike/1", "near/1");
        assertThat(found.get(0).apart()).isEqualTo(Duration.ofHours(1));
        assertThat(found.get(0).earlierThan(mine)).isFalse();
        assertThat(found.get(1).earlierThan(mine)).isTrue();
    }

    @Test
    void the_same_address_is_the_same_place_however_it_is_written() {
        Place address = new Place(null, "Số 12, đường Lê Lợi", null, Place.Source.ADDRESS);
        Report one = report("one", address, null, "Rác", EIGHT);
        Report other =
                report("other", new Place(null, "12 le loi, TP Huế", null, Place.Source.ADDRESS), null, "Rác", EIGHT);
        Report street =
                report("street", new Place(null, "đường Lê Lợi", null, Place.Source.ADDRESS), null, "Rác", EIGHT);

        assertThat(Duplicates.of(one, List.of(other, street)))
                .extracting(candidate -> candidate.report().key())
                .containsExactly("other/1");
    }

    @Test
    void neither_closed_nor_long_past_nor_of_the_same_citizen() {
        Report refused = new Reports(lifecycle)
                .then(report("refused", PIN, null, "Rác", EIGHT), new Move.Refuse(Refusal.NO_PICTURE, null));
        Report old = report("old", PIN, null, "Rác", EIGHT.minus(Duration.ofDays(31)));
        Report own = report("mine", PIN, null, "Rác", EIGHT.plusSeconds(60));

        assertThat(Duplicates.of(mine, List.of(refused, old, own, mine))).isEmpty();
    }

    private static Place pin(double latitude, double longitude) {
        return new Place(new GeoPoint(latitude, longitude), null, null, Place.Source.PIN);
    }

    private Report report(String who, Place place, @Nullable Category category, String content, Instant at) {
        return lifecycle.file(
                new Filing(who + "/1", who, Urgency.NORMAL, category, content, List.of(), place, null, Sender.UNKNOWN),
                at,
                "citizen");
    }
}
