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
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore.File;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.report.Lifecycle;
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
    private final Lifecycle lifecycle;
    private final InstantSource clock;
    private final House house;
    private final Pages pages;

    OperatorDesk(
            Stores stores,
            MediaLibrary media,
            Desk door,
            Lifecycle lifecycle,
            InstantSource clock,
            House house,
            Pages pages) {
        this.stores = stores;
        this.media = media;
        this.door = door;
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.house = house;
        this.pages = pages;
    }

    void mount(Doors doors) {
        doors.open(Route.DIALOG_PART, ctx -> Pages.answer(ctx, c -> talkPart(c, "dialog.jte")))
                .open(Route.FACTS_PART, ctx -> Pages.answer(ctx, c -> talkPart(c, "facts.jte")))
                .open(Route.CONVERSATION, ctx -> Pages.answer(ctx, this::conversation))
                .open(Route.MEDIA, ctx -> Pages.answer(ctx, c -> file(c, media.open(c.pathParam("id")))))
                .open(Route.MEDIA_SMALL, ctx -> Pages.answer(ctx, c -> file(c, media.thumbnail(c.pathParam("id")))))
                .open(Route.DEED, ctx -> Pages.answer(ctx, this::deed))
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
            return Future.all(lines, running)
                    .map(all ->
                            Talk.of(snapshot, lines.result(), running.result(), masking, lifecycle, clock.instant()));
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
        String id = ctx.pathParam("id");
        Presence who = Gate.presence(ctx);
        Event.Action action = Deeds.of(ctx).orElseThrow(() -> new HttpException(400));
        String name = Gate.field(ctx, "id");
        if (name.isEmpty() || name.length() > 64) {
            throw new HttpException(400);
        }
        return stores.conversations().load(id).compose(snapshot -> {
            if (snapshot == null) {
                throw new HttpException(404);
            }
            String report = Gate.field(ctx, "report");
            String[] about = report.isEmpty()
                    ? new String[] {Audit.conversation(id)}
                    : new String[] {Audit.conversation(id), Audit.report(code(snapshot, report))};
            return house.audit()
                    .did(who, Act.DEED, Gate.field(ctx, "deed"), about)
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

    private static String code(Snapshot snapshot, String keyOrCode) {
        return snapshot.state().reports().stream()
                .filter(report -> report.key().equals(keyOrCode))
                .map(report -> report.name())
                .findFirst()
                .orElse(keyOrCode);
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
