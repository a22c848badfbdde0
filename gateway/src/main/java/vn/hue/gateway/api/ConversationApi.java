package vn.hue.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Question;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Guard;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Duty;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.KeptAnswers.Answer;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.work.ConversationWork;
import vn.hue.gateway.work.ReportWork;

/** {@code POST /api/v1/conversations/{id}/…}: another program speaks to a citizen in place of the bot. */
final class ConversationApi {

    private static final int TEXT = 2_000;
    private static final int NOTE = 500;
    private static final int REASON = 200;
    private static final long LINES = 200;

    private final Stores stores;
    private final ConversationWork work;
    private final ByHandBody byHand;
    private final Uploads uploads;
    private final Once once;
    private final Waiting waiting;
    private final Guard guard;

    ConversationApi(
            Stores stores,
            ConversationWork work,
            ByHandBody byHand,
            Uploads uploads,
            Once once,
            Waiting waiting,
            Guard guard) {
        this.stores = stores;
        this.work = work;
        this.byHand = byHand;
        this.uploads = uploads;
        this.once = once;
        this.waiting = waiting;
        this.guard = guard;
    }

    /** Reads a body as an action; what is wrong with it is told afterwards. */
    private interface Reading {
        Future<Event.Action> of(RoutingContext ctx, Given given, Snapshot before);
    }

    void mount(Router root) {
        Doors doors = new Doors(root, guard);
        open(doors, Route.API_TAKE_OVER, "take-over", (ctx, given, before) -> now(new Event.TakeOver()));
        open(doors, Route.API_TAKE_AWAY, "take-away", (ctx, given, before) -> now(new Event.TakeAway()));
        open(doors, Route.API_TRANSFER, "transfer", (ctx, given, before) -> transfer(given));
        open(doors, Route.API_TAKE_BACK, "take-back", (ctx, given, before) -> now(new Event.TakeBack()));
        open(
                doors,
                Route.API_DECLINE,
                "decline",
                (ctx, given, before) -> now(new Event.Decline(given.needed("reason", REASON))));
        open(doors, Route.API_FILL_IN, "fill-in", (ctx, given, before) -> now(byHand.read(given, before.state())));
        open(
                doors,
                Route.API_NOTE,
                "remember",
                (ctx, given, before) -> now(new Event.Remember(given.needed("text", TEXT))));
        open(
                doors,
                Route.API_HAND_BACK,
                "hand-back",
                (ctx, given, before) -> now(new Event.HandBack(given.text("note", TEXT))));
        open(
                doors,
                Route.API_COLLECT,
                "collect",
                (ctx, given, before) ->
                        now(new Event.Collect(given.neededOneOf("what", Question.Kind.class, ByHandBody.ASKABLE)
                                .orElse(Question.Kind.CONTENT))));
        open(doors, Route.API_WRITE, "write", (ctx, given, before) -> uploads.named(ctx, given)
                .compose(files -> {
                    String text = files.isEmpty() ? given.needed("text", TEXT) : given.text("text", TEXT);
                    given.check();
                    return uploads.claim(files).map(claimed -> new Event.Write(text == null ? "" : text, files));
                }));
        doors.open(Route.API_STILL_HERE, ctx -> once.answer(ctx, turn -> stillHere(ctx)));
    }

    private static Future<Event.Action> now(Event.Action action) {
        return Future.succeededFuture(action);
    }

    private void open(Doors doors, Route route, String name, Reading reading) {
        doors.open(
                route,
                ctx -> once.answer(ctx, turn -> {
                    Given given = Given.of(ctx);
                    return looked(ctx, stores.conversations())
                            .compose(before -> reading.of(ctx, given, before))
                            .compose(action -> {
                                given.check();
                                return act(ctx, turn, name, action);
                            });
                }));
    }

