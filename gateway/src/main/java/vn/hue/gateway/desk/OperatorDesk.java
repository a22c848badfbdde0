package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.ext.web.handler.StaticHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.MediaStore.File;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.gateway.api.Masking;
import vn.hue.gateway.config.Settings;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.http.Unavailable;
import vn.hue.gateway.media.MediaLibrary;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.Reports;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Timer;

/** {@code /desk}: what the centre's operators see and do. */
public final class OperatorDesk {

    /** Who looked at whose details: the one place where a look is written down. {@code QĐ 30/2022, Điều 9.3}. */
    private static final Logger AUDIT = LoggerFactory.getLogger("vn.hue.audit");

    private static final int ROWS = 60;
    private static final int ALARMS = 20;
    private static final int DRAFTS_LOOKED_INTO = 40;
    private static final long LINES = 300;

    private final Stores stores;
    private final MediaLibrary media;
    private final Desk door;
    private final Lifecycle lifecycle;
    private final InstantSource clock;
    private final Gate gate;
    private final Pages pages;
    private final Live live;

    public OperatorDesk(
            Stores stores,
            MediaLibrary media,
            Desk door,
            Lifecycle lifecycle,
            Province province,
            Settings.Desk settings,
            java.time.ZoneId zone,
            boolean secure,
            InstantSource clock,
            Live live) {
        this.stores = stores;
        this.media = media;
        this.door = door;
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.gate = new Gate(settings.token(), settings.session(), secure, clock);
        this.pages = new Pages(province, settings.tiles(), zone, clock);
        this.live = live;
    }

    public void mount(Router root) {
        root.route("/assets/webjars/*")
                .handler(StaticHandler.create("META-INF/resources/webjars").setMaxAgeSeconds(86_400));
        root.route("/assets/desk/*").handler(StaticHandler.create("desk").setMaxAgeSeconds(300));
        gate.mount(root, pages);
        root.get("/desk").handler(ctx -> answer(ctx, this::overview));
        root.get("/desk/live").handler(live::open);
        root.get("/desk/parts/board").handler(ctx -> answer(ctx, this::boardPart));
        root.get("/desk/parts/dialog/:id").handler(ctx -> answer(ctx, c -> talkPart(c, "dialog.jte")));
        root.get("/desk/parts/facts/:id").handler(ctx -> answer(ctx, c -> talkPart(c, "facts.jte")));
        root.get("/desk/conversations/:id").handler(ctx -> answer(ctx, this::conversation));
        root.get("/desk/media/:id").handler(ctx -> answer(ctx, c -> file(c, media.open(c.pathParam("id")))));
        root.get("/desk/media/:id/small").handler(ctx -> answer(ctx, c -> file(c, media.thumbnail(c.pathParam("id")))));
        root.post("/desk/conversations/:id/deeds").handler(ctx -> answer(ctx, this::deed));
        root.post("/desk/conversations/:id/reveal").handler(this::reveal);
        root.post("/desk/alarms/settle").handler(ctx -> answer(ctx, this::settle));
        root.route("/desk/*").failureHandler(this::failed);
    }

    /** A person gets a page, a script gets what every caller gets. */
    private void failed(RoutingContext ctx) {
        String accept = ctx.request().getHeader(HttpHeaders.ACCEPT);
        int status = ctx.failure() instanceof Unavailable ? 503 : ctx.statusCode();
        if (status < 400 || status == 500 || accept == null || !accept.contains("text/html")) {
            ctx.next();
            return;
        }
        pages.show(ctx, status, "error.jte", Map.of("frame", pages.frame(ctx, null, ""), "status", status));
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
            content.put("reveal", reveal(ctx, talk.id()));
            return show(ctx, template, content);
        });
    }

    private Map<String, Object> content(RoutingContext ctx, Board board, @Nullable Talk talk) {
        Map<String, Object> content = new HashMap<>();
        content.put("frame", frame(ctx));
        content.put("board", board);
        content.put("talk", talk);
        content.put("reveal", talk == null ? "" : reveal(ctx, talk.id()));
        String selected = ctx.queryParams().get("selected");
        content.put("selected", talk != null ? talk.id() : selected == null ? "" : selected);
        return content;
    }

    private Frame frame(RoutingContext ctx) {
        Operator operator = Gate.operator(ctx);
        return pages.frame(ctx, operator, operator.csrf(gate.seal()));
    }

    private Void show(RoutingContext ctx, String template, Map<String, Object> content) {
        if (template.equals("board.jte")) {
            content.remove("talk");
            content.remove("reveal");
        }
        pages.show(ctx, 200, template, content);
        return null;
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
        Masking masking = reveal(ctx, id).isEmpty() ? Masking.MASKED : Masking.REVEALED;
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
    private String reveal(RoutingContext ctx, String conversation) {
        String offered = ctx.queryParams().get("reveal");
        boolean given = offered != null && offered.equals(Gate.operator(ctx).reveal(gate.seal(), conversation));
        return given ? offered : "";
    }

    private void reveal(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        Operator operator = Gate.operator(ctx);
        AUDIT.atInfo()
                .addKeyValue("operator", operator.name())
                .addKeyValue("conversation", id)
                .log("personal data shown");
        Gate.redirect(ctx, address(id) + "?reveal=" + operator.reveal(gate.seal(), id));
    }

    private Future<Void> deed(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        Operator operator = Gate.operator(ctx);
        Event.Action action = Deeds.of(ctx).orElseThrow(() -> new HttpException(400));
        String name = Gate.field(ctx, "id");
        if (name.isEmpty() || name.length() > 64) {
            throw new HttpException(400);
        }
        return stores.conversations().load(id).compose(snapshot -> {
            if (snapshot == null) {
                throw new HttpException(404);
            }
            return door.did(id, name, new Event.OperatorDid(clock.instant(), operator.name(), action))
                    .map(accepted -> {
                        String shown = reveal(ctx, id);
                        Gate.redirect(ctx, address(id) + (shown.isEmpty() ? "" : "?reveal=" + shown));
                        return null;
                    });
        });
    }

    private Future<Void> settle(RoutingContext ctx) {
        return stores.alarms()
                .settle(Gate.field(ctx, "alarm"), Gate.operator(ctx).name(), clock.instant())
                .map(settled -> {
                    live.changed(Gate.field(ctx, "conversation"));
                    Gate.redirect(ctx, address(Gate.field(ctx, "conversation")));
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

    private static void answer(RoutingContext ctx, Function<RoutingContext, Future<Void>> page) {
        Future<Void> shown;
        try {
            shown = page.apply(ctx);
        } catch (HttpException refused) {
            ctx.fail(refused);
            return;
        }
        shown.onFailure(e -> ctx.fail(e instanceof HttpException ? e : new Unavailable("store", e)));
    }
}
