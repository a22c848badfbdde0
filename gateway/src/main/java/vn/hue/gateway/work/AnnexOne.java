package vn.hue.gateway.work;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Folding;

/**
 * Whether what an agency answers is in the form of {@code QĐ 30/2022, Phụ lục 1}. The frame, from "Kính gửi" to "Trân
 * trọng", is put around it when the citizen is told; only its middle is typed.
 */
public final class AnnexOne {

    public static final int LONGEST = 3_000;

    private static final int FEWEST_WORDS = 3;
    private static final Pattern FRAME = Pattern.compile(
            "^kinh gui\\b|\\bxin thong bao ket qua xu ly nhu sau\\b|\\btran trong\\s*[./!]*$|^dear\\b|\\byours sincerely\\b");
    /** A matter is done, or a time is promised by which it will be. */
    private static final Pattern DONE_OR_WHEN = Pattern.compile(
            "\\b(da|xong|hoan thanh|hoan tat|khac phuc duoc|done|completed|repaired)\\b|\\bngay \\d|\\b\\d{1,2}[/.-]\\d{1,2}\\b|\\bthang \\d");

    private static final Pattern DETAILS =
            Pattern.compile("\\+?\\d(?:[ .-]?\\d){8,14}|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");

    private AnnexOne() {}

    /** What is not as it should be. */
    public enum Finding {
        MISSING(true),
        TOO_SHORT(true),
        TOO_LONG(true),
        /** The frame was typed as well: it would stand there twice. */
        FRAME_TWICE(true),
        /** Neither that it is done nor by when it will be. */
        NEITHER_DONE_NOR_WHEN(false),
        /** The citizen sent a picture; there is none of how it looks now. {@code Điều 11.4, 12.2}. */
        NO_PICTURE(false),
        /** What looks like somebody's number or mail address. {@code Điều 9.3}. */
        DETAILS(false);

        private final boolean mustMend;

        Finding(boolean mustMend) {
            this.mustMend = mustMend;
        }

        /** Whether it can't be taken so; the others a person decides. */
        public boolean mustMend() {
            return mustMend;
        }
    }

    /** @param pictures whether there are any after-pictures with it */
    public static List<Finding> of(String body, boolean pictures, Report report) {
        if (body.length() > LONGEST) {
            return List.of(Finding.TOO_LONG);
        }
        List<Finding> findings = new ArrayList<>();
        String folded = Folding.fold(body);
        if (folded.isEmpty()) {
            findings.add(Finding.MISSING);
            return findings;
        }
        if (folded.split(" ").length < FEWEST_WORDS) {
            findings.add(Finding.TOO_SHORT);
        }
        if (FRAME.matcher(folded).find()) {
            findings.add(Finding.FRAME_TWICE);
        }
        if (!DONE_OR_WHEN.matcher(folded).find()) {
            findings.add(Finding.NEITHER_DONE_NOR_WHEN);
        }
        if (!pictures && report.media().stream().anyMatch(file -> file.kind().shows())) {
            findings.add(Finding.NO_PICTURE);
        }
        if (DETAILS.matcher(body).find()) {
            findings.add(Finding.DETAILS);
        }
        return findings;
    }
}
