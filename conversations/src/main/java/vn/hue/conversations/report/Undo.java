package vn.hue.conversations.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;

/** Takes back what somebody just did, as long as no citizen has been told of it. */
public final class Undo {

    /** What the history calls what is taken back so. */
    public static final Set<String> STEPS = Set.of("mend", "show", "reclassify", "unlink");

    private Undo() {}

    /**
     * The move that takes a person's last step back; empty when somebody else was later, or when it is not to be undone: what
     * a citizen or an agency was told can only be corrected, and they are told that too.
     *
     * @param by the account's name
     */
    public static Optional<Move> of(Report report, String by) {
        List<Report.Step> steps = report.steps();
        Report.Step last = steps.get(steps.size() - 1);
        if (!last.by().equals(by)) {
            return Optional.empty();
        }
        String note = last.note();
        return switch (last.what()) {
            case "mend" -> Optional.of(new Move.Mend(note));
            case "show" -> Optional.of(new Move.Show(!report.publicView(), report.publicView() ? hidden(steps) : null));
            case "reclassify" -> note == null ? Optional.empty() : reclassified(note);
            case "link" ->
                report.ties().related().stream()
                        .filter(tie -> tie.name().equals(note))
                        .findFirst()
                        .map(tie -> new Move.Unlink(tie.key()));
            default -> Optional.empty();
        };
    }

    /** Why it was not public before: what was said last. */
    private static @Nullable String hidden(List<Report.Step> steps) {
        return steps.stream()
                .filter(step -> step.what().equals("accept") || step.what().equals("show"))
                .map(Report.Step::note)
                .filter(note -> note != null)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** {@code CATEGORY/URGENCY > …}, as {@link Corrections} notes it. */
    private static Optional<Move> reclassified(String note) {
        String[] before = note.split(" > ", 2)[0].split("/", 2);
        if (before.length < 2) {
            return Optional.empty();
        }
        Category category = before[0].isEmpty() ? null : Category.valueOf(before[0].toUpperCase(Locale.ROOT));
        return Optional.of(new Move.Reclassify(category, Urgency.valueOf(before[1])));
    }
}
