package vn.hue.conversations.dialog;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;

/**
 * A report while it is being taken in: what {@code QĐ 30/2022, Điều 5} asks for, as far as it is given.
 *
 * @param key unique for ever; becomes {@link vn.hue.conversations.report.Report#key}
 * @param startedAt its first word
 * @param content what is wrong, in the citizen's words
 * @param media pictures and videos that passed the rules, and what else was sent, such as voice messages
 * @param place where
 * @param seenAt when it was seen
 * @param sender who reports
 * @param urgency the most urgent any word of it was
 * @param category null for "not sure"
 * @param marks what the citizen was told or said about it as a whole
 * @param previous what it was before the last change, for undo; null at the beginning
 */
public record Draft(
        String key,
        Instant startedAt,
        @Nullable String content,
        List<Media> media,
        @Nullable Place place,
        @Nullable Instant seenAt,
        Sender sender,
        Urgency urgency,
        @Nullable Category category,
        SortedSet<Mark> marks,
        @Nullable Draft previous) {

    /** More would only make the state heavy; nobody takes back more. */
    private static final int UNDO_DEPTH = 5;

    public Draft {
        media = List.copyOf(media);
        marks = Collections.unmodifiableSortedSet(new TreeSet<>(marks));
    }

    /** Nothing given yet but who writes, from earlier reports. */
    static Draft empty(String key, Instant at, Sender sender) {
        return new Draft(key, at, null, List.of(), null, null, sender, Urgency.NORMAL, null, new TreeSet<>(), null);
    }

    /** All that a report holds, to go on from when a supplement came too late. */
    static Draft from(Report report) {
        return new Draft(
                report.key(),
                report.filedAt(),
                report.content(),
                report.media(),
                report.place(),
                report.seenAt(),
                report.sender(),
                report.urgency(),
                report.category(),
                new TreeSet<>(),
                null);
    }

    /** A new report with everything that was given for this one. */
    Draft anew(String newKey, Instant at) {
        return new Draft(newKey, at, content, media, place, seenAt, sender, urgency, category, new TreeSet<>(), null);
    }

    boolean urgent() {
        return urgency != Urgency.NORMAL;
    }

    /** Whether a single word is all that is told so far, and nothing shows what is meant by it: it begins the content. */
    boolean onlyBegun() {
        return content != null
                && content.replaceAll("[^\\p{L}\\p{M}\\d]+", " ").strip().indexOf(' ') < 0
                && !shows();
    }

    /** Whether a picture or a video shows it: {@code QĐ 30/2022, Điều 7.5b}. */
    public boolean shows() {
        return media.stream().anyMatch(m -> m.kind().shows());
    }

    boolean is(Mark mark) {
        return marks.contains(mark);
    }

    Draft withContent(String value) {
        return new Draft(key, startedAt, value, media, place, seenAt, sender, urgency, category, marks, previous);
    }

    Draft withMedia(List<Media> value) {
        return new Draft(key, startedAt, content, value, place, seenAt, sender, urgency, category, marks, previous);
    }

    Draft withPlace(@Nullable Place value) {
        return new Draft(key, startedAt, content, media, value, seenAt, sender, urgency, category, marks, previous);
    }

    Draft withSeenAt(@Nullable Instant value) {
        return new Draft(key, startedAt, content, media, place, value, sender, urgency, category, marks, previous);
    }

    Draft withSender(Sender value) {
        return new Draft(key, startedAt, content, media, place, seenAt, value, urgency, category, marks, previous);
    }

    Draft withUrgency(Urgency value) {
        return new Draft(key, startedAt, content, media, place, seenAt, sender, value, category, marks, previous);
    }

    Draft withCategory(@Nullable Category value) {
        return new Draft(key, startedAt, content, media, place, seenAt, sender, urgency, value, marks, previous);
    }

    Draft with(Mark mark) {
        TreeSet<Mark> more = new TreeSet<>(marks);
        more.add(mark);
        return new Draft(key, startedAt, content, media, place, seenAt, sender, urgency, category, more, previous);
    }

    /** This draft, with {@code before} as what an undo goes back to. */
    Draft after(Draft before) {
        return new Draft(
                key,
                startedAt,
                content,
                media,
                place,
                seenAt,
                sender,
                urgency,
                category,
                marks,
                before.shortened(UNDO_DEPTH - 1));
    }

    private Draft shortened(int depth) {
        if (previous == null) {
            return this;
        }
        return new Draft(
                key,
                startedAt,
                content,
                media,
                place,
                seenAt,
                sender,
                urgency,
                category,
                marks,
                depth == 0 ? null : previous.shortened(depth - 1));
    }

    /** What was said of a draft as a whole. */
    public enum Mark {
        /** Told that only urgent matters are received before 07:30. */
        NIGHT_TOLD,
        /** The citizen says that it only sounds urgent. */
        NOT_URGENT,
        /** The citizen says that it is another matter than the earlier report. */
        DIFFERENT_MATTER,
        /** Told that a report needs a picture. */
        PICTURE_EXPLAINED,
        /** Operators have been alarmed about it. */
        ALARMED,
        /** Something was told since operators were alarmed. */
        GREW,
        /** Asked for contact details, which a channel may do by a form of its own. */
        CONTACT_ASKED,
        /** Dropped by the citizen: only an undo brings it back. */
        CANCELLED,
        /** Told beside another matter, which goes first. */
        SECOND
    }
}
