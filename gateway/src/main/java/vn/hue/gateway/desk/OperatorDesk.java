package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
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
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.Reports;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Timer;

/** The inbox and its conversations: what the centre's operators see and do. */
final class OperatorDesk {

    private static final int ROWS = 60;
    private static final int ALARMS = 20;
    private static final int DRAFTS_LOOKED_INTO = 40;
    private static final long LINES = 300;

    private final Stores stores;
    private final MediaLibrary media;
    private final Desk door;
    private final Lifecycle lifecycle;
    private final InstantSource clock;
    private final House house;
    private final Pages pages;
    private final Live live;

    OperatorDesk(
            Stores stores,
            MediaLibrary media,
            Desk door,
            Lifecycle lifecycle,
            InstantSource clock,
            House house,
            Pages pages,
            Live live) {
        this.stores = stores;
        this.media = media;
        this.door = door;
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.house = house;
        this.pages = pages;
        this.live = live;
    }

    void mount(Doors doors) {
        doors.open(Route.INBOX, ctx -> Pages.answer(ctx, this::overview))
                .open(Route.INBOX_PART, ctx -> Pages.answer(ctx, this::boardPart))
                .open(Route.DIALOG_PART, ctx -> Pages.answer(ctx, c -> talkPart(c, "dialog.jte")))
                .open(Route.FACTS_PART, ctx -> Pages.answer(ctx, c -> talkPart(c, "facts.jte")))
                .open(Route.CONVERSATION, ctx -> Pages.answer(ctx, this::conversation))
                .open(Route.MEDIA, ctx -> Pages.answer(ctx, c -> file(c, media.open(c.pathParam("id")))))
                .open(Route.MEDIA_SMALL, ctx -> Pages.answer(ctx, c -> file(c, media.thumbnail(c.pathParam("id")))))
                .open(Route.DEED, ctx -> Pages.answer(ctx, this::deed))
                .open(Route.REVEAL, ctx -> Pages.answer(ctx, this::reveal))
                .open(Route.SETTLE_ALARM, ctx -> Pages.answer(ctx, this::settle));
    }

    private Future<Void> overview(RoutingContext ctx) {
        return board().map(board -> show(ctx, "desk.jte", content(ctx, board, null)));
    }

    private Future<Void> boardPart(RoutingContext ctx) {
        return board().map(board -> show(ctx, "board.jte", content(ctx, board, null)));
    }

    private Future<Void> conversation(RoutingContext ctx) {
        return talk(ctx).compose(talk -> board().map(board -> show(ctx, "desk.jte", content(ctx, board, talk))));
    }

    private Future<Void> talkPart(RoutingContext ctx, String template) {
        return talk(ctx).map(talk -> {
            Map<String, Object> content = new HashMap<>();
            content.put("frame", frame(ctx));
            content.put("talk", talk);
            content.put("reveal", revealed(ctx, talk.id()));
            return show(ctx, template, content);
        });
    }

    private Map<String, Object> content(RoutingContext ctx, Board board, @Nullable Talk talk) {
        Map<String, Object> content = new HashMap<>();
        content.put("frame", frame(ctx));
        content.put("board", board);
        content.put("talk", talk);
        content.put("reveal", talk == null ? "" : revealed(ctx, talk.id()));
        String selected = ctx.queryParams().get("selected");
        content.put("selected", talk != null ? talk.id() : selected == null ? "" : selected);
        return content;
    }

    private Frame frame(RoutingContext ctx) {
        return pages.frame(ctx);
    }

    private Void show(RoutingContext ctx, String template, Map<String, Object> content) {
        if (template.equals("board.jte")) {
            content.remove("talk");
            content.remove("reveal");
        }
        return pages.show(ctx, 200, template, content);
    }

    private Future<Board> board() {
        var alarms = stores.alarms().open(ALARMS);
        var reports = stores.reports().list(new Reports.Query(null, null, ROWS));
        var talks = stores.conversations()
                .list(new Conversations.Query(null, null, null, ROWS))
                .compose(this::rows);
        var channels = stores.channels().states().all();
        return Future.all(alarms, reports, talks, channels)
                .map(all -> new Board(
                        clock.instant(),
                        alarms.result().stream().map(Board.AlarmRow::of).toList(),
                        reports.result().stream()
                                .map(Board.ReportRow::of)
                                .sorted(Board.REPORTS)
                                .toList(),
                        talks.result().stream().sorted(Board.TALKS).toList(),
                        channels.result()));
    }

    /** Only a conversation that waits for something has a draft worth a look. */
    private Future<List<Board.TalkRow>> rows(List<Conversations.Summary> summaries) {
        List<Future<Board.TalkRow>> rows = new ArrayList<>();
        for (int i = 0; i < summaries.size(); i++) {
            Conversations.Summary summary = summaries.get(i);
            boolean look = summary.question() != null && i < DRAFTS_LOOKED_INTO;
            Future<@Nullable Snapshot> snapshot =
                    look ? stores.conversations().load(summary.id()) : Future.succeededFuture(null);
            rows.add(snapshot.map(found -> Board.TalkRow.of(summary, found)));
        }
        return Future.all(rows).map(all -> rows.stream().map(Future::result).toList());
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

    private Future<Void> settle(RoutingContext ctx) {
        Presence who = Gate.presence(ctx);
        String conversation = Gate.field(ctx, "conversation");
        return house.audit()
                .did(who, Act.ALARM_SEEN, "", Audit.conversation(conversation))
                .compose(noted -> stores.alarms()
                        .settle(Gate.field(ctx, "alarm"), who.account().name(), clock.instant()))
                .map(settled -> {
                    live.changed(conversation);
                    Gate.redirect(ctx, address(conversation));
                    return null;
                });
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
