package vn.hue.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import vn.hue.channels.ChannelAdapter;
import vn.hue.channels.MediaLinks;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Capabilities;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;

class RenderingTest {

    private static final Option YES = new Option("y", "Đúng", "OK");
    private static final Option NO = new Option("n", "Sửa", "2");
    private static final Media PICTURE = Media.stored("m1", MediaKind.IMAGE, "image/jpeg");
    private static final Media VIDEO = Media.stored("m2", MediaKind.VIDEO, "video/mp4");

    private static final Address SOMEBODY = new Address("test", "us", "somebody");
    private static final Address COMMENT = new Address("test", "us", "comment");

    private final Rendering rendering =
            new Rendering(file -> Optional.ofNullable(file.id()).map(id -> "https://hue/f/" + id));

    private static Outbound message(String text, List<Media> files, Option... options) {
        return new Outbound("id", text, List.of(options), files, Outbound.Purpose.ANSWER, "bot", null);
    }

    private static Outbound message(String text, Option... options) {
        return message(text, List.of(), options);
    }

    /** A channel that counts in a unit of its own. */
    private record Channel(Capabilities capabilities, boolean wholeMessages, ToIntFunction<String> unit)
            implements ChannelAdapter {

        static Channel of(int letters, int options, boolean pictures, boolean whole) {
            return new Channel(
                    new Capabilities(letters, options, pictures, false, false, null, false), whole, String::length);
        }

        Channel counting(ToIntFunction<String> other) {
            return new Channel(capabilities, wholeMessages, other);
        }

        @Override
        public String channel() {
            return "test";
        }

        @Override
        public void routes(Router router) {}

        @Override
        public Future<Delivery> send(Address to, Outbound message) {
            return Future.succeededFuture(new Delivery.Sent(null));
        }

        @Override
        public boolean onlyOnce(Address to) {
            return to.equals(COMMENT);
        }

        @Override
        public int length(String text) {
            return unit.applyAsInt(text);
        }
    }

    private List<Outbound> parts(Outbound message, Channel channel) {
        return rendering.parts(message, channel, SOMEBODY, "vi");
    }

    private static Channel can(int letters, int options) {
        return Channel.of(letters, options, true, true);
    }

    @Test
    void options_become_lines_where_there_are_no_buttons() {
        Outbound sms = parts(message("Đúng chưa?", YES, NO), can(500, 0)).get(0);
        assertThat(sms.text()).isEqualTo("Đúng chưa?\nOK. Đúng\n2. Sửa");
        assertThat(sms.options()).isEmpty();
    }

    @Test
    void options_stay_buttons_where_there_are_enough() {
        assertThat(parts(message("?", YES), can(500, 1))).singleElement().satisfies(part -> assertThat(part.options())
                .hasSize(1));
    }

    @Test
    void long_text_is_cut_between_words_and_the_last_part_keeps_the_id() {
        List<Outbound> parts = parts(message("một hai ba bốn năm sáu", YES), can(12, 3));
        assertThat(parts).extracting(Outbound::text).containsExactly("một hai ba", "bốn năm sáu");
        assertThat(parts).extracting(Outbound::id).containsExactly("id~1", "id");
        assertThat(parts.get(0).options()).isEmpty();
        assertThat(parts.get(1).options()).hasSize(1);
    }

    @Test
    void what_may_be_answered_only_once_is_never_parted() {
        Outbound message = message("một hai ba bốn năm sáu", List.of(PICTURE), YES);
        assertThat(rendering.parts(message, Channel.of(12, 3, true, false), COMMENT, "vi"))
                .containsExactly(message);
    }

    @Test
    void letters_are_never_cut_through() {
        String family = "👨‍👩‍👧";
        assertThat(Splitting.of(family + family + family, 10, String::length)).containsExactly(family, family, family);
        // Written with separate marks, each letter is three characters long.
        assertThat(parts(message("ê\u0323ê\u0323ê\u0323"), can(2, 0)))
                .extracting(Outbound::text)
                .containsExactly("ệệ", "ệ");
        // NFC knows no single letter for these.
        assertThat(Splitting.of("q\u0303q\u0303q\u0303", 3, String::length))
                .containsExactly("q\u0303", "q\u0303", "q\u0303");
    }

    @Test
    void a_letter_longer_than_the_limit_is_cut_rather_than_stuck() {
        assertThat(String.join("", Splitting.of("👨‍👩‍👧x", 2, String::length)))
                .isEqualTo("👨‍👩‍👧x");
        assertThat(Splitting.of("👨👩", 1, String::length)).containsExactly("👨", "👩");
    }

    @Test
    void a_paragraph_is_the_best_place_to_cut_then_a_line_then_a_sentence() {
        assertThat(Splitting.of("một hai ba\n\nbốn. năm\nsáu", 18, String::length))
                .containsExactly("một hai ba", "bốn. năm\nsáu");
        assertThat(Splitting.of("một hai\nba bốn năm", 12, String::length)).containsExactly("một hai", "ba bốn năm");
        assertThat(Splitting.of("Đã nhận. Xin bác chờ thêm", 16, String::length))
                .containsExactly("Đã nhận.", "Xin bác chờ thêm");
    }

    @Test
    void a_link_is_not_cut_where_it_fits_into_a_part() {
        assertThat(Splitting.of("Xem https://hue.gov.vn/ket-qua/123456", 34, String::length))
                .containsExactly("Xem", "https://hue.gov.vn/ket-qua/123456");
    }

    @Test
    void the_limit_is_in_the_channels_own_unit() {
        Channel bytes = can(8, 0).counting(text -> text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(parts(message("ệ ệ ệ ệ"), bytes)).extracting(Outbound::text).containsExactly("ệ ệ", "ệ ệ");
        Channel letters = can(2, 0).counting(text -> text.codePointCount(0, text.length()));
        assertThat(parts(message("👩👩👩"), letters)).extracting(Outbound::text).containsExactly("👩👩", "👩");
    }

    @Test
    void files_become_links_where_there_are_no_pictures() {
        Outbound part = parts(message("Kết quả", List.of(PICTURE, VIDEO)), Channel.of(500, 0, false, true))
                .get(0);
        assertThat(part.text()).isEqualTo("Kết quả\nTệp đính kèm: https://hue/f/m1\nTệp đính kèm: https://hue/f/m2");
        assertThat(part.media()).isEmpty();
        assertThat(new Rendering(MediaLinks.NONE)
                        .parts(message("Kết quả", List.of(PICTURE)), Channel.of(500, 0, false, true), SOMEBODY, "vi")
                        .get(0)
                        .text())
                .contains("không gửi được qua kênh này");
    }

    @Test
    void files_are_parts_of_their_own_where_a_call_carries_only_one_thing() {
        Channel one = Channel.of(500, 3, true, false);
        List<Outbound> parts = parts(message("Kết quả", List.of(PICTURE, VIDEO), YES), one);
        assertThat(parts).extracting(Outbound::id).containsExactly("id~1", "id~2", "id");
        assertThat(parts).extracting(Outbound::media).containsExactly(List.of(PICTURE), List.of(VIDEO), List.of());
        assertThat(parts).extracting(Outbound::text).containsExactly("", "", "Kết quả");
        assertThat(parts.get(2).options()).containsExactly(YES);

        assertThat(parts(message("", List.of(PICTURE)), one)).singleElement().satisfies(part -> assertThat(part.media())
                .containsExactly(PICTURE));
        assertThat(parts(message("Kết quả", List.of(PICTURE, VIDEO)), can(500, 3)))
                .singleElement()
                .satisfies(part -> assertThat(part.media()).hasSize(2));
    }
}
