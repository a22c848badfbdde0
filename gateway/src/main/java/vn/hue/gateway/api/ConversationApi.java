package vn.hue.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Question;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Guard;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.store.KeptAnswers.Answer;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.work.ReportWork;

/** {@code POST /api/v1/conversations/{id}/…}: another program speaks to a citizen in place of the bot. */
final class ConversationApi {

    private static final int TEXT = 2_000;
    private static final long LINES = 200;
    private static final Set<Question.Kind> ASKABLE = EnumSet.of(
            Question.Kind.CONTENT,
            Question.Kind.MEDIA,
            Question.Kind.PLACE,
            Question.Kind.SEEN_AT,
            Question.Kind.NAME,
            Question.Kind.PHONE,
            Question.Kind.EMAIL,
            Question.Kind.CONSENT);

    private final Stores stores;
    private final Desk door;
    private final Audit audit;
    private final InstantSource clock;
    private final MediaStore media;
    private final Once once;
    private final Waiting waiting;
    private final Guard guard;

    ConversationApi(
            Stores stores,
            Desk door,
            Audit audit,
            InstantSource clock,
            MediaStore media,
            Once once,
            Waiting waiting,
            Guard guard) {
        this.stores = stores;
        this.door = door;
        this.audit = audit;
        this.clock = clock;
        this.media = media;
        this.once = once;
        this.waiting = waiting;
        this.guard = guard;
    }

    /** Reads a body as an action. */
    private interface Reading {
        Event.Action of(Given given);
    }

    void mount(Router root) {
        Doors doors = new Doors(root, guard);
        open(doors, Route.API_TAKE_OVER, "take-over", given -> new Event.TakeOver());
        open(doors, Route.API_TAKE_AWAY, "take-away", given -> new Event.TakeAway());
        open(doors, Route.API_STILL_HERE, "still-here", given -> new Event.StillHere());
        open(doors, Route.API_NOTE, "remember", given -> new Event.Remember(given.needed("text", TEXT)));
        open(doors, Route.API_HAND_BACK, "hand-back", given -> new Event.HandBack(given.text("note", TEXT)));
        open(
                doors,
                Route.API_COLLECT,
                "collect",
                given -> new Event.Collect(
                        given.neededOneOf("what", Question.Kind.class, ASKABLE).orElse(Question.Kind.CONTENT)));
        doors.open(
                Route.API_WRITE,
                ctx -> once.answer(ctx, turn -> {
                    Given given = Given.of(ctx);
                    return ReportApi.files(given, media).compose(files -> {
                        String text = files.isEmpty() ? given.needed("text", TEXT) : given.text("text", TEXT);
                        given.check();
                        return act(ctx, turn, "write", new Event.Write(text == null ? "" : text, files));
                    });
                }));
    }

    private void open(Doors doors, Route route, String name, Reading reading) {
        doors.open(
                route,
                ctx -> once.answer(ctx, turn -> {
                    Given given = Given.of(ctx);
                    Event.Action action = reading.of(given);
                    given.check();
                    return act(ctx, turn, name, action);
                }));
    }

    private Future<Answer> act(RoutingContext ctx, Once.Turn turn, String name, Event.Action action) {
        String id = ctx.pathParam("id");
        ReportWork.Who who = Bearer.who(ctx);
        Integer seen = ReportApi.seen(ctx);
        return stores.conversations().load(id).compose(before -> {
            if (before == null) {
                throw new Problem(404, "not-found");
            }
            if (seen != null && seen != before.version()) {
                throw new Problem(
                        412,
                        "changed",
                        new JsonObject().put("version", before.version()).put("changes", new JsonArray()),
                        String.valueOf(before.version()));
            }
            var held = before.state().held();
            boolean mine = held != null && held.operator().equals(who.account());
            if (action instanceof Event.StillHere && !mine) {
                throw new Problem(409, "not-held");
            }
            if (speaks(action) && held != null && !mine) {
                throw held(held.operator(), held.since().toString());
            }
            return noted(who, name, id, action)
                    .compose(noted ->
                            door.did(id, turn.id(), new Event.OperatorDid(clock.instant(), who.account(), action)))
                    .compose(accepted -> waiting.taken(turn.id(), Waiting.patience(ctx)))
                    .compose(taken -> outcome(id, turn, who.account(), action, taken));
        });
    }

    /** The lease's heartbeat is no deed of a person, so it stands in no record. */
    private Future<Void> noted(ReportWork.Who who, String name, String id, Event.Action action) {
        return action instanceof Event.StillHere
                ? Future.succeededFuture()
                : audit.did(who.account(), who.from(), Act.DEED, name, Audit.conversation(id));
    }

    private static boolean speaks(Event.Action action) {
        return action instanceof Event.TakeOver
                || action instanceof Event.Write
                || action instanceof Event.HandBack
                || action instanceof Event.Collect;
    }

    private static Problem held(String operator, String since) {
        return new Problem(
                409, "held", new JsonObject().put("operator", operator).put("since", since), operator, since);
    }

    private Future<Answer> outcome(String id, Once.Turn turn, String account, Event.Action action, boolean taken) {
        return stores.conversations().load(id).compose(loaded -> {
            Snapshot now = Objects.requireNonNull(loaded, "there before");
            if (!taken) {
                return Future.succeededFuture(done(now, "accepted", 202, null));
            }
            return stores.lines()
                    .read(id, Math.max(1, now.lines() - LINES), now.lines())
                    .map(lines -> {
                        List<Line> mine = lines.stream()
                                .filter(line -> !line.at().isBefore(turn.since()))
                                .toList();
                        refusal(mine, account, now.state());
                        return done(now, "done", 200, message(mine, account, action));
                    });
        });
    }

    /** Somebody was a moment faster: the thread says so to everyone. */
    private static void refusal(List<Line> lines, String account, Conversation state) {
        for (Line line : lines) {
            Effect.Remark remark = line.remark();
            if (remark != null
                    && remark.about() == Effect.Remark.About.REFUSED
                    && remark.author().equals(account)) {
                var held = state.held();
                throw held(
                        String.valueOf(remark.whom()),
                        held == null ? line.at().toString() : held.since().toString());
            }
        }
    }

    /** What was written to the citizen: its delivery is told with the conversation. */
    private static @Nullable String message(List<Line> lines, String account, Event.Action action) {
        if (!(action instanceof Event.Write write)) {
            return null;
        }
        return lines.stream()
                .filter(line -> line.out() != null
                        && line.out().author().equals(account)
                        && line.out().text().equals(write.text()))
                .map(Line::message)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    private static Answer done(Snapshot now, String outcome, int status, @Nullable String message) {
        var held = now.state().held();
        JsonObject conversation = new JsonObject().put("id", now.id()).put("version", now.version());
        if (held != null) {
            conversation
                    .put("operator", held.operator())
                    .put("since", held.since().toString());
        }
        JsonObject body = new JsonObject().put("outcome", outcome).put("conversation", conversation);
        return Once.answer(
                status,
                message == null ? body : body.put("message", message),
                ReportApi.etag(now.version()),
                "/api/v1/conversations/" + ReportApi.encoded(now.id()));
    }
}
