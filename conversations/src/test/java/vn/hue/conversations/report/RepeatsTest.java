package vn.hue.conversations.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.conversations.vocabulary.Sender;

class RepeatsTest {

    private static final String WORDS = "Rác chất đống trước nhà trên đường Lê Lợi, bốc mùi hôi mấy ngày nay";
    private static final GeoPoint KY_DAI = new GeoPoint(16.4669, 107.5797);
    private static final GeoPoint NEAR = new GeoPoint(16.4676, 107.5797);
    private static final GeoPoint FAR = new GeoPoint(16.4760, 107.5797);

    private final Lifecycle lifecycle = new Lifecycle(new WorkingCalendar(Set.of(), Set.of()));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the same in every way,             same,  same,  here, VERIFYING, NORMAL, REPEATED",
        "the same after its result,         same,  same,  here, RATED,     NORMAL, REPEATED",
        "other words for the same picture,  other, same,  here, VERIFYING, NORMAL, ",
        "a new picture while it is open,    same,  other, here, VERIFYING, NORMAL, EARLIER_STILL_OPEN",
        "a new picture close by,            same,  other, near, VERIFYING, NORMAL, EARLIER_STILL_OPEN",
        "a new picture at the address,      same,  other, addr, VERIFYING, NORMAL, EARLIER_STILL_OPEN",
        "a new picture a kilometre away,    same,  other, far,  VERIFYING, NORMAL, ",
        "the same picture a kilometre away, same,  same,  far,  VERIFYING, NORMAL, ",
        "the same picture at no. 14,        same,  same,  no14, VERIFYING, NORMAL, ",
        "a new picture at no known place,   same,  other, none, VERIFYING, NORMAL, ",
        "the same picture at no known place,same,  same,  none, VERIFYING, NORMAL, REPEATED",
        "a new picture after the result,    same,  other, here, PUBLISHED, NORMAL, ",
        "no picture while it is open,       same,  none,  here, IN_HANDLING,NORMAL,EARLIER_STILL_OPEN",
        "another matter at the same place,  other, other, here, VERIFYING, NORMAL, ",
        "sent better after a refusal,       same,  same,  here, REFUSED,   NORMAL, ",
        "sent again after a cancellation,   same,  same,  here, CANCELLED, NORMAL, ",
        "an urgent cry is never a repeat,   same,  same,  here, VERIFYING, SOS,    "
    })
    void a_report_is_a_repeat_only_beyond_doubt_Dieu_7_5b_7_and_8(
            String what,
            String words,
            String picture,
            String place,
            Status earlierStatus,
            Urgency urgency,
            @Nullable Refusal refusal) {
        Report earlier = earlier(earlierStatus);
        Filing again = filing(
                "k2",
                urgency,
                words.equals("same")
                        ? "rac chat dong truoc nha tren duong le loi boc mui hoi"
                        : "Đèn đường hỏng, cả đoạn tối om, đi lại nguy hiểm",
                switch (picture) {
                    case "same" -> List.of(picture(0b0111));
                    case "other" -> List.of(picture(-1));
                    default -> List.of();
                },
                switch (place) {
                    case "here" -> place(KY_DAI, null);
                    case "near" -> place(NEAR, null);
                    case "far" -> place(FAR, null);
                    case "addr" -> place(null, "Số 12, đường Lê Lợi");
                    case "no14" -> place(null, "14 Lê Lợi");
                    default -> null;
                });
        assertThat(Repeats.find(again, List.of(earlier))
                        .map(Repeats.Found::reason)
                        .orElse(null))
                .as(what)
                .isEqualTo(refusal);
    }

    @Test
    void a_report_does_not_repeat_itself_and_of_several_the_one_with_the_picture_is_named() {
        Report first = lifecycle.file(
                filing("k1", Urgency.NORMAL, WORDS, List.of(picture(7)), place(KY_DAI, null)),
                Reports.MONDAY_8,
                "citizen");
        Report second = lifecycle.file(
                filing("k2", Urgency.NORMAL, WORDS, List.of(picture(-1)), place(KY_DAI, null)),
                Reports.MONDAY_8.plus(Duration.ofHours(1)),
                "citizen");
        Filing third = filing("k3", Urgency.NORMAL, WORDS, List.of(picture(7)), place(KY_DAI, null));
        assertThat(Repeats.find(third, List.of(first, second))).contains(new Repeats.Found(Refusal.REPEATED, first));
        assertThat(Repeats.find(third, List.of(second)))
                .contains(new Repeats.Found(Refusal.EARLIER_STILL_OPEN, second));
        assertThat(Repeats.find(filing("k1", Urgency.NORMAL, WORDS, List.of(picture(7)), null), List.of(first)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Ổ gà rất sâu trên đường Bùi Thị Xuân | o ga rat sau tren duong bui thi xuan! | true",
                "Ổ gà rất sâu trên đường Bùi Thị Xuân | Ổ gà rất sâu trên đường Bùi Thị Xuân, đã có người ngã, mong xử lý sớm | true",
                "Ổ gà rất sâu trên đường Bùi Thị Xuân | Ổ gà rất sâu trên đường Điện Biên Phủ | false",
                "Ổ gà rất sâu trước nhà 12 Bùi Thị Xuân | Ổ gà rất sâu trước nhà 14 Bùi Thị Xuân | false",
                "Ổ gà | ổ gà | true",
                "Ổ gà | Ổ gà trên đường | false",
                "Rác thải | Nước thải | false",
                "!!! | !!! | false"
            })
    void texts_are_alike_when_they_say_the_same_of_the_same_thing(String one, String other, boolean alike) {
        assertThat(Repeats.alike(one, other)).isEqualTo(alike);
        assertThat(Repeats.alike(other, one)).isEqualTo(alike);
    }

    private Report earlier(Status status) {
        Filing filing = filing("k1", Urgency.NORMAL, WORDS, List.of(picture(0b0001)), place(KY_DAI, "12 Lê Lợi"));
        Report filed = lifecycle.file(filing, Reports.MONDAY_8, "citizen");
        Report moved = new Reports(lifecycle)
                .then(
                        filed,
                        switch (status) {
                            case VERIFYING -> new Move[] {new Move.StartVerifying()};
                            case REFUSED -> new Move[] {new Move.Refuse(Refusal.PICTURE_UNCLEAR, null)};
                            case CANCELLED -> new Move[] {new Move.Cancel(null)};
                            default -> handled();
                        });
        for (Move move : List.of(
                new Move.EnterResult("PHU_HOI", "Đã dọn", List.of()),
                new Move.Publish(),
                new Move.Rate(Rating.SATISFIED))) {
            if (moved.status() != status) {
                moved = new Reports(lifecycle).then(moved, move);
            }
        }
        assertThat(moved.status()).isEqualTo(status);
        return moved;
    }

    private static Move[] handled() {
        return new Move[] {
            new Move.StartVerifying(),
            new Move.Accept(null, true),
            new Move.Distribute(List.of("PHU_HOI")),
            new Move.Acknowledge("PHU_HOI")
        };
    }

    private static Filing filing(
            String key, Urgency urgency, String content, List<Media> media, @Nullable Place place) {
        return new Filing(key, "webchat-1", urgency, null, content, media, place, null, Sender.UNKNOWN);
    }

    private static Media picture(long likeness) {
        return new Media("m", MediaKind.IMAGE, "image/jpeg", 1, null, null, null, likeness, null, null);
    }

    private static Place place(@Nullable GeoPoint point, @Nullable String address) {
        return new Place(point, address, null, point == null ? Place.Source.ADDRESS : Place.Source.PIN);
    }
}
