package vn.hue.conversations.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Rating;

/** Every move in every status, against {@code lifecycle-table.txt}; {@code -Dupdate} writes that file anew. */
class LifecycleTableTest {

    private static final Path TABLE = Path.of("src/test/resources/vn/hue/conversations/report/lifecycle-table.txt");

    /** One of each kind. */
    static final List<Move> MOVES = List.of(
            new Move.Receive(),
            new Move.Contact(),
            new Move.StartVerifying(),
            new Move.AskSupplement("Nhà số mấy ạ?", false),
            new Move.Supplement("Số 12", List.of(), null),
            new Move.SupplementMissed(),
            new Move.Accept(null, true),
            new Move.Refuse(Refusal.PICTURE_UNCLEAR, null),
            new Move.Cancel(null),
            new Move.Distribute(List.of("VINH_NINH")),
            new Move.Acknowledge("PHU_HOI"),
            new Move.ReturnToCentre("PHU_HOI", "Không thuộc thẩm quyền", "VINH_NINH"),
            new Move.EnterResult("PHU_HOI", "Đã dọn xong", List.of()),
            new Move.SendBackResult("Thiếu ảnh", false),
            new Move.Publish(),
            new Move.Rate(Rating.SATISFIED),
            new Move.Interact("Vẫn còn rác"),
            new Move.AnswerInteraction("PHU_HOI", "Đã dọn lại"),
            new Move.Reopen("Còn rác"),
            new Move.AddFromCitizen("Thêm ảnh", List.of()),
            new Move.Mend("Rác chất đống trước nhà"),
            new Move.Show(false, "Có tên người"),
            new Move.Reclassify(Category.MOI_TRUONG, Urgency.URGENT),
            new Move.Overturn("Ảnh rõ"),
            new Move.Follow(Reports.FIRST),
            new Move.Separate("Khác việc"),
            new Move.TakeResult(new Report.Answer("PHU_HOI", "Đã dọn", List.of(), Reports.MONDAY_8)),
            new Move.Link(Reports.FIRST),
            new Move.Unlink(Reports.FIRST.key()));

    private final Lifecycle lifecycle = new Lifecycle(new WorkingCalendar(Set.of(), Set.of()));

    @Test
    void every_move_in_every_status_has_the_answer_of_the_table() throws IOException {
        assertThat(MOVES).extracting(Object::getClass).containsExactlyInAnyOrder(Move.class.getPermittedSubclasses());
        String table = print();
        if (System.getProperty("update") != null) {
            Files.writeString(TABLE, table);
        }
        assertThat(table).isEqualTo(Files.readString(TABLE));
    }

    @Test
    void a_move_that_is_made_leaves_one_step_and_one_version() {
        for (Urgency urgency : Urgency.values()) {
            for (Report report : reports(urgency).values()) {
                for (Move move : MOVES) {
                    Instant at = after(report);
                    if (lifecycle.apply(report, move, at, "lan") instanceof Outcome.Moved moved) {
                        assertThat(moved.report().version()).isEqualTo(report.version() + 1);
                        assertThat(moved.report().steps())
                                .hasSize(report.steps().size() + 1);
                        Report.Step last = Reports.lastStep(moved.report());
                        assertThat(last.what()).isEqualTo(Lifecycle.name(move));
                        assertThat(last.by()).isEqualTo("lan");
                        assertThat(last.at()).isEqualTo(at);
                        assertThat(last.status()).isEqualTo(moved.report().status());
                    }
                }
            }
        }
    }

    private String print() {
        StringBuilder text = new StringBuilder(
                "# Rows: the move. Columns: the status before. Cells: the status after,"
                        + " or why not.\n# One agency has it; its question was asked in VERIFYING three days ago; only what is not urgent is ever KEPT.\n");
        for (Urgency urgency : List.of(Urgency.NORMAL, Urgency.SOS)) {
            Map<Status, Report> reports = reports(urgency);
            List<List<String>> lines = new ArrayList<>();
            List<String> head = new ArrayList<>(List.of(urgency.name()));
            reports.keySet().forEach(status -> head.add(status.name()));
            lines.add(head);
            for (Move move : MOVES) {
                List<String> line = new ArrayList<>(List.of(Lifecycle.name(move)));
                for (Report report : reports.values()) {
                    line.add(cell(lifecycle.apply(report, move, after(report), "lan")));
                }
                lines.add(line);
            }
            text.append('\n').append(aligned(lines));
        }
        return text.toString();
    }

    private static String cell(Outcome outcome) {
        return outcome instanceof Outcome.Moved moved
                ? "→" + moved.report().status()
                : ((Outcome.NotNow) outcome).why().name().toLowerCase(Locale.ROOT);
    }

    private static String aligned(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        lines.forEach(line ->
                Arrays.setAll(widths, i -> Math.max(widths[i], line.get(i).length() + 2)));
        return lines.stream()
                .map(line -> {
                    StringBuilder row = new StringBuilder();
                    for (int i = 0; i < line.size(); i++) {
                        row.append(line.get(i))
                                .append(" ".repeat(widths[i] - line.get(i).length()));
                    }
                    return row.toString().stripTrailing() + "\n";
                })
                .collect(Collectors.joining());
    }

    private static Instant after(Report report) {
        return Reports.lastStep(report).at().plus(Duration.ofDays(3));
    }

    private Map<Status, Report> reports(Urgency urgency) {
        return new Reports(lifecycle).inEveryStatus(urgency);
    }
}
