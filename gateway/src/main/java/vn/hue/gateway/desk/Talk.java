package vn.hue.gateway.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.conduct.Lock;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.api.Masking;
import vn.hue.gateway.api.Said;
import vn.hue.gateway.store.ConductMark;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Timer;

/** A conversation as its page shows it; personal data are masked already, unless they were asked for. */
public record Talk(
        Instant now,
        String id,
        String channel,
        String who,
        @Nullable Hold hold,
        Masking masking,
        Conversation state,
        List<Bubble> bubbles,
        List<SlotView> slots,
        List<Timer> timers,
        List<Card> reports) {

    static Talk of(
            Snapshot snapshot,
            List<Line> lines,
            List<Timer> timers,
            People people,
            String reader,
            Masking masking,
            Instant now) {
        Conversation state = snapshot.state();
        var draft = state.draft();
        Sender sender = draft == null ? state.sender() : draft.sender();
        String name = masking.name(sender.name());
        List<Card> cards = new ArrayList<>();
        for (Report report : state.reports()) {
            cards.add(0, Card.of(report, masking));
        }
        return new Talk(
                now,
                state.id(),
                state.address().channel(),
                name == null ? masking.user(state.address().user()) : name,
                Hold.of(state, timers, people, reader),
                masking,
                state,
                bubbles(lines, sender, people, masking, now),
                SlotView.of(draft),
                timers,
                cards);
    }

    /** What waits behind a message that the night holds is held with it; a code goes elsewhere, and waits for nothing. */
    private static List<Bubble> bubbles(List<Line> lines, Sender sender, People people, Masking masking, Instant now) {
        List<Bubble> bubbles = new ArrayList<>();
        Instant morning = null;
        for (Line line : lines) {
            var progress = line.delivery();
            var out = line.out();
            boolean waits = progress != null
                    && progress.state() == DeliveryState.WAITING
                    && out != null
                    && !(out.insert() instanceof Outbound.Code);
            Instant held = waits && progress != null ? progress.heldUntil() : null;
            if (held != null && held.isAfter(now)) {
                morning = held;
            }
            bubbles.add(Bubble.of(line, waits ? morning : null, sender, people, masking));
        }
        return bubbles;
    }

    /** What a file was called by whoever sent it, masked like their words; null when it has no name. */
    public @Nullable String fileName(Media file) {
        var draft = state.draft();
        String name = file.name();
        return name == null ? null : masking.text(name, draft == null ? state.sender() : draft.sender());
    }

    /** What the citizen may not do now. */
    public List<Lock> locks() {
        return state.conduct().locks().stream().filter(lock -> lock.holds(now)).toList();
    }

    /** How many violations wait for a judgement. */
    public long proposals() {
        return state.conduct().proposed().stream()
                .filter(violation -> ConductMark.isFiled(violation, state))
                .count();
    }

    /** What can be said with one choice. The name stands in it only when personal data are shown. */
    public List<Replies.Reply> replies() {
        var draft = state.draft();
        String name = draft == null || draft.sender().name() == null
                ? state.sender().name()
                : draft.sender().name();
        String code = reports.stream()
                .map(card -> card.report().code())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return Replies.in(state.language(), masking == Masking.REVEALED ? name : null, code);
    }

    /** The content of the draft; null without one. */
    public @Nullable String draftContent() {
        var draft = state.draft();
        return draft == null || draft.content() == null ? null : masking.text(draft.content(), draft.sender());
    }

    /** How the end of the unfinished report will be told if nobody answers; null as long as no end is planned. */
    public @Nullable String closing() {
        boolean planned = timers.stream().anyMatch(timer -> timer.name().equals("intake-end"));
        var question = state.question();
        return planned && question != null ? Objects.requireNonNullElse(question.closingBy(), "") : null;
    }

    /**
     * Who speaks instead of the bot.
     *
     * @param name as colleagues read it
     * @param mine whether it is whoever reads the page
     * @param kept whether nobody else may speak
     * @param until when the bot goes on if nothing is heard of them; null when it doesn't
     */
    public record Hold(
            String name,
            Instant since,
            boolean mine,
            boolean kept,
            @Nullable Instant until) {

        static @Nullable Hold of(Conversation state, List<Timer> timers, People people, String reader) {
            var handover = state.handover();
            if (handover == null) {
                return null;
            }
            Instant until = timers.stream()
                    .filter(timer -> Conversation.LEASES.contains(timer.name()))
                    .map(Timer::dueAt)
                    .findFirst()
                    .orElse(null);
            return new Hold(
                    people.name(handover.operator()),
                    handover.since(),
                    handover.operator().equals(reader),
                    state.held() != null,
                    until);
        }

        /** Whether the reader can only look on. */
        public boolean elsewhere() {
            return kept && !mine;
        }
    }

    /**
     * One line of the dialog.
     *
     * @param id unique in the conversation
     * @param note what it says to operators alone; null for what the citizen sees too
     * @param whom the other operator, or the team, it is about; empty when there is none
     * @param heldUntil when the night is over that it waits for; null when it waits for none
     * @param vain the deed on a report that was not done; null when it is not about one
     */
    public record Bubble(
            String id,
            boolean citizen,
            String author,
            Instant at,
            String text,
            List<Option> options,
            List<Media> media,
            @Nullable GeoPoint point,
            boolean other,
            @Nullable DeliveryState delivery,
            @Nullable String reason,
            @Nullable Instant heldUntil,
            Effect.Remark.@Nullable About note,
            String whom,
            Effect.Remark.@Nullable Vain vain) {

        static Bubble of(Line line, @Nullable Instant heldUntil, Sender sender, People people, Masking masking) {
            var out = line.out();
            var remark = line.remark();
            if (remark != null) {
                return new Bubble(
                        line.message(),
                        false,
                        people.name(remark.author()),
                        line.at(),
                        // An agency's number is no citizen's.
                        remark.about() == Effect.Remark.About.CALL
                                ? remark.text()
                                : masking.text(remark.text(), sender),
                        List.of(),
                        List.of(),
                        null,
                        false,
                        null,
                        null,
                        null,
                        remark.about(),
                        remark.whom() == null ? "" : people.name(remark.whom()),
                        remark.vain());
            }
            var progress = line.delivery();
            if (out != null) {
                return new Bubble(
                        line.message(),
                        false,
                        people.name(out.author()),
                        line.at(),
                        masking.text(out.shown(), sender),
                        out.options(),
                        out.media(),
                        null,
                        false,
                        progress == null ? null : progress.state(),
                        progress == null ? null : progress.reason(),
                        heldUntil,
                        null,
                        "",
                        null);
            }
            List<Part> parts = line.in() == null ? List.of() : line.in().parts();
            String text = masking.text(Said.text(parts), sender);
            List<Media> media = Said.media(parts);
            GeoPoint point = Said.point(parts).orElse(null);
            boolean other = text.isEmpty() && media.isEmpty() && point == null;
            return new Bubble(
                    line.message(),
                    true,
                    "",
                    line.at(),
                    text,
                    List.of(),
                    media,
                    point,
                    other,
                    null,
                    null,
                    null,
                    null,
                    "",
                    null);
        }

        /** Its id as an element's: htmx looks such elements up by selector. */
        public String anchor() {
            return id.replaceAll("[^A-Za-z0-9]", "-");
        }

        /** A file's id as an element's, in this line. */
        public String anchor(Media file) {
            return "file-" + anchor() + "-" + file.id();
        }

        public boolean bot() {
            return author.equals(Outbound.BOT);
        }
    }

    /** A filed report in short; all of it stands on its own page, see {@link ReportPage}. */
    public record Card(
            Report report,
            String content,
            @Nullable String senderName,
            @Nullable String senderPhone) {

        static Card of(Report report, Masking masking) {
            return new Card(
                    report,
                    masking.text(report.content(), report.sender()),
                    masking.name(report.sender().name()),
                    masking.phone(report.sender().phone()));
        }

        /** Its key as an element's id: htmx looks such elements up by selector. */
        public String anchor() {
            return report.key().replaceAll("[^A-Za-z0-9]", "-");
        }

        /** The address of its page. */
        public String path() {
            return ReportView.path(report.name());
        }

        /** The clocks that run, soonest first. */
        public List<Map.Entry<Clock, Instant>> clocks() {
            return report.deadlines().entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .toList();
        }
    }
}
