package vn.hue.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.vocabulary.Capabilities;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;

class RenderingTest {

    private static Outbound message(String text, Option... options) {
        return new Outbound("id", text, List.of(options), List.of(), Outbound.Purpose.ANSWER, "bot", null);
    }

    private static Capabilities can(int letters, int options) {
        return new Capabilities(letters, options, true, false, false, null, false);
    }

    @Test
    void options_become_lines_where_there_are_no_buttons() {
        Outbound sms = Rendering.pieces(
                        message("Đúng chưa?", new Option("y", "Đúng", "OK"), new Option("n", "Sửa", "2")), can(500, 0))
                .get(0);
        assertThat(sms.text()).isEqualTo("Đúng chưa?\nOK. Đúng\n2. Sửa");
        assertThat(sms.options()).isEmpty();
    }

    @Test
    void options_stay_buttons_where_there_are_enough() {
        assertThat(Rendering.pieces(message("?", new Option("y", "Đúng", "1")), can(500, 1)))
                .singleElement()
                .satisfies(piece -> assertThat(piece.options()).hasSize(1));
    }

    @Test
    void long_text_is_cut_between_words_and_the_last_piece_keeps_the_id() {
        List<Outbound> pieces =
                Rendering.pieces(message("một hai ba bốn năm sáu", new Option("y", "Đúng", "1")), can(12, 3));
        assertThat(pieces).extracting(Outbound::text).containsExactly("một hai ba", "bốn năm sáu");
        assertThat(pieces).extracting(Outbound::id).containsExactly("id~1", "id");
        assertThat(pieces.get(0).options()).isEmpty();
        assertThat(pieces.get(1).options()).hasSize(1);
    }

    @Test
    void letters_are_never_cut_through() {
        String family = "👨‍👩‍👧";
        assertThat(Rendering.split(family + family + family, 10)).containsExactly(family, family, family);
        // Written with separate marks, each letter is three characters long.
        assertThat(Rendering.pieces(message("ê\u0323ê\u0323ê\u0323"), can(2, 0)))
                .extracting(Outbound::text)
                .containsExactly("ệệ", "ệ");
    }

    @Test
    void a_paragraph_is_the_better_place_to_cut() {
        assertThat(Rendering.split("một hai\nba bốn năm", 12)).containsExactly("một hai", "ba bốn năm");
    }
}
