package vn.hue.gateway.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Outcome;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.gateway.agency.Agency;
import vn.hue.gateway.agency.Directory;
import vn.hue.gateway.desk.PicturesPart.Sent;

/**
 * What the report's page shows from its acceptance to its rating.
 *
 * @param choices every agency that may get it, the likely ones first
 * @param held who has it
 * @param told what was answered, rated and said, oldest first; nothing is ever overwritten
 * @param may what can be done now
 * @param largest of a picture, in bytes
 * @param sent the pictures of a form that is shown again
 */
public record HandlingView(
        List<Choice> choices,
        List<Held> held,
        List<Report.Step> told,
        Set<Can> may,
        boolean urgent,
        boolean called,
        long largest,
        List<Sent> sent) {

    private static final Set<String> TOLD =
            Set.of("enter-result", "send-back-result", "publish", "rate", "interact", "answer-interaction", "reopen");

    /** What can be done to the report as a whole. */
    public enum Can {
        DISTRIBUTE,
        INVITE,
        PUBLISH,
        SEND_BACK,
        ANSWER,
        REOPEN,
        RATE,
        INTERACT
    }

    /**
     * An agency to be chosen.
     *
     * @param words what it is found by
     * @param likely whether it is probably competent
     * @param named whether another agency has named it, so that it stands ticked
     */
    public record Choice(Agency agency, String words, boolean likely, boolean named) {}

    /**
     * An agency that has the report.
     *
     * @param agency as it is in the register now; null when it is not there
     * @param superiors who sees it too ({@code QĐ 30/2022, Điều 10.4})
     * @param acknowledged whether it has confirmed
     * @param returnBy until when it may say that it is not its matter ({@code Điều 11.2}); null when that is over or it was
     *     never given
     */
    public record Held(
            String name,
            @Nullable Agency agency,
            List<Agency> superiors,
            boolean acknowledged,
            boolean mayAcknowledge,
            boolean mayReturn,
            boolean mayAsk,
            boolean mayAnswer,
            @Nullable Instant returnBy) {

        public String phone() {
            return agency == null ? "" : agency.phone();
        }

        /** Its number as a link dials it. */
        public String dial() {
            return "tel:" + phone().replaceAll("[^0-9+]", "");
        }
    }

    static HandlingView of(ReportView view, Lifecycle lifecycle, Directory register, long largest, List<Sent> sent) {
        Report report = view.report();
        Possible possible = new Possible(report, lifecycle, view.now());
        boolean called = Address.files(Address.channelOf(report.conversation()));
        List<Held> held = report.agencies().stream()
                .map(name -> held(name, report, register, possible, view.now()))
                .toList();
        return new HandlingView(
                possible.of(new Move.Distribute(List.of("?"))) ? choices(report, register) : List.of(),
                held,
                report.steps().stream()
                        .filter(step -> TOLD.contains(step.what()))
                        .toList(),
                may(report, possible, called),
                report.urgency() != Urgency.NORMAL,
                called,
                largest,
                sent);
    }

    private record Possible(Report report, Lifecycle lifecycle, Instant now) {
        boolean of(Move move) {
            return lifecycle.apply(report, move, now, "desk") instanceof Outcome.Moved;
        }
    }

    private static Set<Can> may(Report report, Possible possible, boolean called) {
        Set<Can> may = EnumSet.noneOf(Can.class);
        boolean distribute = possible.of(new Move.Distribute(List.of("?")));
        add(may, Can.DISTRIBUTE, distribute);
        add(may, Can.INVITE, distribute && report.agencies().isEmpty());
        add(may, Can.PUBLISH, possible.of(new Move.Publish()));
        add(may, Can.SEND_BACK, possible.of(new Move.SendBackResult("?", true)));
        add(
                may,
                Can.ANSWER,
                report.deadlines().containsKey(Clock.ANSWER_INTERACTION)
                        && report.agencies().stream()
                                .anyMatch(agency -> possible.of(new Move.AnswerInteraction(agency, "?"))));
        add(may, Can.REOPEN, possible.of(new Move.Reopen("?")));
        boolean rates = Arrays.stream(Rating.values()).anyMatch(rating -> possible.of(new Move.Rate(rating)));
        add(may, Can.RATE, called && rates);
        add(may, Can.INTERACT, called && possible.of(new Move.Interact("?")));
        return may;
    }

    private static void add(Set<Can> may, Can what, boolean can) {
        if (can) {
            may.add(what);
        }
    }

    private static Held held(String name, Report report, Directory register, Possible possible, Instant now) {
        Optional<Agency> agency = register.named(name);
        Instant given = report.steps().stream()
                .filter(step ->
                        step.what().equals("distribute") && step.agencies().contains(name))
                .map(Report.Step::at)
                .reduce((earlier, later) -> later)
                .orElse(null);
        Instant returnBy = given == null ? null : given.plus(Regulation.RETURN_TO_CENTRE);
        return new Held(
                name,
                agency.orElse(null),
                agency.map(register::superiors).orElse(List.of()),
                report.acknowledgedBy(name),
                possible.of(new Move.Acknowledge(name)),
                possible.of(new Move.ReturnToCentre(name, "?", null)),
                possible.of(new Move.AskSupplement("\u0000", false, name)),
                possible.of(new Move.EnterResult(name, "\u0000", List.of())),
                returnBy == null || returnBy.isBefore(now) || report.acknowledgedBy(name) ? null : returnBy);
    }

    private static List<Choice> choices(Report report, Directory register) {
        List<Agency> likely = register.suggest(report.place(), report.category());
        Agency named = named(report, register).orElse(null);
        List<Choice> choices = new ArrayList<>();
        if (named != null) {
            choices.add(new Choice(named, Directory.words(named), true, true));
        }
        List<Agency> all = new ArrayList<>(likely);
        register.active().stream().filter(agency -> !likely.contains(agency)).forEach(all::add);
        all.stream()
                .filter(agency -> !agency.equals(named))
                .filter(agency -> report.agencies().stream().noneMatch(agency::isCalled))
                .forEach(agency ->
                        choices.add(new Choice(agency, Directory.words(agency), likely.contains(agency), false)));
        return choices;
    }

    /** Whom the last agency that returned it has named, as long as nobody has it. {@code QĐ 30/2022, Điều 11.2}. */
    private static Optional<Agency> named(Report report, Directory register) {
        Report.Step last = report.steps().get(report.steps().size() - 1);
        String note = last.note();
        if (!last.what().equals("return-to-centre") || note == null || !note.contains(" → ")) {
            return Optional.empty();
        }
        return register.named(note.substring(note.lastIndexOf(" → ") + 3)).filter(Agency::active);
    }

    public boolean can(Can what) {
        return may.contains(what);
    }

    /** Whether anything is to be seen or done here yet. */
    public boolean begun() {
        return !held.isEmpty() || can(Can.DISTRIBUTE);
    }

    /** Urgent, and with an agency that has not confirmed: somebody has to phone. {@code QĐ 30/2022, Điều 15.2}. */
    public List<Held> toCall() {
        return urgent ? held.stream().filter(one -> !one.acknowledged()).toList() : List.of();
    }

    /** Who may answer now. */
    public List<Held> answering() {
        return held.stream().filter(Held::mayAnswer).toList();
    }

    /** How long after having been given it an agency may return it, in minutes. */
    public long returnMinutes() {
        return Regulation.RETURN_TO_CENTRE.toMinutes();
    }
}
