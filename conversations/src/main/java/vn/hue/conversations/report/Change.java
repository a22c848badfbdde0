package vn.hue.conversations.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.conversations.vocabulary.Sender;

/** A report while one move changes it. Not shared, not kept. */
final class Change {

    final Report before;
    final Instant at;

    @Nullable
    String code;

    Status status;
    Urgency urgency;

    @Nullable
    Category category;

    String content;

    @Nullable
    String mendedContent;

    final List<Media> media;

    @Nullable
    Place place;

    Sender sender;
    Instant receivedAt;
    boolean publicView;
    final List<String> agencies;
    Report.@Nullable Question supplement;
    Report.@Nullable Refused refusal;
    Report.@Nullable Answer result;

    @Nullable
    Rating rating;

    final SortedMap<Clock, Instant> deadlines;
    Report.Ties ties;

    private final List<String> concerned = new ArrayList<>();
    private final List<Media> pictures = new ArrayList<>();
    private @Nullable String note;

    Change(Report before, Instant at) {
        this.before = before;
        this.at = at;
        code = before.code();
        status = before.status();
        urgency = before.urgency();
        category = before.category();
        content = before.content();
        mendedContent = before.mendedContent();
        media = new ArrayList<>(before.media());
        place = before.place();
        sender = before.sender();
        receivedAt = before.receivedAt();
        publicView = before.publicView();
        agencies = new ArrayList<>(before.agencies());
        supplement = before.supplement();
        refusal = before.refusal();
        result = before.result();
        rating = before.rating();
        deadlines = new TreeMap<>(before.deadlines());
        ties = before.ties();
    }

    boolean urgent() {
        return urgency != Urgency.NORMAL;
    }

    /** Whether the centre found it itself. {@code QĐ 30/2022, Điều 7.6}. */
    boolean nobodyReported() {
        return !before.steps().get(0).by().equals("citizen") && sender.phone() == null && sender.email() == null;
    }

    /** Words for the history; blank ones are none. */
    void note(@Nullable String words) {
        note = words == null || words.isBlank() ? null : words;
    }

    /** Agencies for the history. */
    void concerns(List<String> names) {
        concerned.addAll(names);
    }

    /** Pictures for the history. */
    void shows(List<Media> media) {
        pictures.addAll(media);
    }

    /** More from the citizen, on a line of its own. */
    void add(String text, List<Media> more) {
        if (!text.isBlank()) {
            content = content.isBlank() ? text : content + "\n" + text;
        }
        media.addAll(more);
    }

    boolean acknowledgedBy(String agency) {
        return before.acknowledgedBy(agency);
    }

    /** Whether it was accepted, and not refused since: a refusal that is overturned undoes the acceptance. */
    boolean accepted() {
        boolean accepted = false;
        for (Report.Step step : before.steps()) {
            accepted = step.what().equals("accept")
                    || accepted
                            && !step.what().equals("overturn")
                            && !step.what().equals("separate");
        }
        return accepted;
    }

    boolean wentThrough(String what) {
        return before.steps().stream().anyMatch(step -> step.what().equals(what));
    }

    /** The report afterwards, one version on. */
    Report done(String what, String by) {
        List<Report.Step> steps = new ArrayList<>(before.steps());
        steps.add(new Report.Step(at, by, what, status, concerned, note, pictures));
        return new Report(
                before.key(),
                code,
                before.conversation(),
                before.version() + 1,
                status,
                urgency,
                category,
                content,
                mendedContent,
                media,
                place,
                before.seenAt(),
                sender,
                before.filedAt(),
                receivedAt,
                publicView,
                agencies,
                supplement,
                refusal,
                result,
                rating,
                deadlines,
                steps,
                ties);
    }
}
