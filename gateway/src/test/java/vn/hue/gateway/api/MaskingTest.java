package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Outcome;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.gateway.Sample;

class MaskingTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Gọi 0905123456 nhé|Gọi ***456 nhé",
                "0905 123 456|***456",
                "+84 905.123.456|***456",
                "ĐT-0905123456|ĐT-***456",
                "0905 - 123 - 456|***456",
                "(0905) 123 456 – gọi|(***456 – gọi",
                "0905\u00a0123\u200b456|***456",
                "số ０９０５１２３４５６|số ***４５６",
                "số 12 - 14 - 16 Lê Lợi|số 12 - 14 - 16 Lê Lợi",
                "CCCD 046123456789|CCCD ***789",
                "Mã PA-2026-000123 nhé|Mã PA-2026-000123 nhé",
                "12 Lê Lợi, lúc 07:30 ngày 23/11/2026|12 Lê Lợi, lúc 07:30 ngày 23/11/2026",
                "Tôi là NGUYỄN THỊ HOA|Tôi là N. T. H.",
                "thư hoa.nguyen@example.vn|thư h***@example.vn",
                "a@b.vn+hoa@example.vn|a***@b.vn+***@example.vn",
            })
    void whatNamesAPersonIsHiddenAndTheRestIsNot(String text, String masked) {
        assertThat(Masking.MASKED.text(text, Sample.sender())).isEqualTo(masked);
        assertThat(Masking.MASKED.text(Normalizer.normalize(text, Normalizer.Form.NFD), Sample.sender()))
                .matches(shown ->
                        Normalizer.normalize(shown, Normalizer.Form.NFC).equals(masked));
        assertThat(Masking.REVEALED.text(text, Sample.sender())).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            nullValues = "null",
            value = {"hoa@example.vn, h***@example.vn", "không có, ***", "@example.vn, ***", "'', ***", "null, null"})
    void anAddressThatIsNoneIsHiddenWhole(@Nullable String written, @Nullable String masked) {
        assertThat(Masking.MASKED.email(written)).isEqualTo(masked);
    }

    @Test
    void aNameOfBlanksHasNoInitials() {
        assertThat(Masking.MASKED.name("  ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1", "a@", "a@b.", ".", "0905 - "})
    void aLongTextCostsNoMoreThanItsLength(String again) {
        String text = again.repeat(300_000 / again.length());
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Masking.MASKED.text(text, Sample.sender()));
    }

    @Test
    void whatIsSaidOfARefusalIsMaskedAsEverythingElse() {
        Move refuse = new Move.Refuse(Refusal.NO_PICTURE, "Gọi chị " + Sample.NAME + " 0905 123 456 nhé");
        Report refused = ((Outcome.Moved) new Lifecycle(new WorkingCalendar(Set.of(), Set.of()))
                        .apply(Sample.report(Urgency.NORMAL), refuse, Sample.NOW, "lan"))
                .report();

        assertThat(guidance(refused, Masking.MASKED)).isEqualTo("Gọi chị N. T. H. ***456 nhé");
        assertThat(guidance(refused, Masking.REVEALED)).contains(Sample.NAME);
    }

    private static @Nullable String guidance(Report refused, Masking masking) {
        var refusal = Views.ReportView.of(refused, masking).refusal();
        return refusal == null ? null : refusal.guidance();
    }
}
