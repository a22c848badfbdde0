package vn.hue.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.api.Parameters.Position;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.delivery.Outlooks;
import vn.hue.gateway.store.DeadLetters;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.work.ConversationWork;
import vn.hue.gateway.work.LetterWork;
import vn.hue.gateway.work.ReportWork;

/** {@code /api/v1/dead-letters}: messages that did not arrive, for reading and for sending again. */
public final class DeadLetterApi {

    private enum State {
        OPEN,
        ALL
    }

    private final Stores stores;
    private final LetterWork work;
    private final Bearer bearer;

    /** @param behindProxy whether exactly one trusted proxy stands in front */
    public DeadLetterApi(Stores stores, LetterWork work, List<Token> tokens, boolean behindProxy, InstantSource clock) {
        this.stores = stores;
        this.work = work;
        this.bearer = new Bearer(tokens, stores.staff().audit(), behindProxy, clock);
    }

    public void mount(Router root) {
        new Doors(root, bearer)
                .open(vn.hue.gateway.access.Route.API_DEAD_LETTERS, ctx -> ReadApi.answer(ctx, this::list))
                .open(vn.hue.gateway.access.Route.API_RESEND, ctx -> ReadApi.answer(ctx, this::resend));
    }

    private Future<Views.Page<LetterView>> list(RoutingContext ctx) {
        Parameters given = new Parameters(ctx, Set.of("state", "after", "limit"));
        int limit = given.number("limit", ReadApi.PAGE, 1, ReadApi.LONGEST_PAGE);
        Position after = given.position("after");
        boolean open = given.oneOf("state", State.class) != State.ALL;
        DeadLetters.Cursor before = after == null ? null : new DeadLetters.Cursor(after.at(), after.id());
        Masking masking = Bearer.masking(ctx);
        return stores.deadLetters()
                .list(new DeadLetters.Query(open, before, limit))
                .compose(found -> senders(found)
                        .map(senders -> new Views.Page<>(
                                found.stream()
                                        .map(letter -> LetterView.of(
                                                letter,
                                                senders.getOrDefault(letter.conversation(), Sender.UNKNOWN),
                                                masking))
                                        .toList(),
                                found.size() < limit
                                        ? null
                                        : Parameters.cursor(
                                                found.get(limit - 1).at(),
                                                found.get(limit - 1).id()))));
    }

    /** Whose names are to be masked in the words. */
    private Future<Map<String, Sender>> senders(List<DeadLetters.Letter> letters) {
        Map<String, Sender> senders = new HashMap<>();
        List<Future<?>> loads = new ArrayList<>();
        letters.stream()
                .map(DeadLetters.Letter::conversation)
                .distinct()
                .forEach(id -> loads.add(stores.conversations().load(id).onSuccess(snapshot -> {
                    if (snapshot != null) {
                        var state = snapshot.state();
                        senders.put(
                                id,
                                state.draft() == null
                                        ? state.sender()
                                        : state.draft().sender());
                    }
                })));
        return loads.isEmpty()
                ? Future.succeededFuture(senders)
                : Future.join(loads).map(senders);
    }

    private Future<Map<String, String>> resend(RoutingContext ctx) {
        new Parameters(ctx, Set.of());
        ReportWork.Who who = Bearer.who(ctx);
        ConversationWork.Person program = new ConversationWork.Person(who.account(), null, who.from());
        return work.resend(program, ctx.pathParam("id"), over(ctx)).map(resent -> switch (resent) {
            case ACCEPTED -> Map.of("outcome", "accepted");
            case ALREADY -> throw new HttpException(409, "somebody has seen to it already, or it has arrived");
            case UNKNOWN -> throw new HttpException(404);
        });
    }

    /** {@code {"over": "sms"}}; no body, or an empty one, for the best route that is open. */
    private static @Nullable Route over(RoutingContext ctx) {
        if (ctx.body().length() <= 0) {
            return null;
        }
        JsonObject body;
        try {
            body = ctx.body().asJsonObject();
        } catch (DecodeException e) {
            throw new HttpException(400, "the body must be a JSON object");
        }
        if (body == null || !Set.of("over").containsAll(body.fieldNames())) {
            throw new HttpException(400, "the body must be a JSON object with nothing but \"over\"");
        }
        Object over = body.getValue("over");
        if (over == null) {
            return null;
        }
        return Route.named(over.toString())
                .filter(route -> !Outlooks.NO_CHOICE.contains(route))
                .orElseThrow(() -> new HttpException(400, "over must be one of " + choices()));
    }

    private static String choices() {
        List<String> names = new ArrayList<>();
        for (Route route : Route.values()) {
            if (!Outlooks.NO_CHOICE.contains(route)) {
                names.add(route.name().toLowerCase(Locale.ROOT));
            }
        }
        return String.join(", ", names);
    }
}