    /** The conversation, unless it is none, or another than was looked at. */
    static Future<Snapshot> looked(RoutingContext ctx, Conversations conversations) {
        Integer seen = Etag.seen(ctx);
        return conversations.load(ctx.pathParam("id")).map(before -> {
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
            return before;
        });
    }

    /** To a colleague, to a team, or to anyone. */
    private Future<Event.Action> transfer(Given given) {
        String colleague = given.text("colleague", ReportApi.NAME);
        String team = given.text("team", ReportApi.NAME);
        String note = given.text("note", NOTE);
        return stores.staff().accounts().all().map(all -> {
            var there = all.stream()
                    .filter(account -> !account.disabled() && account.role().mayReveal())
                    .toList();
            if (colleague != null
                    && there.stream().noneMatch(account -> account.name().equals(colleague))) {
                given.fault("colleague", "UNKNOWN");
            }
            if (team != null
                    && there.stream()
                            .noneMatch(account ->
                                    Duty.sameTeam(team, account.duty().team()))) {
                given.fault("team", "UNKNOWN");
            }
            return new Event.Transfer(colleague, colleague == null ? team : null, note);
        });
    }

    private Future<Answer> act(RoutingContext ctx, Once.Turn turn, String name, Event.Action action) {
        String id = ctx.pathParam("id");
        ReportWork.Who who = Bearer.who(ctx);
        return person(ctx)
                .compose(person -> work.did(person, id, turn.id(), name, action))
                .compose(outcome -> {
                    if (outcome instanceof ConversationWork.Outcome.Unknown) {
                        throw new Problem(404, "not-found");
                    } else if (outcome instanceof ConversationWork.Outcome.NotOffered) {
                        throw new Problem(409, "not-offered");
                    } else if (outcome instanceof ConversationWork.Outcome.Held held) {
                        throw action instanceof Event.TakeOver ? offered(held.by()) : held(held.by());
                    }
                    return waiting.taken(turn.id(), Waiting.patience(ctx));
                })
                .compose(taken -> outcome(id, turn, who.account(), action, taken));
    }

    /** The program, as one of the team of whoever uses it: their account may have changed since the last request. */
    private Future<ConversationWork.Person> person(RoutingContext ctx) {
        ReportWork.Who who = Bearer.who(ctx);
        Token holder = Bearer.holder(ctx);
        String operator = holder == null ? null : holder.operator();
        return (operator == null
                        ? Future.<@Nullable Account>succeededFuture()
                        : stores.staff().accounts().find(operator))
                .map(account -> new ConversationWork.Person(
                        who.account(),
                        account == null || account.disabled() || !account.role().mayReveal()
                                ? null
                                : account.duty().team(),
                        who.from()));
    }

    /** The lease's heartbeat is no deed of a person, so it stands in no record. */
    private Future<Answer> stillHere(RoutingContext ctx) {
        Given.of(ctx).check();
        String account = Bearer.who(ctx).account();
        return looked(ctx, stores.conversations()).compose(before -> {
            Conversation.Handover held = before.state().held();
            if (held == null || !held.operator().equals(account)) {
                throw new Problem(409, "not-held");
            }
            return work.stillHere(account, before.id()).map(kept -> done(before, "done", 200, null));
        });
    }

    private static Problem held(Conversation.Handover by) {
        return held(by.operator(), by.since().toString());
    }

    /** Somebody else was asked to take it over: who, and how a token could be among them. */
    private static Problem offered(Conversation.Handover by) {
        Conversation.Offer offer = by.offer();
        String colleague = offer == null ? null : offer.colleague();
        String team = offer == null ? null : offer.team();
        JsonObject facts = new JsonObject()
                .put("operator", by.operator())
                .put("since", by.since().toString());
        if (colleague != null) {
            return new Problem(409, "offered", facts.put("colleague", colleague), colleague);
        }
        return team == null ? held(by) : new Problem(409, "offered-team", facts.put("team", team), team);
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
                Etag.of(now.version()),
                "/api/v1/conversations/" + ReportDecision.encoded(now.id()));
    }
}
