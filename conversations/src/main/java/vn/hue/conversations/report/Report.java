package vn.hue.conversations.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Collections;
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

/**
 * A filed report (<em>phản ánh hiện trường</em>).
 *
 * @param key unique for ever, from its conversation
 * @param code the public number, for example {@code PA-2026-000123}; null until it is given
 * @param conversation whose it is
 * @param version grows with every move
 * @param status where it stands
 * @param urgency how fast the centre must act
 * @param category null for "not sure"
 * @param content as the citizen gave it, with later additions
 * @param mendedContent as the centre mended its spelling; null when untouched
 * @param media the citizen's pictures and videos
 * @param place where
 * @param seenAt when the citizen saw it
 * @param sender who reports: confidential
 * @param filedAt when the citizen sent it
 * @param receivedAt from when the clocks count: 07:30 for a report kept overnight
 * @param publicView false for sensitive reports
 * @param agencies who handles it
 * @param supplement the open question to the citizen; null when none
 * @param refusal why it did not qualify; null unless refused
 * @param result what the agency answered; null before
 * @param rating the citizen's; null before
 * @param deadlines the running clocks
 * @param steps all it went through, oldest first
 */
public record Report(
        String key,
        @Nullable String code,
        String conversation,
        int version,
        Status status,
        Urgency urgency,
        @Nullable Category category,
        String content,
        @Nullable String mendedContent,
        List<Media> media,
        @Nullable Place place,
        @Nullable Instant seenAt,
        Sender sender,
        Instant filedAt,
        Instant receivedAt,
        boolean publicView,
        List<String> agencies,
        @Nullable Question supplement,
        @Nullable Refused refusal,
        @Nullable Answer result,
        @Nullable Rating rating,
        SortedMap<Clock, Instant> deadlines,
        List<Step> steps) {

    public Report {
        media = List.copyOf(media);
        agencies = List.copyOf(agencies);
        deadlines = Collections.unmodifiableSortedMap(new TreeMap<>(deadlines));
        steps = List.copyOf(steps);
    }

    /** What people call it: the code, or the key while there is none. */
    @JsonIgnore
    public String name() {
        return code == null ? key : code;
    }

    /**
     * What was asked of the citizen.
     *
     * @param verification about who the sender is, not what is reported
     * @param resume where the report goes on once it is answered
     * @param paused the clocks that stood still from {@code askedAt} on, with the ends they had
     * @param closingBy how the notice will travel when nobody answers, by the name the delivery planner has for it; null
     *     until the question has left
     */
    public record Question(
            String text,
            boolean verification,
            Instant askedAt,
            Status resume,
            SortedMap<Clock, Instant> paused,
            @Nullable String closingBy) {
        public Question {
            paused = Collections.unmodifiableSortedMap(new TreeMap<>(paused));
        }

        Question closing(@Nullable String by) {
            return new Question(text, verification, askedAt, resume, paused, by);
        }
    }

    /** Why it did not qualify, and the centre's own words of guidance if it gave any. */
    public record Refused(Refusal reason, @Nullable String guidance) {}

    /** What an agency answered, in the form of {@code QĐ 30/2022, Phụ lục 1}. */
    public record Answer(String agency, String text, List<Media> media, Instant at) {
        public Answer {
            media = List.copyOf(media);
        }
    }

    /**
     * One step it went through.
     *
     * @param by {@code citizen}, {@code system}, or the operator's account name
     * @param what the move's JSON type name, for example {@code accept}; {@code file} for the first step, {@code
     *     number} when it got its code, {@code supplement-sent} when the question has left
     * @param status after the step
     * @param agencies whose step it is, or whom it concerns; often empty
     * @param note words that belong to it, never the answer to who the sender is; null when none
     */
    public record Step(
            Instant at,
            String by,
            String what,
            Status status,
            List<String> agencies,
            @Nullable String note) {
        public Step {
            agencies = List.copyOf(agencies);
        }
    }
}
