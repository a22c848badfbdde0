package vn.hue.conversations.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.vocabulary.Folding;

class FoldedTextTest {

    private static final String TEXT = "Đường Nguyễn Huệ, phường Thuỷ Biều";

    @Test
    void composed_and_decomposed_text_fold_alike() {
        FoldedText composed = FoldedText.of(TEXT);
        FoldedText decomposed = FoldedText.of(Normalizer.normalize(TEXT, Normalizer.Form.NFD));
        assertThat(composed.folded()).isEqualTo("duong nguyen hue, phuong thuy bieu");
        assertThat(decomposed.folded()).isEqualTo(composed.folded());
        assertThat(decomposed.marked()).isEqualTo(composed.marked()).hasSameSizeAs(composed.folded());
    }

    @Test
    void both_ways_to_place_a_tone_are_one() {
        assertThat(FoldedText.of("huỷ hoà khoẻ").marked()).isEqualTo("hủy hòa khỏe");
        assertThat(FoldedText.of("quý toàn").marked()).isEqualTo("quý toàn");
    }

    @Test
    void a_range_of_decomposed_text_keeps_its_marks() {
        String decomposed = Normalizer.normalize("ở Huế đó", Normalizer.Form.NFD);
        assertThat(FoldedText.of(decomposed).original(2, 5))
                .isEqualTo(Normalizer.normalize("Huế", Normalizer.Form.NFD));
    }

    @Test
    void invisible_characters_part_no_words() {
        FoldedText text = FoldedText.of("hu\u200By\u0309 \uFEFFđi");
        assertThat(text.folded()).isEqualTo("huy di");
        assertThat(text.original(0, 3)).isEqualTo("hu\u200By\u0309");
    }

    @Test
    void lone_surrogates_and_emoji_are_one_unknown_character() {
        assertThat(FoldedText.of("a\uD83Db😀c").folded()).isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void letters_fold_as_everywhere_else() {
        assertThat(FoldedText.of(TEXT).folded()).isEqualTo(Folding.fold(TEXT));
    }

    @Test
    void offsets_are_those_of_the_original() {
        String text = Normalizer.normalize("Rác ở 12 Lê Lợi hôi quá", Normalizer.Form.NFD);
        Entity place = Read.entities(text, Entity.Type.PLACE).get(0);
        assertThat(text.substring(place.start(), place.end())).isEqualTo(place.text());
        assertThat(place.value()).isEqualTo("12 Lê Lợi");
    }
}
