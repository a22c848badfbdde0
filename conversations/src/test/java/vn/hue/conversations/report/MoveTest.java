package vn.hue.conversations.report;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MoveTest {

    @Test
    void nothing_a_person_wrote_with_a_move_is_lost() {
        Map<String, String> words = new TreeMap<>();
        for (Move move : LifecycleTableTest.MOVES) {
            words.put(Lifecycle.name(move), move.words());
        }
        words.values().removeIf(String::isEmpty);

        assertThat(words)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry("ask-supplement", "Nhà số mấy ạ?"),
                        entry("supplement", "Số 12"),
                        entry("return-to-centre", "Không thuộc thẩm quyền → VINH_NINH"),
                        entry("enter-result", "Đã dọn xong"),
                        entry("send-back-result", "Thiếu ảnh"),
                        entry("interact", "Vẫn còn rác"),
                        entry("answer-interaction", "Đã dọn lại"),
                        entry("reopen", "Còn rác"),
                        entry("add-from-citizen", "Thêm ảnh"),
                        entry("mend", "Rác chất đống trước nhà"),
                        entry("show", "Có tên người"),
                        entry("overturn", "Ảnh rõ"),
                        entry("separate", "Khác việc")));
    }

    @Test
    void what_may_be_left_out_is_words_where_it_was_not() {
        List<Move> moves = List.of(
                new Move.Refuse(Refusal.PICTURE_UNCLEAR, "Xin chụp lại"),
                new Move.Cancel("Gọi lúc 9 giờ"),
                new Move.Accept("Rác trước nhà", true),
                new Move.Accept(null, false, "Có tên người"),
                new Move.Accept("Rác trước nhà", false, "Có tên người"),
                new Move.ReturnToCentre("PHU_HOI", "Khác phường", null),
                new Move.Mend(null),
                new Move.Show(true, null));

        assertThat(moves)
                .extracting(Move::words)
                .containsExactly(
                        "Xin chụp lại",
                        "Gọi lúc 9 giờ",
                        "Rác trước nhà",
                        "Có tên người",
                        "Rác trước nhà\nCó tên người",
                        "Khác phường",
                        "",
                        "");
    }
}
