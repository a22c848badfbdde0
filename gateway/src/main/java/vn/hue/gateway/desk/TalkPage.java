package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.api.Masking;
import vn.hue.gateway.delivery.Outlooks;
import vn.hue.gateway.store.DeadLetters;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Listing;
import vn.hue.gateway.store.Queue;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Timer;
import vn.hue.gateway.store.Worklist;

/** A conversation as it is shown, whole or in parts, for everyone who shows it. */
final class TalkPage {

    private static final long LINES = 300;
    /** Of the latest that did not arrive it is shown how to send them again. */
    private static final int UNSENT = 20;

    private static final int OTHERS = 8;
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");

    private final Stores stores;
    private final InstantSource clock;
    private final ZoneId zone;
    private final People people;
    private final Pages pages;
    private final Outlooks outlooks;

    TalkPage(Stores stores, InstantSource clock, ZoneId zone, People people, Pages pages, Outlooks outlooks) {
        this.stores = stores;
        this.clock = clock;
        this.zone = zone;
        this.people = people;
        this.pages = pages;
        this.outlooks = outlooks;
    }

    /**
     * What could not be done, so that it stands on the page again.
     *
     * @param held whether somebody else holds the conversation
     * @param said by the deed it was to be: for the citizen, or for colleagues
     * @param transfer of a transfer, or of declining one; null when it is not about that
     * @param byHand null when it is not about that
     */
    record Undone(
            boolean held,
            Form said,
            @Nullable Form transfer,
            @Nullable Form byHand) {
        static final Undone NOTHING = new Undone(false, new Form(), null, null);
    }

    Future<Void> show(RoutingContext ctx) {
        return show(ctx, 200, "talk.jte", Undone.NOTHING);
    }

    Future<Void> show(RoutingContext ctx, int status, String template, Undone undone) {
        String id = ctx.pathParam("id");
        String revealed = revealed(ctx, id);
        Masking masking = revealed.isEmpty() ? Masking.MASKED : Masking.REVEALED;
        String reader = Gate.presence(ctx).account().name();
        return load(id).compose(snapshot -> {
            var lines = stores.lines().read(id, Math.max(1, snapshot.lines() - LINES + 1), snapshot.lines());
            var running = stores.timers().find(timers(snapshot));
            var others = others(snapshot.state());
            return Future.all(lines, running, others, people.fresh())
                    .compose(all -> letters(lines.result(), snapshot.state()))
                    .map(again -> {
                        Map<String, Object> content = new HashMap<>();
                        content.put("frame", pages.frame(ctx));
                        content.put(
                                "talk",
                                Talk.of(
                                        snapshot,
                                        lines.result(),
                                        running.result(),
                                        people,
                                        reader,
                                        masking,
                                        clock.instant()));
                        content.put("reveal", revealed);
                        content.put(
                                "hand",
                                Hand.of(
                                        snapshot.state(),
                                        people,
                                        reader,
                                        masking,
                                        outlooks.of(snapshot.state(), reader),
                                        others.result().stream()
                                                .map(row -> InboxRow.of(row, people, reader))
                                                .toList(),
                                        zone,
                                        undone.transfer(),
                                        undone.byHand()));
                        content.put("again", again);
                        if (template.equals("talk.jte")) {
                            content.put("refused", undone.held());
                            content.put("said", undone.said());
                        }
                        return pages.show(ctx, status, template, content);
                    });
        });
    }

    /** Fails with 404 where there is none. */
    Future<Snapshot> load(String id) {
        return stores.conversations().load(id).map(snapshot -> {
            if (snapshot == null) {
                throw new HttpException(404);
            }
            return snapshot;
        });
    }

    private static List<String> timers(Snapshot snapshot) {
        return snapshot.state().timers().entrySet().stream()
                .map(timer -> new Timer.Id(snapshot.id(), timer.getKey(), timer.getValue()).toString())
                .toList();
    }

    /** Only a proven number says that two conversations are one person's. */
    private Future<List<Listing>> others(Conversation state) {
        Sender sender = state.draft() == null ? state.sender() : state.draft().sender();
        String phone = sender.phone();
        if (phone == null || sender.verified() == null) {
            return Future.succeededFuture(List.of());
        }
        Worklist.Ask ask = new Worklist.Ask(
                Worklist.Order.LATEST,
                List.of(Listing.Facet.queue(Queue.ALL)),
                List.of(Listing.Facet.phone(phone)),
                BEGINNING,
                Listing.NEVER,
                null,
                null,
                OTHERS + 1);
        return stores.conversations().work(ask).map(found -> found.stream()
                .filter(row -> !row.id().equals(state.id()))
                .filter(row -> row.face().sender().verified() != null
                        && phone.equals(row.face().sender().phone()))
                .limit(OTHERS)
                .toList());
    }

    /** By message. */
    private Future<Map<String, Again>> letters(List<Line> lines, Conversation state) {
        List<Line> unsent = lines.stream().filter(TalkPage::unsent).toList();
        Map<String, Again> again = new HashMap<>();
        List<Future<?>> found = new ArrayList<>();
        for (Line line : unsent.subList(Math.max(0, unsent.size() - UNSENT), unsent.size())) {
            found.add(stores.deadLetters()
                    .find(DeadLetters.Letter.idOf(line.message()))
                    .onSuccess(letter -> {
                        if (letter != null) {
                            again.put(
                                    line.message(), Again.of(letter, people, outlooks.again(state, letter.message())));
                        }
                    }));
        }
        return found.isEmpty()
                ? Future.succeededFuture(again)
                : Future.join(found).map(again);
    }

    private static boolean unsent(Line line) {
        var delivery = line.delivery();
        return delivery != null
                && (delivery.state() == DeliveryState.FAILED || delivery.state() == DeliveryState.UNSURE);
    }

    /** The proof that a look at the details was recorded; empty when it was not. */
    static String revealed(RoutingContext ctx, String conversation) {
        String offered = ctx.queryParams().get("reveal");
        return offered != null && seal(ctx).fits("reveal", conversation, offered) ? offered : "";
    }

    /** Of whoever has just had the look recorded. */
    static String reveal(RoutingContext ctx, String conversation) {
        return seal(ctx).of("reveal", conversation);
    }

    private static Seal seal(RoutingContext ctx) {
        return new Seal(Gate.presence(ctx).session().secret());
    }

    /** Back to the page, as much revealed as before. */
    static Void back(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        String shown = revealed(ctx, id);
        Gate.redirect(ctx, address(id) + (shown.isEmpty() ? "" : "?reveal=" + shown));
        return null;
    }

    static String address(String conversation) {
        return conversation.isEmpty()
                ? "/desk"
                : "/desk/conversations/" + URLEncoder.encode(conversation, StandardCharsets.UTF_8);
    }
}
