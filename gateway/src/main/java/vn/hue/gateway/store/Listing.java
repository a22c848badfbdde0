package vn.hue.gateway.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Draft;
import vn.hue.conversations.dialog.Question;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;

/**
 * A conversation as the inbox lists it: made of its state by each turn and written with it, so that a list is never older
 * than what it lists, and reads nothing else.
 *
 * @param facets what it is filtered by, see {@link Facet}
 * @param words what it is found by, see {@link SearchWords}
 * @param due when the next clock ends; {@link #NEVER} when none runs
 * @param waits since when a person is wanted and none is there, or another was asked to take it over; {@link #NEVER}
 *     when not
 * @param face what is shown; words of citizens are not masked in it
 */
public record Listing(
        String id, Instant updatedAt, List<String> facets, List<String> words, Instant due, Instant waits, Face face) {

    /** Raised when what is derived changes: then it is derived anew at the next start. */
    public static final int SCHEMA = 5;

    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final int SNIPPET = 160;
    /** The first half of a unit's name, which people leave out. */
    private static final Pattern KIND_OF_WARD = Pattern.compile("^(phuong|xa|thi tran) ");

    public Listing {
        facets = List.copyOf(facets);
        words = List.copyOf(words);
    }

    /**
     * What a row shows.
     *
     * @param matter the report, or the draft, that presses most; null when there is none
     * @param others how many reports are open besides
     * @param operator who holds it; null while the bot speaks
     * @param offered whom the operator wants to have it; null when nobody was asked
     * @param declined who did not take what the operator passed on; null when nobody did, or it was read
     * @param filled how many of the eight things the draft has; -1 without one
     */
    public record Face(
            String channel,
            Sender sender,
            Urgency urgency,
            @Nullable Matter matter,
            int others,
            @Nullable String operator,
            @Nullable Offered offered,
            @Nullable String declined,
            Question.@Nullable Kind question,
            int filled,
            @Nullable Clock clock) {}

    /**
     * Who is to take it over; anyone when there is neither.
     *
     * @param colleague an account's name
     * @param declined accounts among them that don't
     */
    public record Offered(
            @Nullable String colleague, @Nullable String team, List<String> declined) {

        public Offered {
            declined = declined == null ? List.of() : List.copyOf(declined); // rows from before it was kept
        }

        public Offered(@Nullable String colleague, @Nullable String team) {
            this(colleague, team, List.of());
        }
    }

    /**
     * What it is about.
     *
     * @param report its code, or its key while it has none; null for a draft
     * @param status null for a draft
     * @param snippet the beginning of its words
     * @param place in words; empty for a pin without any, null when not known
     */
    public record Matter(
            @Nullable String report,
            @Nullable Status status,
            @Nullable Category category,
            String snippet,
            @Nullable String place,
            List<String> agencies,
            @Nullable Instant filedAt) {
        public Matter {
            agencies = List.copyOf(agencies);
        }
    }

    public static Listing of(Snapshot snapshot) {
        Conversation state = snapshot.state();
        List<Report> open = state.reports().stream()
                .filter(Listing::isWork)
                .sorted(PRESSING)
                .toList();
        Report main = !open.isEmpty()
                ? open.get(0)
                : state.draft() != null || state.reports().isEmpty()
                        ? null
                        : state.reports().get(state.reports().size() - 1);
        Map.Entry<Clock, Instant> next = next(state.reports());
        var offer = state.handover() == null ? null : state.handover().offer();
        var declined = state.handover() == null ? null : state.handover().declined();
        Instant wantedAt = state.handover() == null ? state.personWantedAt() : null;
        boolean wanted = wantedAt != null;
        Instant waits = wantedAt != null ? wantedAt : offer != null ? offer.at() : NEVER;
        Urgency urgency = Conversations.Summary.of(snapshot).urgency();
        Draft draft = state.draft();
        Face face = new Face(
                state.address().channel(),
                main != null ? main.sender() : draft != null ? draft.sender() : state.sender(),
                urgency,
                main != null ? matter(main) : draft == null ? null : matter(draft),
                Math.max(0, open.size() - 1),
                state.handover() == null ? null : state.handover().operator(),
                offer == null ? null : new Offered(offer.colleague(), offer.team(), offer.declined()),
                declined == null ? null : declined.by(),
                state.question() == null ? null : state.question().kind(),
                draft == null ? -1 : filled(draft),
                next == null ? null : next.getKey());
        return new Listing(
                state.id(),
                snapshot.updatedAt(),
                facets(state, face, open, wanted, next != null),
                SearchWords.of(state),
                next == null ? NEVER : next.getValue(),
                waits,
                face);
    }

    /** A result that is spoken about is work again. {@code QĐ 30/2022, Điều 13.2, 13.3}. */
    private static boolean isWork(Report report) {
        return report.status().open() || report.deadlines().containsKey(Clock.ANSWER_INTERACTION);
    }

    private static final Comparator<Report> PRESSING = Comparator.comparing(Report::urgency)
            .reversed()
            .thenComparing(report -> report.deadlines().values().stream()
                    .min(Comparator.naturalOrder())
                    .orElse(NEVER))
            .thenComparing(Report::filedAt);

    /** The citizen's own clock presses nobody here. */
    private static Map.@Nullable Entry<Clock, Instant> next(List<Report> reports) {
        return reports.stream()
                .flatMap(report -> report.deadlines().entrySet().stream())
                .filter(clock -> clock.getKey() != Clock.SUPPLEMENT)
                .min(Map.Entry.comparingByValue())
                .orElse(null);
    }

    private static Matter matter(Report report) {
        String content = report.mendedContent() == null ? report.content() : report.mendedContent();
        return new Matter(
                report.name(),
                report.status(),
                report.category(),
                snippet(content),
                place(report.place()),
                report.agencies(),
                report.filedAt());
    }

    private static @Nullable Matter matter(Draft draft) {
        String content = draft.content();
        return content == null && draft.place() == null
                ? null
                : new Matter(
                        null,
                        null,
                        null,
                        snippet(content == null ? "" : content),
                        place(draft.place()),
                        List.of(),
                        null);
    }

    private static String snippet(String content) {
        String line = content.replaceAll("\\s+", " ").strip();
        return line.length() <= SNIPPET
                ? line
                : line.substring(
                                        0,
                                        line.offsetByCodePoints(
                                                0, Math.min(SNIPPET, line.codePointCount(0, line.length()))))
                                .strip()
                        + "…";
    }

    private static @Nullable String place(@Nullable Place place) {
        if (place == null) {
            return null;
        }
        return place.address() == null
                ? place.ward() == null ? "" : place.ward()
                : place.ward() == null || Folding.fold(place.address()).contains(Folding.fold(place.ward()))
                        ? place.address()
                        : place.address() + ", " + place.ward();
    }

    private static int filled(Draft draft) {
        Sender sender = draft.sender();
        boolean[] given = {
            draft.content() != null,
            draft.shows(),
            draft.place() != null,
            draft.seenAt() != null,
            sender.name() != null,
            sender.phone() != null,
            sender.email() != null || sender.hasNoEmail(),
            sender.consent() != null
        };
        int filled = 0;
        for (boolean one : given) {
            filled += one ? 1 : 0;
        }
        return filled;
    }

    private static List<String> facets(
            Conversation state, Face face, List<Report> open, boolean wanted, boolean clocked) {
        Set<String> facets = new TreeSet<>();
        for (Queue queue : queues(state, open, wanted, clocked)) {
            facets.add(Facet.queue(queue));
        }
        if (face.offered() != null) {
            facets.add(Facet.queue(Queue.OFFERED));
            facets.add(Facet.offered(face.offered()));
        }
        facets.add(Facet.channel(face.channel()));
        if (face.operator() != null) {
            facets.add(Facet.operator(face.operator()));
            if (face.declined() != null) {
                facets.add(Facet.declined(face.operator()));
            }
        }
        for (ConductMark mark : ConductMark.of(state)) {
            facets.add(Facet.conduct(mark));
        }
        for (Report report : state.reports()) {
            facets.add(Facet.status(report.status()));
            if (report.category() != null) {
                facets.add(Facet.category(report.category()));
            }
            report.agencies().forEach(agency -> facets.add(Facet.agency(agency)));
            Place place = report.place();
            if (place != null && place.ward() != null) {
                facets.add(Facet.ward(place.ward()));
            }
        }
        return List.copyOf(facets);
    }

    private static Set<Queue> queues(Conversation state, List<Report> open, boolean wanted, boolean clocked) {
        Set<Queue> queues = EnumSet.of(Queue.ALL);
        Draft draft = state.draft();
        if (draft != null && draft.urgency() != Urgency.NORMAL || open.stream().anyMatch(Listing::pressesTheCentre)) {
            queues.add(Queue.URGENT);
        }
        if (wanted) {
            queues.add(Queue.WAITING);
        }
        for (Report report : open) {
            if (report.status() == Status.RECEIVED || report.status() == Status.VERIFYING) {
                queues.add(answered(report) ? Queue.ANSWERED : Queue.NEW);
            }
            if (report.status() == Status.ACCEPTED) {
                queues.add(Queue.HAND_ON);
            }
            if (report.status() == Status.RESULT) {
                queues.add(Queue.RESULTS);
            }
            if (report.deadlines().containsKey(Clock.ANSWER_INTERACTION)) {
                queues.add(Queue.INTERACTIONS);
            }
        }
        if (clocked) {
            queues.add(Queue.SOON);
        }
        return queues;
    }

    private static boolean pressesTheCentre(Report report) {
        return report.urgency() != Urgency.NORMAL
                && (report.deadlines().containsKey(Clock.CONTACT)
                        || report.deadlines().containsKey(Clock.ACT)
                        || report.status().compareTo(Status.REFUSED) < 0);
    }

    /** What somebody asked for has come; the code of a new sender is asked for by the system, and nobody has looked yet. */
    private static boolean answered(Report report) {
        boolean bySomebody = false;
        for (Report.Step step : report.steps()) {
            if (step.what().equals("ask-supplement")) {
                bySomebody = !step.by().equals("system");
            } else if (step.what().equals("supplement") && bySomebody) {
                return true;
            }
        }
        return false;
    }

    /** One thing a list is filtered by, as a word of its own in a field with one index. */
    public static final class Facet {

        private Facet() {}

        public static String queue(Queue queue) {
            return "q:" + queue.name();
        }

        public static String channel(String channel) {
            return "c:" + channel;
        }

        public static String status(Status status) {
            return "s:" + status.name();
        }

        public static String category(Category category) {
            return "k:" + category.name();
        }

        /** With or without what kind of unit it is, with or without marks. */
        public static String ward(String ward) {
            return "w:" + KIND_OF_WARD.matcher(Folding.fold(ward)).replaceFirst("");
        }

        public static String agency(String agency) {
            return "a:" + Folding.fold(agency);
        }

        public static String conduct(ConductMark mark) {
            return "v:" + mark.name();
        }

        public static String operator(String account) {
            return "o:" + account;
        }

        /** Whose offer was declined. */
        public static String declined(String giver) {
            return "d:" + giver;
        }

        /** Whom it is offered to. */
        public static String offered(Offered to) {
            if (to.colleague() != null) {
                return "f:" + to.colleague();
            }
            return to.team() == null ? "f:*" : "f:@" + Folding.fold(to.team());
        }

        /** Among the words. */
        public static String code(String code) {
            return "code:" + code;
        }

        /** Among the words; E.164. */
        public static String phone(String phone) {
            return "phone:" + phone;
        }
    }
}
