package vn.hue.channels.sms.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodingTest {

    private static byte[] octets(@Nullable String hex) {
        return hex == null ? new byte[0] : HexFormat.of().parseHex(hex);
    }

    @ParameterizedTest(name = "data_coding {0}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "0x00, 00111B65, @_€",
                "0x01, 405F, @_",
                "0x03, 4867E9, Hgé",
                "0x08, 01101EAD, Đậ",
                "0x08, D83DDE00, 😀",
                "0x08, 01101E, Đ",
                "0x08, 00410300, À",
                "0x10, 0041, @A",
                "0x18, 1EAD, ậ",
                "0x19, 1EAD, ậ",
                "0xC8, 41, A",
                "0xD0, 41, A",
                "0xE0, 1EAD, ậ",
                "0xF0, 00, @",
                "0xF1, 00, @",
                "0xF2, 41, A",
                "0x02, 41, -",
                "0x04, 41, -",
                "0xF4, 41, -",
                "0xF5, 41, -",
                "0x20, 41, -",
                "0x05, 41, -",
                "0x80, 41, -",
                "0x06, B0, А"
            })
    void the_words_are_read_as_the_coding_says(String coding, String hex, @Nullable String words) {
        assertThat(Coding.decode(Integer.decode(coding), octets(hex), Coding.Default.GSM))
                .isEqualTo(words);
    }

    @Test
    void the_centres_default_may_be_latin() {
        assertThat(Coding.decode(0, octets("40E9"), Coding.Default.LATIN1)).isEqualTo("@é");
    }

    @Test
    void no_coding_and_no_octets_fail() {
        for (int coding = 0; coding < 256; coding++) {
            for (String hex : new String[] {"", "1B", "D83D", "FFFEFD"}) {
                int each = coding;
                assertThat(Coding.decode(each, octets(hex), Coding.Default.GSM))
                        .satisfiesAnyOf(words -> assertThat(words).isNull(), words -> assertThat(words)
                                .isNotNull());
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1} octets, {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "050003AB0201, 6, 171 2 1",
                "06080412340302, 7, 4660 3 2",
                "0B0504158A000000037F0302, 12, 127 3 2",
                "050003AB02, 5, -",
                "0505041582158A, 6, -",
                "00, 1, -",
                "FF0003AB0201, 6, 171 2 1",
                "0300, 2, -"
            })
    void a_header_is_read_as_far_as_it_goes(String hex, int length, @Nullable String piece) {
        Header header = Header.read(octets(hex));
        assertThat(header.length()).isEqualTo(length);
        Header.Piece read = header.piece();
        assertThat(read == null ? null : read.reference() + " " + read.total() + " " + read.number())
                .isEqualTo(piece);
    }

    @Test
    void what_is_written_is_read() {
        Header.Piece small = new Header.Piece(200, 255, 254);
        assertThat(Header.read(Header.of(small)).piece()).isEqualTo(small);
        Header.Piece large = new Header.Piece(65_535, 3, 2);
        assertThat(Header.read(Header.withLongReference(large)).piece()).isEqualTo(large);
    }
}
