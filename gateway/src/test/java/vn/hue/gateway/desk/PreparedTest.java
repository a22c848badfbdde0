package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Checklist;
import vn.hue.conversations.report.Checklist.Point;
import vn.hue.conversations.report.Filing;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.Sample;

class PreparedTest {

    private static final Prepared VI = new Prepared(Language.VI, Sample.CODE, "19001075");
    private static final Prepared EN = new Prepared(Language.EN, Sample.CODE, "19001075");

    @Test
    void whatCanBeSupplementedHasAQuestionInBothLanguages() {
        Instant now = Sample.NOW;
        Lifecycle lifecycle = new Lifecycle(new WorkingCalendar(Set.of(), Set.of()));
        var empty = lifecycle.file(
                new Filing("k", "c", Urgency.NORMAL, null, "", List.of(), null, null, Sender.UNKNOWN), now, "citizen");
        List<Checklist.Line> lines =
                new ArrayList<>(Checklist.of(empty, new Checklist.Around(Province.hue(), List.of(), false, false))
                        .lines());
        lines.addAll(Checklist.of(
                        Sample.report(Urgency.NORMAL), new Checklist.Around(Province.hue(), List.of(), false, false))
                .lines());

        assertThat(lines.stream().filter(Checklist.Line::supplement).map(Checklist.Line::point))
                .hasSizeGreaterThan(8)
                .allSatisfy(point -> {
                    assertThat(VI.question(point)).as("vi " + point).isNotEmpty();
                    assertThat(EN.question(point)).as("en " + point).isNotEmpty();
                });
        for (Point point : Point.values()) {
            assertThat(VI.question(point).isEmpty())
                    .as(point.name())
                    .isEqualTo(EN.question(point).isEmpty());
        }
    }

    @Test
    void everyRefusalHasItsReasonAndGuidanceWithNothingLeftToFillIn() {
        for (Refusal refusal : Refusal.values()) {
            for (Prepared words : List.of(VI, EN)) {
                assertThat(words.reason(refusal)).isNotEmpty().doesNotContain("{");
                assertThat(words.guidance(refusal)).isNotEmpty().doesNotContain("{");
            }
        }
        assertThat(VI.guidance(Refusal.OUT_OF_SCOPE)).contains("19001075");
    }
}
