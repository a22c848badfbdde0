package vn.hue.conversations.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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
 * @param ties to other reports on the same matter
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
        List<Step> steps,
        Ties ties) {

    public Report {
        ties = Objects.requireNonNullElse(ties, Ties.NONE); // reports from before there were any
        media = List.copyOf(media);
        agencies = List.copyOf(agencies);
        deadlines = Collections.unmodifiableSortedMap(new TreeMap<>(deadlines));
        steps = List.copyOf(steps);
    }

    /** It, as another report on the same matter knows it. */
    @JsonIgnore
    public Tie tie() {
        return new Tie(conversation, key, code);
    }

    /** What people call it: the code, or the key while there is none. */
    @JsonIgnore
    public String name() {
        return code == null ? key : code;
    }

    /**
     * What people did to it since a version, oldest first: what somebody who looks at that version does not know of.
     *
     * <p>That it got its number, or that a question has left, changes nothing about what may be done.
     *
     * @param seen the {@link #version} somebody saw
     */
    public List<Step> since(int seen) {
        // Each step makes one version, and the first step makes version 0.
        int from = Math.min(steps.size(), steps.size() - (version - seen));
        return steps.subList(Math.max(0, from), steps.size()).stream()
                .filter(step -> !step.what().equals("number") && !step.what().equals("supplement-sent"))
                .toList();
    }

    /** Those that are handled with it and have not got its result yet. */
    @JsonIgnore
    public List<Tie> waiting() {
        return ties.followers().stream().filter(tie -> !served(tie)).toList();
    }

    /** Whoever joins what has a result gets it at once. */
    private boolean served(Tie follower) {
        boolean served = false;
        for (Step step : steps) {
            if (step.what().equals("joined") && follower.name().equals(step.note())) {
                served = step.status() == Status.PUBLISHED || step.status() == Status.RATED;
            } else if (step.what().equals("publish") || step.what().equals("take-result")) {
                served = true;
            }
        }
        return served;
    }

    /** Another report, in the same conversation or in another one. */
    public record Tie(
            String conversation, String key, @Nullable String code) {
        @JsonIgnore
        public String name() {
            return code == null ? key : code;
        }
    }

    /**
     * Reports on the same matter.
     *
     * @param follows the one it is handled with: its result is this one's too; null when it is handled by itself
     * @param followers those that are handled with it
     * @param related those that are only said to be about the same matter
     */
    public record Ties(@Nullable Tie follows, List<Tie> followers, List<Tie> related) {

        public static final Ties NONE = new Ties(null, List.of(), List.of());

        public Ties {
            followers = List.copyOf(followers);
            related = List.copyOf(related);
        }

        Ties following(@Nullable Tie first) {
            return new Ties(first, followers, related);
        }

        Ties followedBy(Tie other) {
            return new Ties(follows, with(followers, other), related);
        }

        Ties notFollowedBy(String key) {
            return new Ties(follows, without(followers, key), related);
        }

        Ties relatedTo(Tie other) {
            return new Ties(follows, followers, with(related, other));
        }

        Ties notRelatedTo(String key) {
            return new Ties(follows, followers, without(related, key));
        }

        private static List<Tie> with(List<Tie> ties, Tie one) {
            List<Tie> all = new ArrayList<>(without(ties, one.key()));
            all.add(one);
            return all;
        }

        private static List<Tie> without(List<Tie> ties, String key) {
            return ties.stream().filter(tie -> !tie.key().equals(key)).toList();
        }
    }

    /** Whether an agency has acknowledged since it was given the report last. {@code QĐ 30/2022, Điều 11.1}. */
    public boolean acknowledgedBy(String agency) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.agencies().contains(agency)) {
                if (step.what().equals("acknowledge") || step.what().equals("enter-result")) {
                    return true;
                }
                if (step.what().equals("distribute") || step.what().equals("return-to-centre")) {
                    return false;
                }
            }
        }
        return false;
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

        Question pausing(SortedMap<Clock, Instant> clocks) {
            return new Question(text, verification, askedAt, resume, clocks, closingBy);
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
     * @param media pictures of a result, so that no later one overwrites an earlier; otherwise empty
     */
    public record Step(
            Instant at,
            String by,
            String what,
            Status status,
            List<String> agencies,
            @Nullable String note,
            List<Media> media) {

        /** A step without pictures. */
        public Step(Instant at, String by, String what, Status status, List<String> agencies, @Nullable String note) {
            this(at, by, what, status, agencies, note, List.of());
        }

        public Step {
            agencies = List.copyOf(agencies);
            media = media == null ? List.of() : List.copyOf(media); // steps from before they were kept
        }
    }
}
