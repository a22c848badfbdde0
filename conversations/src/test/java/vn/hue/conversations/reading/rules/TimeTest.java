package vn.hue.conversations.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.vocabulary.Folding;

class TimeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vừa xong                        | 2026-11-20T10:00
            bây giờ                         | 2026-11-20T10:00
            bay gio                         | 2026-11-20T10:00
            bây chừ                         | 2026-11-20T10:00
            just now                        | 2026-11-20T10:00
            sáng nay                        | 2026-11-20T08:00
            sang nay                        | 2026-11-20T08:00
            sáng ni                         | 2026-11-20T08:00
            chiều nay                       | 2026-11-20T10:00
            tối qua                         | 2026-11-19T20:00
            toi qua                         | 2026-11-19T20:00
            hồi tối qua                     | 2026-11-19T20:00
            hồi sáng                        | 2026-11-20T08:00
            hồi tối                         | 2026-11-19T20:00
            khi hôm                         | 2026-11-19T20:00
            hôm qua                         | 2026-11-19T12:00
            hom qua                         | 2026-11-19T12:00
            hôm kia                         | 2026-11-18T12:00
            hôm nay                         | 2026-11-20T10:00
            yesterday morning               | 2026-11-19T08:00
            this morning                    | 2026-11-20T08:00
            last night                      | 2026-11-19T20:00
            8h tối 8/3                      | 2026-03-08T20:00
            8h toi 8/3                      | 2026-03-08T20:00
            lúc 7 giờ 30                    | 2026-11-20T07:30
            luc 7 gio 30                    | 2026-11-20T07:30
            7 giờ rưỡi tối qua              | 2026-11-19T19:30
            15:20                           | 2026-11-19T15:20
            9:05 sáng                       | 2026-11-20T09:05
            20h30 hôm qua                   | 2026-11-19T20:30
            hôm qua lúc 20g30               | 2026-11-19T20:30
            2h đêm qua                      | 2026-11-20T02:00
            12h đêm qua                     | 2026-11-20T00:00
            1h trưa hôm qua                 | 2026-11-19T13:00
            8pm yesterday                   | 2026-11-19T20:00
            chiều thứ hai                   | 2026-11-16T16:00
            chieu thu 2                     | 2026-11-16T16:00
            chiều thứ sáu                   | 2026-11-13T16:00
            sáng chủ nhật                   | 2026-11-15T08:00
            thứ ba tuần trước               | 2026-11-10T12:00
            cách đây 2 tiếng                | 2026-11-20T08:00
            2 tiếng trước                   | 2026-11-20T08:00
            2 tieng truoc                   | 2026-11-20T08:00
            hai tiếng trước                 | 2026-11-20T08:00
            nửa tiếng trước                 | 2026-11-20T09:30
            30 phút trước                   | 2026-11-20T09:30
            cách đây 3 ngày                 | 2026-11-17T10:00
            2 hours ago                     | 2026-11-20T08:00
            ngày 12/11/2026                 | 2026-11-12T12:00
            12/11/2026                      | 2026-11-12T12:00
            12-11-2026 15:20                | 2026-11-12T15:20
            2026-11-12                      | 2026-11-12T12:00
            ngày 12/11                      | 2026-11-12T12:00
            ngày 24/12                      | 2025-12-24T12:00
            ngày 19.9                       | 2026-09-19T12:00
            ngày 12 tháng 11                | 2026-11-12T12:00
            ngày 2 tháng 9 năm 2025         | 2025-09-02T12:00
            lúc 11 giờ trưa ngày 15/11/2026 | 2026-11-15T11:00
            """)
    void a_time_is_the_latest_past_one(String text, LocalDateTime local) {
        Instant instant = local.atZone(Moment.ZONE).toInstant();
        assertThat(Read.values(text, Entity.Type.TIME)).isEqualTo(instant.toString());
        String sentence = Folding.fold(text).equals(text) ? "cay nga %s, chua ai don" : "Cây ngã %s, chưa ai dọn";
        assertThat(Read.values(sentence.formatted(text), Entity.Type.TIME)).isEqualTo(instant.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12/3 Lê Lợi
            kiệt 147/5
            số 7
            mở cửa từ 10h30 sáng đến 13h
            hát từ 20h-23h
            sau 22h hàng ngày
            kêu suốt 3 tiếng
            trong vòng 24h
            24/24
            ngày 12/12/2026
            99/99/2026
            ban đêm rất tối
            đèn chiếu sáng nay đã hư
            đường một chiều
            chúng tôi qua đường
            toi qua duong
            thứ hai là rác
            0914123456
            đường 30 tháng 4
            mấy ngày nay
            những ngày qua
            """)
    void what_is_no_past_instant_is_no_time(String text) {
        assertThat(Read.values(text, Entity.Type.TIME)).isEmpty();
    }

    @Test
    void nothing_is_ever_in_the_future() {
        Instant night = Instant.parse("2026-11-19T18:30:00Z");
        RuleReader reader = new RuleReader();
        for (String text :
                new String[] {"sáng nay", "tối nay 8h", "8h tối", "chiều thứ sáu", "hôm nay", "23:59", "đêm nay"}) {
            assertThat(reader.read(text, night).entities())
                    .as(text)
                    .singleElement()
                    .satisfies(
                            entity -> assertThat(Instant.parse(entity.value())).isBeforeOrEqualTo(night));
        }
    }
}
