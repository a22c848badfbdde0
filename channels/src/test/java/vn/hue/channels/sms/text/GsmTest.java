package vn.hue.channels.sms.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudhopper.commons.charset.CharsetUtil;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against another implementation of the alphabet, character by character. */
class GsmTest {

    private static final String EXTENSION = "^{}\\[~]|€\f";

    private static List<Character> alphabet() {
        List<Character> letters = new ArrayList<>();
        for (char letter = 0; letter < Character.MAX_VALUE; letter++) {
            if (Gsm.septets(letter) > 0) {
                letters.add(letter);
            }
        }
        return letters;
    }

    @Test
    void the_alphabet_has_127_letters_and_10_more_behind_the_escape() {
        assertThat(alphabet()).hasSize(127 + EXTENSION.length());
        assertThat(alphabet().stream()
                        .filter(letter -> Gsm.septets(letter) == 2)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        EXTENSION.chars().mapToObj(c -> (char) c).toList());
    }

    @Test
    void every_letter_comes_back_as_it_went() {
        for (char letter : alphabet()) {
            String text = "a" + letter + "b";
            assertThat(Gsm.decode(Gsm.encode(text))).isEqualTo(text);
        }
    }

    @Test
    void another_implementation_writes_and_reads_the_same_octets() {
        for (char letter : alphabet()) {
            // It doesn't know the page break.
            if (letter != '\f') {
                String text = String.valueOf(letter);
                assertThat(Gsm.encode(text))
                        .as("U+%04X", (int) letter)
                        .isEqualTo(CharsetUtil.encode(text, CharsetUtil.CHARSET_GSM));
                assertThat(CharsetUtil.decode(Gsm.encode(text), CharsetUtil.CHARSET_GSM))
                        .isEqualTo(text);
            }
        }
    }

    @Test
    void what_the_alphabet_lacks_is_never_written() {
        for (String text : List.of("ạ", "đ", "ơ", "ç", "😀", "`", "\t", "–", "\u001b")) {
            assertThat(Gsm.septets(text)).isEqualTo(-1);
            assertThatThrownBy(() -> Gsm.encode(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void any_octets_can_be_read() {
        for (int octet = 0; octet < 256; octet++) {
            assertThat(Gsm.decode(new byte[] {'a', (byte) octet})).startsWith("a");
            assertThat(Gsm.decode(new byte[] {Gsm.ESCAPE, (byte) octet, 'b'})).endsWith("b");
        }
        assertThat(Gsm.decode(new byte[] {Gsm.ESCAPE})).isEmpty();
        assertThat(Gsm.decode(new byte[] {(byte) 0xE9})).isEqualTo("é");
        assertThat(Gsm.decode(new byte[] {Gsm.ESCAPE, 'q'})).isEqualTo("q");
    }
}
