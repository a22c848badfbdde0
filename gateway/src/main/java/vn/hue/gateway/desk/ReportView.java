package vn.hue.gateway.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Checklist;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Duplicates;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Outcome;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.report.Undo;
import vn.hue.conversations.report.Why;
import vn.hue.gateway.api.Masking;
import vn.hue.gateway.store.Timer;
import vn.hue.gateway.work.ReportWork;

/**
 * A report as its page shows it.
 *
 * @param conversation whose it is, as it is now
 * @param timers the running deadlines of the conversation
 * @param masking of what is shown of the citizen
 * @param reveal the proof that the look was recorded, for addresses; empty while details are masked
 * @param verifying what was found out for whoever verifies it
 * @param wanted the form that a link asks to be open; null when none
 * @param may which moves can be made now, by their JSON type name
 * @param filled the form that is shown again; null when none was sent
 * @param clash why it was not done; null when nothing stood against it
 * @param since what was done since the page was opened, oldest first
 * @param done the deed that was just taken, by its name; empty when none was
 */
public record ReportView(
        Instant now,
        Report report,
        Conversation conversation,
        List<Timer> timers,
        People people,
        String reader,
        Masking masking,
        String reveal,
        Verifying verifying,
        @Nullable Wanted wanted,
        Set<String> may,
        @Nullable Filled filled,
        @Nullable Clash clash,
        List<Report.Step> since,
        String done) {

    /** Moves with contents that nothing is wrong with: asked of the lifecycle itself, so that no page has rules of its own. */
    private static final List<Move> PROBES = List.of(
            new Move.Receive(),
            new Move.Contact(),
            new Move.StartVerifying(),
            new Move.AskSupplement("?", false),
            new Move.Accept(null, true),
            new Move.Refuse(Refusal.UNCLEAR_OR_TRIAL, null),
            new Move.Cancel(null),
            new Move.Mend("\u0000"),
            new Move.Overturn("?"),
            new Move.Follow(new Report.Tie("?", "?", null)),
            new Move.Separate("?"),
            new Move.Link(new Report.Tie("?", "?", null)),
            new Move.Distribute(List.of("?")));

    /**
     * What a link asks for: a form, filled in for one thing.
     *
     * @param about for example a refusal's name, or that of a point of the checklist
     */
    public record Wanted(String deed, String about) {}

    /** A form as it was sent. */
    public record Filled(String deed, Form form) {}

    /**
     * What stood against a deed.
     *
     * @param since what somebody else did first; empty when it was not that
     * @param why what the regulation says; null when it was not that
     */
    public record Clash(List<Report.Step> since, @Nullable Why why) {}

    static Set<String> possible(Report report, Lifecycle lifecycle, Instant now) {
        Set<String> possible = new HashSet<>();
        for (Move move : PROBES) {
            if (lifecycle.apply(report, move, now, "desk") instanceof Outcome.Moved) {
                possible.add(Lifecycle.name(move));
            }
        }
        if (lifecycle.apply(report, new Move.Show(!report.publicView(), "?"), now, "desk") instanceof Outcome.Moved) {
            possible.add("show");
        }
        boolean urgent = report.urgency() != Urgency.NORMAL;
        if (lifecycle.apply(
                        report,
                        new Move.Reclassify(report.category(), urgent ? Urgency.NORMAL : Urgency.URGENT),
                        now,
                        "desk")
                instanceof Outcome.Moved) {
            possible.add("reclassify");
        }
        return possible;
    }

    static ReportView of(
            ReportWork.Found found,
            Verifying verifying,
            @Nullable Wanted wanted,
            List<Timer> timers,
            People people,
            String reader,
            String reveal,
            Lifecycle lifecycle,
            Instant now) {
        Report report = found.report();
        return new ReportView(
                now,
                report,
                found.snapshot().state(),
                timers,
                people,
                reader,
                reveal.isEmpty() ? Masking.MASKED : Masking.REVEALED,
                reveal,
                verifying,
                wanted,
                possible(report, lifecycle, now),
                null,
                null,
                List.of(),
                "");
    }

    ReportView with(@Nullable Filled form, @Nullable Clash against) {
        return with(form, against, since, done);
    }

    ReportView seen(List<Report.Step> meanwhile, String deed) {
        return with(filled, clash, meanwhile, deed);
    }

    private ReportView with(@Nullable Filled form, @Nullable Clash against, List<Report.Step> meanwhile, String deed) {
        return new ReportView(
                now,
                report,
                conversation,
                timers,
                people,
                reader,
                masking,
                reveal,
                verifying,
                wanted,
                may,
                form,
                against,
                meanwhile,
                deed);
    }

    /** Whether the reader's own last step can be taken back. */
    public boolean undoes() {
        return Undo.of(report, reader).isPresent();
    }

    /** Whether a move can be made now. */
    public boolean may(String move) {
        return may.contains(move);
    }

    /** What a link asks a deed's form to be about; empty when nothing was asked. */
    public String about(String deed) {
        return wanted != null && wanted.deed().equals(deed) ? wanted.about() : "";
    }

    /** The form of a deed: as it was sent, or empty. */
    public Form form(String deed) {
        return filled != null && filled.deed().equals(deed) ? filled.form() : new Form();
    }

    /** Whether a deed's form stands open: it was sent and could not be taken, or a link asks for it. */
    public boolean open(String deed) {
        return filled != null
                ? filled.deed().equals(deed)
                : wanted != null && wanted.deed().equals(deed);
    }

    /** The address of this page with one form open and filled in for one thing. */
    public String asking(String deed, String about) {
        return path() + "?do=" + deed + "&about=" + about + "&reveal=" + reveal;
    }

    /** The citizen's own words. */
    public String content() {
        return masking.text(report.content(), report.sender());
    }

    /** The content with its spelling mended; null when it is as it was. */
    public @Nullable String mended() {
        String mended = report.mendedContent();
        return mended == null ? null : masking.text(mended, report.sender());
    }

    /** Whether the citizen's words can be mended here: what is masked would be lost. */
    public boolean mendable() {
        return masking == Masking.REVEALED || !ReportFindings.isPersonal(report);
    }

    /** What is mended: the mended words so far, or the citizen's own. */
    public String toMend() {
        return Objects.requireNonNullElse(report.mendedContent(), report.content());
    }

    /** The words of a step, as people read them; empty when there are none. */
    public String note(Frame frame, Report.Step step) {
        String note = step.note();
        if (note == null) {
            return "";
        }
        return switch (step.what()) {
            case "refuse", "supplement-missed" -> frame.word("refusal." + note, note);
            case "rate" -> frame.word("rating." + note, note);
            case "reclassify" ->
                Stream.of(note.split(" > ", 2))
                        .map(label -> label(frame, label))
                        .collect(Collectors.joining(" → "));
            default -> masked(note);
        };
    }

    /** {@code CATEGORY/URGENCY}, the first empty for "not sure". */
    private static String label(Frame frame, String label) {
        String[] parts = label.split("/", 2);
        String category = parts[0].isEmpty() ? frame.say("category.unknown") : frame.say("category." + parts[0]);
        return parts.length < 2 ? category : category + ", " + frame.say("urgency." + parts[1]);
    }

    /** When the open question really left; null while it has not. */
    public @Nullable Instant askedAt() {
        Instant sent = null;
        for (Report.Step step : report.steps()) {
            if (step.what().equals("ask-supplement") || step.what().equals("supplement")) {
                sent = null;
            } else if (step.what().equals("supplement-sent")) {
                sent = step.at();
            }
        }
        return sent;
    }

    /** When the citizen is reminded of the open question; null when no reminder is set. */
    public @Nullable Instant remindedAt() {
        return timers.stream()
                .filter(timer -> timer.name().equals("supplement-reminder:" + report.key()))
                .map(Timer::dueAt)
                .findFirst()
                .orElse(null);
    }

    /** Which report it was handled with that ended without a result; null when it was not, or once somebody has decided. */
    public @Nullable String setFreeFrom() {
        return report.status() != Status.VERIFYING
                ? null
                : report.steps().stream()
                        .filter(step -> step.what().equals("separate"))
                        .reduce((earlier, later) -> later)
                        .filter(step -> step.by().equals("system"))
                        .map(Report.Step::note)
                        .orElse(null);
    }

    /** Those that wait for this one's result, by name; empty when there are none. */
    public String waiting() {
        return report.waiting().stream().map(Report.Tie::name).collect(Collectors.joining(", "));
    }

    /** What a finding's sentence needs, as people read it. */
    public static Object[] facts(Frame frame, Checklist.Line line) {
        return line.facts().stream()
                .map(fact -> fact instanceof Instant at
                        ? frame.full(at)
                        : fact instanceof Duration time ? shown(frame, time) : fact)
                .toArray();
    }

    /** A time in its two largest units. */
    public static String shown(Frame frame, Duration time) {
        long days = time.toDays();
        int hours = time.toHoursPart();
        int minutes = time.toMinutesPart();
        if (days > 0) {
            return days + " " + frame.say("due.days") + (hours == 0 ? "" : " " + hours + " " + frame.say("due.hours"));
        }
        if (hours > 0) {
            return hours + " " + frame.say("due.hours")
                    + (minutes == 0 ? "" : " " + minutes + " " + frame.say("due.minutes"));
        }
        return minutes + " " + frame.say("due.minutes");
    }

    public @Nullable String senderName() {
        return masking.name(report.sender().name());
    }

    public @Nullable String senderPhone() {
        return masking.phone(report.sender().phone());
    }

    public @Nullable String senderEmail() {
        return masking.email(report.sender().email());
    }

    /** Another citizen's words, always masked: nobody asked to see that person. */
    public String neighbour(Duplicates.Candidate one) {
        return Masking.MASKED.text(one.report().content(), one.report().sender());
    }

    /** Words of a step or a question, masked as everything else. */
    public String masked(String text) {
        return masking.text(text, report.sender());
    }

    /** Where it stands: {@code /desk/reports/…}. */
    public String path() {
        return path(report.name());
    }

    /** Where a report stands. */
    public static String path(String keyOrCode) {
        return "/desk/reports/" + encoded(keyOrCode);
    }

    /** For the part of an address. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Where its forms are sent. */
    public String deeds() {
        return path() + "/deeds?reveal=" + reveal;
    }

    /** Its key and version as an element's id: what has it is kept over a refresh until the report moves. */
    public String anchor(String what) {
        return spot(what) + "-" + report.version();
    }

    /** Its key as an element's id: what has it is found again when the report moves. */
    public String spot(String what) {
        return what + "-" + report.key().replaceAll("[^A-Za-z0-9]", "-");
    }

    /** The clocks that run, soonest first. */
    public List<Map.Entry<Clock, Instant>> clocks() {
        return report.deadlines().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .toList();
    }

    /** Who made a step, as colleagues read it; null for the citizen and the system, which have words of their own. */
    public @Nullable String colleague(String by) {
        return by.equals("citizen") || by.equals("system") ? null : people.name(by);
    }
}
