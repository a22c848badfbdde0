package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore.File;
import vn.hue.conversations.dialog.Event;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.api.Masking;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.media.MediaLibrary;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.Presence;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Timer;

/** A conversation: what the centre's operators see of it and do. */
final class OperatorDesk {

    private static final long LINES = 300;

    private final Stores stores;
    private final MediaLibrary media;
    private final Desk door;
    private final InstantSource clock;
    private final House house;
    private final People people;
    private final Pages pages;

    OperatorDesk(
            Stores stores,
            MediaLibrary media,
            Desk door,
            InstantSource clock,
            House house,
            People people,
            Pages pages) {
        this.stores = stores;
        this.media = media;
        this.door = door;
        this.clock = clock;
        this.house = house;
        this.people = people;
        this.pages = pages;
    }

    void mount(Doors doors) {
        doors.open(Route.DIALOG_PART, ctx -> Pages.answer(ctx, c -> talkPart(c, "dialog.jte")))
                .open(Route.FACTS_PART, ctx -> Pages.answer(ctx, c -> talkPart(c, "facts.jte")))
                .open(Route.CONVERSATION, ctx -> Pages.answer(ctx, this::conversation))
                .open(Route.MEDIA, ctx -> Pages.answer(ctx, c -> file(c, media.open(c.pathParam("id")))))
                .open(Route.MEDIA_SMALL, ctx -> Pages.answer(ctx, c -> file(c, media.thumbnail(c.pathParam("id")))))
                .open(Route.DEED, ctx -> Pages.answer(ctx, this::deed))
                .open(Route.TAKE_AWAY, ctx -> Pages.answer(ctx, c -> deed(c, "take-away", new Event.TakeAway())))
                .open(Route.STILL_HERE, ctx -> Pages.answer(ctx, this::stillHere))
                .open(Route.REVEAL, ctx -> Pages.answer(ctx, this::reveal));
    }

    private Future<Void> conversation(RoutingContext ctx) {
        return talkPart(ctx, "talk.jte");
    }

    private Future<Void> talkPart(RoutingContext ctx, String template) {
        return talk(ctx).map(talk -> {
            return pages.show(
                    ctx,
                    200,
                    template,
                    Map.of("frame", pages.frame(ctx), "talk", talk, "reveal", revealed(ctx, talk.id())));
        });
    }

    /** Nothing was done, for somebody else holds it; what was written stays on the page. */
    private Future<Void> held(RoutingContext ctx) {
        return talk(ctx).map(talk -> {
            return pages.show(
                    ctx,
                    409,
                    "talk.jte",
                    Map.of(
                            "frame",
                            pages.frame(ctx),
                            "talk",
                            talk,
                            "reveal",
                            revealed(ctx, talk.id()),
                            "refused",
                            true,
                            "words",
                            Gate.field(ctx, "text")));
        });
    }

    private Future<Talk> talk(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        Masking masking = revealed(ctx, id).isEmpty() ? Masking.MASKED : Masking.REVEALED;
        return stores.conversations().load(id).compose(snapshot -> {
            if (snapshot == null) {
                throw new HttpException(404);
            }
            List<String> timers = snapshot.state().timers().entrySet().stream()
                    .map(e -> new Timer.Id(id, e.getKey(), e.getValue()).toString())
                    .toList();
            var lines = stores.lines().read(id, Math.max(1, snapshot.lines() - LINES + 1), snapshot.lines());
            var running = stores.timers().find(timers);
            return Future.all(lines, running, people.fresh())
                    .map(all -> Talk.of(
                            snapshot,
                            lines.result(),
                            running.result(),
                            people,
                            Gate.presence(ctx).account().name(),
                            masking,
                            clock.instant()));
        });
    }

    /** The proof that a look at the details was recorded; empty when it was not. */
    private static String revealed(RoutingContext ctx, String conversation) {
        String offered = ctx.queryParams().get("reveal");
        return offered != null && seal(ctx).fits("reveal", conversation, offered) ? offered : "";
    }

    private static Seal seal(RoutingContext ctx) {
        return new Seal(Gate.presence(ctx).session().secret());
    }

    /** Shown only after it is written down that it is. {@code QĐ 30/2022, Điều 9.3}. */
    private Future<Void> reveal(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        return house.audit()
                .did(Gate.presence(ctx), Act.REVEALED, "", Audit.conversation(id))
                .map(noted -> {
                    Gate.redirect(ctx, address(id) + "?reveal=" + seal(ctx).of("reveal", id));
                    return null;
                });
    }

    private Future<Void> deed(RoutingContext ctx) {
        return deed(ctx, Gate.field(ctx, "deed"), Deeds.of(ctx).orElseThrow(() -> new HttpException(400)));
    }

    private Future<Void> deed(RoutingContext ctx, String what, Event.Action action) {
        String id = ctx.pathParam("id");
        Presence who = Gate.presence(ctx);
        String name = Gate.field(ctx, "id");
        if (name.isEmpty() || name.length() > 64) {
            throw new HttpException(400);
        }
        return stores.conversations().load(id).compose(snapshot -> {
            if (snapshot == null) {
                throw new HttpException(404);
            }
            // Only the turn decides; most are spared the wait for it.
            if (speaks(action) && heldByAnother(snapshot, who)) {
                return held(ctx);
            }
            return house.audit()
                    .did(who, Act.DEED, what, Audit.conversation(id))
                    .compose(noted -> door.did(
                            id,
                            name,
                            new Event.OperatorDid(clock.instant(), who.account().name(), action)))
                    .map(accepted -> {
                        String shown = revealed(ctx, id);
                        Gate.redirect(ctx, address(id) + (shown.isEmpty() ? "" : "?reveal=" + shown));
                        return null;
                    });
        });
    }

    private static boolean speaks(Event.Action action) {
        return action instanceof Event.TakeOver
                || action instanceof Event.Write
                || action instanceof Event.HandBack
                || action instanceof Event.Collect;
    }

    private static boolean heldByAnother(Snapshot snapshot, Presence who) {
        var held = snapshot.state().held();
        return held != null && !held.operator().equals(who.account().name());
    }

    /** The open page of whoever holds the conversation; no deed of a person, so it stands in no record. */
    private Future<Void> stillHere(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        String who = Gate.presence(ctx).account().name();
        return stores.conversations()
                .load(id)
                .compose(snapshot -> {
                    var held = snapshot == null ? null : snapshot.state().held();
                    return held == null || !held.operator().equals(who)
                            ? Future.succeededFuture()
                            : door.did(
                                            id,
                                            UUID.randomUUID().toString(),
                                            new Event.OperatorDid(clock.instant(), who, new Event.StillHere()))
                                    .mapEmpty();
                })
                .compose(kept -> ctx.response().setStatusCode(204).end());
    }

    private static String address(String conversation) {
        return conversation.isEmpty()
                ? "/desk"
                : "/desk/conversations/" + URLEncoder.encode(conversation, StandardCharsets.UTF_8);
    }

    private static Future<Void> file(RoutingContext ctx, Future<@Nullable File> found) {
        return found.compose(file -> {
            if (file == null) {
                throw new HttpException(404);
            }
            return ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, file.media().contentType())
                    .putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                    // A PDF may hold a script; nothing in it may run as ours.
                    .putHeader(
                            "Content-Security-Policy", "default-src 'none'; img-src 'self'; media-src 'self'; sandbox")
                    .end(file.bytes());
        });
    }
}
