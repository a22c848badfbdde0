package vn.hue.channels.sms.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {

    /** All letters of Vietnamese with all their marks. */
    static final String VIETNAMESE =
            "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợ" + "pqrstuùủũúụưừửữứựvxyỳỷỹýỵ";

    private static final String EVERYTHING = VIETNAMESE + VIETNAMESE.toUpperCase(Locale.ROOT);

    @ParameterizedTest(name = "{0} × {1}, {2}: {3} segments")
    @CsvSource({
        "a, 1, UDH, 1",
        "a, 160, UDH, 1",
        "a, 161, UDH, 2",
        "a, 306, UDH, 2",
        "a, 307, UDH, 3",
        "a, 459, UDH, 3",
        "a, 460, UDH, 4",
        "a, 304, UDH16, 2",
        "a, 305, UDH16, 3",
        "a, 304, SAR, 2",
        "a, 305, SAR, 3",
        "a, 306, PAYLOAD, 2",
        "a, 307, PAYLOAD, 3",
        "€, 80, UDH, 1",
        "€, 81, UDH, 2",
        "ạ, 1, UDH, 1",
        "ạ, 70, UDH, 1",
        "ạ, 71, UDH, 2",
        "ạ, 134, UDH, 2",
        "ạ, 135, UDH, 3",
        "ạ, 132, UDH16, 2",
        "ạ, 133, UDH16, 3",
        "😀, 35, UDH, 1",
        "😀, 36, UDH, 2"
    })
    void so_many_segments_are_paid_for(String letter, int times, Joining joining, int segments) {
        assertThat(Segments.of(letter.repeat(times), Unicode.AUTO, joining).billed())
                .isEqualTo(segments);
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "Da nhan phan anh, NEVER, GSM, Da nhan phan anh",
        "Đã nhận phản ánh, NEVER, GSM, Da nhan phan anh",
        "Đã nhận phản ánh, AUTO, UCS2, Đã nhận phản ánh",
        "Da nhan, AUTO, GSM, Da nhan",
        "Da nhan, ALWAYS, UCS2, Da nhan",
        "“Da nhan” – cam on…, AUTO, GSM, '\"Da nhan\" - cam on...'",
        "“Đã nhận” – cảm ơn…, AUTO, UCS2, “Đã nhận” – cảm ơn…",
        "Gia 5 000 đ, NEVER, GSM, Gia 5 000 d"
    })
    void marks_are_kept_as_the_policy_says(String text, Unicode unicode, Writing writing, String read) {
        Segments segments = Segments.of(text, unicode, Joining.UDH);
        assertThat(segments.writing()).isEqualTo(writing);
        assertThat(segments.text()).isEqualTo(read);
    }

    @Test
    void every_vietnamese_letter_comes_back_as_it_went() {
        Segments segments = Segments.of(EVERYTHING, Unicode.AUTO, Joining.UDH);
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < segments.texts().size(); i++) {
            read.append(Coding.decode(8, segments.octets(i), Coding.Default.GSM));
        }
        assertThat(read.toString()).isEqualTo(EVERYTHING);
    }

    @Test
    void letters_in_pieces_are_no_longer_than_whole_ones() {
        String pieces = Normalizer.normalize(VIETNAMESE.substring(0, 60), Normalizer.Form.NFD);
        assertThat(pieces.length()).isGreaterThan(70);
        assertThat(Segments.of(pieces, Unicode.AUTO, Joining.UDH).billed()).isEqualTo(1);
    }

    @Test
    void no_segment_is_too_long_none_is_wasted_and_no_letter_is_cut() {
        Random random = new Random(5);
        List<String> letters = List.of("a", "€", "^", "ạ", "đ", "😀", "👨‍👩‍👧‍👦", "🇻🇳", "e\u0301", " ", "\n", "ệ");
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(700);
            while (text.length() < length) {
                text.append(letters.get(random.nextInt(round % 2 == 0 ? 3 : letters.size())));
            }
            for (Joining joining : List.of(Joining.UDH, Joining.UDH16)) {
                check(Segments.of(text.toString(), Unicode.AUTO, joining), joining);
            }
        }
    }

    private static void check(Segments segments, Joining joining) {
        assertThat(String.join("", segments.texts())).isEqualTo(segments.text());
        BreakIterator boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
        boundaries.setText(segments.text());
        int at = 0;
        for (int i = 0; i < segments.texts().size(); i++) {
            int most = segments.texts().size() == 1
                    ? segments.writing().alone()
                    : segments.writing().joined(joining == Joining.UDH16);
            int octets = segments.octets(i).length / (segments.writing() == Writing.GSM ? 1 : 2);
            assertThat(octets).isLessThanOrEqualTo(most);
            assertThat(boundaries.isBoundary(at)).isTrue();
            at += segments.texts().get(i).length();
            if (i < segments.texts().size() - 1) {
                // The next letter did not fit any more.
                int next = boundaries.following(at);
                String letter = segments.text().substring(at, next);
                assertThat(octets + segments.writing().units(letter)).isGreaterThan(most);
            }
        }
    }

    @Test
    void a_heap_of_marks_longer_than_a_segment_is_cut_between_code_points() {
        Segments segments = Segments.of("x" + "\u0335".repeat(300), Unicode.AUTO, Joining.UDH);
        assertThat(segments.texts()).allMatch(text -> text.length() <= 67).hasSize(5);
    }
}
