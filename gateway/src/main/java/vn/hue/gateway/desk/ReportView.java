package vn.hue.gateway.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Outcome;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Report;
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
            new Move.Distribute(List.of("?")));

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
        return possible;
    }

    static ReportView of(
            ReportWork.Found found,
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
                possible(report, lifecycle, now),
                null,
                null,
                List.of(),
                "");
    }

    ReportView with(@Nullable Filled form, @Nullable Clash against) {
        return new ReportView(
                now, report, conversation, timers, people, reader, masking, reveal, may, form, against, since, done);
    }

    ReportView seen(List<Report.Step> meanwhile, String deed) {
        return new ReportView(
                now,
                report,
                conversation,
                timers,
                people,
                reader,
                masking,
                reveal,
                may,
                filled,
                clash,
                meanwhile,
                deed);
    }

    /** Whether a move can be made now. */
    public boolean may(String move) {
        return may.contains(move);
    }

    /** The form of a deed: as it was sent, or empty. */
    public Form form(String deed) {
        return filled != null && filled.deed().equals(deed) ? filled.form() : new Form();
    }

    /** Whether a deed's form was sent and could not be taken: it stands open. */
    public boolean open(String deed) {
        return filled != null && filled.deed().equals(deed);
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

    public @Nullable String senderName() {
        return masking.name(report.sender().name());
    }

    public @Nullable String senderPhone() {
        return masking.phone(report.sender().phone());
    }

    public @Nullable String senderEmail() {
        return masking.email(report.sender().email());
    }

    /** Words of a step or a question, masked as everything else. */
    public String masked(String text) {
        return masking.text(text, report.sender());
    }

    /** Where it stands: {@code /desk/reports/…}. */
    public String path() {
        return path(report.name());
    }

    static String path(String keyOrCode) {
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
        return what + "-" + report.key().replaceAll("[^A-Za-z0-9]", "-") + "-" + report.version();
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
