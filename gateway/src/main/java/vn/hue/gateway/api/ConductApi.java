package vn.hue.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.conduct.Lock;
import vn.hue.conversations.conduct.Violation;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Event;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Guard;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.api.Parameters.Position;
import vn.hue.gateway.store.ConductMark;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.KeptAnswers.Answer;
import vn.hue.gateway.store.Listing;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Worklist;
import vn.hue.gateway.work.ConductWork;
import vn.hue.gateway.work.ConductWork.Bar;
import vn.hue.gateway.work.ConductWork.Outcome;
import vn.hue.gateway.work.ReportWork;

/**
 * {@code /api/v1/conduct} and {@code POST /api/v1/conversations/{id}/violations…}, {@code …/locks/…}: how citizens behave,
 * and what is judged of it. {@code QĐ 30/2022, Điều 14.1, 20.1}.
 */
final class ConductApi {

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}");

    private final Conversations conversations;
    private final ConductWork work;
    private final Once once;
    private final Waiting waiting;
    private final InstantSource clock;
    private final Guard guard;

    ConductApi(
            Conversations conversations,
            ConductWork work,
            Once once,
            Waiting waiting,
            InstantSource clock,
            Guard guard) {
        this.conversations = conversations;
        this.work = work;
        this.once = once;
        this.waiting = waiting;
        this.clock = clock;
        this.guard = guard;
    }

    /** Reads a request as a judgement; what is wrong with it is told afterwards. */
    private interface Reading {
        Event.Judgement of(RoutingContext ctx, Given given, Snapshot before);
    }

    void mount(Router root) {
        Doors doors = new Doors(root, guard)
                .open(Route.API_CONDUCT, ctx -> ReadApi.answer(ctx, this::list))
                .open(Route.API_CONDUCT_OF, ctx -> ReadApi.answer(ctx, this::one));
        open(doors, Route.API_PROPOSE_VIOLATION, (ctx, given, before) -> proposal(given, before.state()));
        open(doors, Route.API_CONFIRM_VIOLATION, (ctx, given, before) -> new Event.ConfirmViolation(number(ctx)));
        open(
                doors,
                Route.API_DISMISS_VIOLATION,
                (ctx, given, before) -> new Event.DismissViolation(number(ctx), reason(given)));
        open(
                doors,
                Route.API_WITHDRAW_VIOLATION,
                (ctx, given, before) -> new Event.WithdrawViolation(number(ctx), reason(given)));
        open(doors, Route.API_LIFT_LOCK, (ctx, given, before) -> new Event.LiftLock(kind(ctx), reason(given)));
    }

    private Future<Views.Page<ConductView>> list(RoutingContext ctx) {
        Parameters given = new Parameters(ctx, Set.of("mark", "after", "limit"));
        int limit = given.number("limit", ReadApi.PAGE, 1, ReadApi.LONGEST_PAGE);
        Position after = given.position("after");
        ConductMark mark = given.oneOf("mark", ConductMark.class);
        Set<ConductMark> marks = mark == null ? EnumSet.allOf(ConductMark.class) : EnumSet.of(mark);
        Masking masking = Bearer.masking(ctx);
        Instant now = clock.instant();
        return work.marked(marks, after == null ? null : new Worklist.Mark(after.at(), after.id()), limit + 1)
                .compose(rows -> {
                    List<Listing> page = rows.stream().limit(limit).toList();
                    return work.load(page)
                            .map(loaded -> new Views.Page<>(
                                    loaded.stream()
                                            .map(snapshot -> ConductView.of(snapshot, now, masking))
                                            .filter(view -> marks.stream().anyMatch(view::has))
                                            .toList(),
                                    rows.size() <= limit
                                            ? null
                                            : Parameters.cursor(
                                                    page.get(limit - 1).updatedAt(),
                                                    page.get(limit - 1).id())));
                });
    }

    private Future<ConductView> one(RoutingContext ctx) {
        new Parameters(ctx, Set.of());
        Masking masking = Bearer.masking(ctx);
        return conversations.load(ctx.pathParam("id")).map(snapshot -> {
            if (snapshot == null) {
                throw new HttpException(404);
            }
            ctx.response().putHeader(HttpHeaders.ETAG, Etag.of(snapshot.version()));
            return ConductView.of(snapshot, clock.instant(), masking);
        });
    }

    private void open(Doors doors, Route route, Reading reading) {
        doors.open(
                route,
                ctx -> once.answer(ctx, turn -> {
                    Given given = Given.of(ctx);
                    return ConversationApi.looked(ctx, conversations).compose(before -> {
                        Event.Judgement judgement = reading.of(ctx, given, before);
                        given.check();
                        return judge(ctx, turn, before, judgement);
                    });
                }));
    }

    private static Event.Judgement proposal(Given given, Conversation state) {
        Violation.Kind kind = given.neededOneOf("kind", Violation.Kind.class, EnumSet.allOf(Violation.Kind.class))
                .orElse(Violation.Kind.REPORT);
        String report = given.needed("report", ReportApi.NAME);
        if (!report.isEmpty() && ConductWork.report(report, state).isEmpty()) {
            given.fault("report", "NO_SUCH_REPORT");
        }
        return new Event.ProposeViolation(kind, report, given.needed("words", ConductWork.LONGEST));
    }

    private static String reason(Given given) {
        return given.needed("reason", ConductWork.LONGEST);
    }

    private static int number(RoutingContext ctx) {
        String number = ctx.pathParam("number");
        if (!NUMBER.matcher(number).matches()) {
            throw new Problem(404, "not-found");
        }
        return Integer.parseInt(number);
    }

    /** A false cry for help locks nothing. */
    private static Violation.Kind kind(RoutingContext ctx) {
        return switch (ctx.pathParam("kind")) {
            case "REPORT" -> Violation.Kind.REPORT;
            case "INTERACTION" -> Violation.Kind.INTERACTION;
            default -> throw new Problem(404, "not-found");
        };
    }

    private Future<Answer> judge(RoutingContext ctx, Once.Turn turn, Snapshot before, Event.Judgement judgement) {
        ReportWork.Who who = Bearer.who(ctx);
        if (turn.resumed() && isDone(judgement, before.state(), who, turn)) {
            return Future.succeededFuture(done(before, "done", 200, judgement, who, turn)); // by this key, before
        }
        return work.did(who, before, turn.id(), judgement).compose(outcome -> {
            refusal(ctx, outcome, before, judgement);
            return waiting.taken(turn.id(), Waiting.patience(ctx))
                    .compose(taken -> conversations.load(before.id()).map(loaded -> {
                        Snapshot now = Objects.requireNonNull(loaded, "there before");
                        if (isDone(judgement, now.state(), who, turn)) {
                            return done(now, "done", 200, judgement, who, turn);
                        }
                        if (!taken) {
                            return done(now, "accepted", 202, judgement, who, turn);
                        }
                        // Somebody was a moment faster, or has gone over it since.
                        refusal(ctx, ConductWork.fits(judgement, now.state(), clock.instant()), now, judgement);
                        throw barred(ctx, Bar.JUDGED, now, judgement);
                    }));
        });
    }

    private static void refusal(RoutingContext ctx, Outcome outcome, Snapshot now, Event.Judgement judgement) {
        if (outcome instanceof Outcome.Unknown) {
            throw new Problem(404, "not-found");
        } else if (outcome instanceof Outcome.Barred barred) {
            throw barred(ctx, barred.bar(), now, judgement);
        }
    }

    private static Problem barred(RoutingContext ctx, Bar bar, Snapshot now, Event.Judgement judgement) {
        JsonObject facts = new JsonObject().put("why", bar.name()).put("version", now.version());
        ConductWork.violation(judgement, now.state()).ifPresent(one -> facts.put("violation", brief(one, now.state())));
        return new Problem(409, "not-now", facts, ApiWords.of(ctx).say("bar." + bar.name()));
    }

    /** Whether the conversation says so: this token did it, since the request came. */
    private static boolean isDone(Event.Judgement judgement, Conversation state, ReportWork.Who who, Once.Turn turn) {
        if (judgement instanceof Event.LiftLock lift) {
            return state.conduct().locks().stream()
                    .anyMatch(lock -> lock.kind() == lift.kind() && by(lock.endedBy(), lock.endedAt(), who, turn));
        } else if (judgement instanceof Event.ProposeViolation proposal) {
            return proposed(proposal, state, who, turn).isPresent();
        }
        Violation.State to = judgement instanceof Event.ConfirmViolation
                ? Violation.State.CONFIRMED
                : judgement instanceof Event.DismissViolation ? Violation.State.DISMISSED : Violation.State.WITHDRAWN;
        return ConductWork.violation(judgement, state)
                .filter(one -> one.state() == to && by(one.decidedBy(), one.decidedAt(), who, turn))
                .isPresent();
    }

    private static boolean by(@Nullable String account, @Nullable Instant at, ReportWork.Who who, Once.Turn turn) {
        return who.account().equals(account) && at != null && !at.isBefore(turn.since());
    }

    private static Optional<Violation> proposed(
            Event.ProposeViolation proposal, Conversation state, ReportWork.Who who, Once.Turn turn) {
        String key = ConductWork.report(proposal.report(), state)
                .map(report -> report.key())
                .orElse("");
        return state.conduct().violations().stream()
                .filter(one -> one.kind() == proposal.kind()
                        && one.report().equals(key)
                        && one.words().equals(proposal.words())
                        && by(one.by(), one.at(), who, turn))
                .reduce((first, last) -> last);
    }

    /** Without anybody's words: this answer is kept for a day. */
    private Answer done(
            Snapshot now, String outcome, int status, Event.Judgement judgement, ReportWork.Who who, Once.Turn turn) {
        Conversation state = now.state();
        JsonArray locks = new JsonArray();
        ConductWork.locks(state, clock.instant()).forEach(lock -> locks.add(brief(lock)));
        JsonObject body = new JsonObject()
                .put("outcome", outcome)
                .put("conversation", new JsonObject().put("id", now.id()).put("version", now.version()))
                .put("locks", locks);
        (judgement instanceof Event.ProposeViolation proposal
                        ? proposed(proposal, state, who, turn)
                        : ConductWork.violation(judgement, state))
                .ifPresent(one -> body.put("violation", brief(one, state)));
        return Once.answer(
                status,
                body,
                Etag.of(now.version()),
                "/api/v1/conversations/" + ReportDecision.encoded(now.id()) + "/conduct");
    }

    private static JsonObject brief(Violation violation, Conversation state) {
        JsonObject brief = new JsonObject()
                .put("number", violation.number())
                .put("kind", violation.kind().name())
                .put("state", violation.state().name());
        ConductWork.report(violation.report(), state).ifPresent(report -> brief.put("report", report.name()));
        return brief;
    }

    private static JsonObject brief(Lock lock) {
        JsonObject brief = new JsonObject()
                .put("kind", lock.kind().name())
                .put("since", lock.since().toString())
                .put("grounds", new JsonArray(List.copyOf(lock.grounds())));
        return lock.until() == null ? brief : brief.put("until", lock.until().toString());
    }
}
