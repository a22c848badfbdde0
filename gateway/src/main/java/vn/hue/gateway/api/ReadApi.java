package vn.hue.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Guard;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.api.Parameters.Position;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.http.Unavailable;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.Reports;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Timer;

/** {@code /api/v1}: what other systems may read, described by {@code openapi.yaml}. */
public final class ReadApi {

    static final int PAGE = 50;
    static final int LONGEST_PAGE = 200;
    /** How often at most it is looked further for one page. */
    private static final int LOOKS = 5;

    private final Stores stores;
    private final Bearer bearer;
    private final Buffer description;

    /** @param behindProxy whether exactly one trusted proxy stands in front */
    public ReadApi(Stores stores, List<Token> tokens, boolean behindProxy, InstantSource clock) {
        this.stores = stores;
        this.bearer = new Bearer(tokens, stores.staff().audit(), behindProxy, clock);
        this.description = description();
    }

    /** For the other routes of the API. */
    public Guard guard() {
        return bearer;
    }

    public void mount(Router root) {
        Problems.on(root);
        new Doors(root, bearer)
                .open(Route.API_DESCRIPTION, ctx -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml; charset=utf-8")
                        .end(description))
                .open(Route.API_CONVERSATIONS, ctx -> answer(ctx, this::conversations))
                .open(Route.API_CONVERSATION, ctx -> answer(ctx, this::conversation))
                .open(Route.API_REPORTS, ctx -> answer(ctx, this::reports))
                .open(Route.API_REPORT, ctx -> answer(ctx, this::report));
        // Without a token nobody learns what is not there either.
        root.route("/api/v1/*").handler(bearer::admitAnything);
    }

    private Future<Views.Page<Views.ConversationItem>> conversations(RoutingContext ctx) {
        Parameters given = new Parameters(ctx, Set.of("channel", "user", "after", "limit"));
        int limit = given.number("limit", PAGE, 1, LONGEST_PAGE);
        Position after = given.position("after");
        Masking masking = Bearer.masking(ctx);
        Conversations.Query query = new Conversations.Query(
                given.text("channel"),
                given.text("user"),
                after == null ? null : new Conversations.Cursor(after.at(), after.id()),
                limit);
        Future<Void> noted = query.user() == null ? Future.succeededFuture() : bearer.search(ctx);
        return noted.compose(done -> stores.conversations().list(query))
                .map(found -> new Views.Page<>(
                        found.stream()
                                .map(item -> Views.ConversationItem.of(item, masking))
                                .toList(),
                        found.size() < limit
                                ? null
                                : Parameters.cursor(
                                        found.get(limit - 1).updatedAt(),
                                        found.get(limit - 1).id())));
    }

    private Future<Views.Conversation> conversation(RoutingContext ctx) {
        Parameters given = new Parameters(ctx, Set.of("before", "limit"));
        int limit = given.number("limit", LONGEST_PAGE, 1, LONGEST_PAGE);
        int before = given.number("before", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        Masking masking = Bearer.masking(ctx);
        return stores.conversations().load(ctx.pathParam("id")).compose(snapshot -> {
            if (snapshot == null) {
                throw new HttpException(404);
            }
            ctx.response().putHeader(HttpHeaders.ETAG, Etag.of(snapshot.version()));
            long last = Math.min(snapshot.lines(), before - 1L);
            return stores.lines()
                    .read(snapshot.id(), Math.max(1, last - limit + 1), last)
                    .compose(lines -> deadlines(snapshot)
                            .map(deadlines -> Views.Conversation.of(snapshot, deadlines, lines, masking)));
        });
    }

    /** Only those that run: a question's clock begins when the question has left. */
    private Future<List<Views.Deadline>> deadlines(Snapshot snapshot) {
        List<String> ids = snapshot.state().timers().entrySet().stream()
                .map(e -> new Timer.Id(snapshot.id(), e.getKey(), e.getValue()).toString())
                .toList();
        return stores.timers().find(ids).map(timers -> timers.stream()
                .map(timer -> new Views.Deadline(timer.name(), timer.dueAt()))
                .sorted(Comparator.comparing(Views.Deadline::dueAt))
                .toList());
    }

    private Future<Views.Page<Views.ReportView>> reports(RoutingContext ctx) {
        Parameters given = new Parameters(ctx, Set.of("status", "after", "limit"));
        int limit = given.number("limit", PAGE, 1, LONGEST_PAGE);
        Position after = given.position("after");
        Reports.Query query = new Reports.Query(
                given.oneOf("status", Status.class),
                after == null ? null : new Reports.Cursor(after.at(), after.id()),
                Bearer.seesAll(ctx) ? limit : LONGEST_PAGE);
        return reports(ctx, query, limit, new ArrayList<>(), LOOKS);
    }

    /** An agency's reports are picked out of everybody's; where they are rare a page may be short and have another after it. */
    private Future<Views.Page<Views.ReportView>> reports(
            RoutingContext ctx, Reports.Query query, int limit, List<Report> picked, int looks) {
        return stores.reports().list(query).compose(found -> {
            Report last = null;
            for (Report report : found) {
                if (picked.size() < limit) {
                    last = report;
                    if (Bearer.sees(ctx, report)) {
                        picked.add(report);
                    }
                }
            }
            boolean full = picked.size() == limit;
            Report onFrom = full || found.size() == query.limit() ? last : null;
            if (onFrom != null && !full && looks > 1) {
                Reports.Query next = new Reports.Query(query.status(), Reports.Cursor.of(onFrom), query.limit());
                return reports(ctx, next, limit, picked, looks - 1);
            }
            return Future.succeededFuture(new Views.Page<>(
                    picked.stream()
                            .map(report -> Views.ReportView.of(report, Bearer.masking(ctx)))
                            .toList(),
                    onFrom == null ? null : Parameters.cursor(onFrom.filedAt(), onFrom.key())));
        });
    }

    private Future<Views.ReportView> report(RoutingContext ctx) {
        Masking masking = Bearer.masking(ctx);
        return stores.reports().find(ctx.pathParam("code")).map(report -> {
            if (report == null || !Bearer.sees(ctx, report)) {
                throw new HttpException(404);
            }
            ctx.response().putHeader(HttpHeaders.ETAG, Etag.of(report.version()));
            return Views.ReportView.of(report, masking);
        });
    }

    static <T> void answer(RoutingContext ctx, Function<RoutingContext, Future<T>> handler) {
        Future<T> found;
        try {
            found = handler.apply(ctx);
        } catch (HttpException | Problem refused) {
            ctx.fail(refused);
            return;
        }
        found.map(ReadApi::json)
                .onSuccess(json -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(json))
                .onFailure(e ->
                        ctx.fail(e instanceof HttpException || e instanceof Problem ? e : new Unavailable("store", e)));
    }

    static Buffer json(Object view) {
        try {
            return Buffer.buffer(Json.MAPPER.writeValueAsBytes(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view that is not JSON", e);
        }
    }

    private static Buffer description() {
        try (InputStream in = ReadApi.class.getResourceAsStream("openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("openapi.yaml is missing");
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
