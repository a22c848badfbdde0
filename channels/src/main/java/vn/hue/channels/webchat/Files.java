package vn.hue.channels.webchat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.MediaStore;
import vn.hue.channels.Spool;
import vn.hue.channels.UploadedName;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;

/**
 * Pictures and videos, in and out.
 *
 * <pre>{@code
 * POST /webchat/media   the file itself as body, X-File-Name percent-encoded
 *   → 201 {"type":"file","pass":"…","file":{"kind":"image","url":"/webchat/media/…"}}
 * GET  /webchat/media/<id>?until=…&seal=…
 * }</pre>
 */
final class Files {

    private static final Logger LOG = LoggerFactory.getLogger(Files.class);
    private static final Duration STORE_PATIENCE = Duration.ofSeconds(60);
    private static final Duration OPEN_PATIENCE = Duration.ofSeconds(20);
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?");

    private final Sessions sessions;
    private final MediaStore store;
    private final MediaPasses passes;
    private final WebChatSettings.Limits limits;
    private final Rates bySession;
    private final Spool spool;

    Files(
            Sessions sessions,
            MediaStore store,
            MediaPasses passes,
            WebChatSettings.Limits limits,
            WebChatSettings.Rate uploads,
            Spool spool,
            InstantSource clock) {
        this.spool = spool;
        this.sessions = sessions;
        this.store = store;
        this.passes = passes;
        this.limits = limits;
        this.bySession = new Rates(uploads, clock);
    }

    void routes(Router router) {
        router.post("/webchat/media")
                .handler(this::admit)
                .failureHandler(ctx -> Answers.failed(ctx, Refusal.UNAVAILABLE));
        router.get("/webchat/media/:id").handler(this::show);
    }

    /** Everything that can be refused before a byte of the file is read. */
    private void admit(RoutingContext ctx) {
        String user = sessions.userOf(ctx);
        if (user == null) {
            refuseUnread(ctx, Refusal.UNAUTHORISED);
            return;
        }
        String length = ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !length.matches("\\d{1,18}")) {
            refuseUnread(ctx, Refusal.LENGTH_REQUIRED);
            return;
        }
        long bytes = Long.parseLong(length);
        String declared = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
        boolean video = declared != null && declared.startsWith("video/");
        if (bytes > (video ? limits.videoBytes() : limits.imageBytes())) {
            refuseUnread(ctx, Refusal.FILE_TOO_LARGE);
            return;
        }
        Duration wait = bySession.take(user);
        if (!wait.isZero()) {
            ctx.response().putHeader(HttpHeaders.CONNECTION, "close");
            Answers.slowDown(ctx, wait);
            return;
        }
        if (bytes == 0) {
            Answers.refuse(ctx, Refusal.FILE_EMPTY);
        } else if (!spool.hasRoom(user, bytes)) {
            refuseUnread(ctx, Refusal.BUSY);
        } else {
            spool.take(ctx, user, bytes)
                    .onSuccess(file -> keep(ctx, user, file))
                    .onFailure(broken -> {
                        LOG.info(
                                "web chat file did not come whole: {}",
                                broken.getClass().getSimpleName());
                        refuseUnread(ctx, Refusal.UNAVAILABLE);
                    });
        }
    }

    private void keep(RoutingContext ctx, String user, Buffer file) {
        store.store(file, UploadedName.of(ctx))
                .timeout(STORE_PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .onSuccess(stored -> stored(ctx, user, stored))
                .onFailure(away -> {
                    LOG.warn("web chat file not stored: {}", away.getClass().getSimpleName());
                    Answers.refuse(ctx, Refusal.UNAVAILABLE);
                });
    }

    private void stored(RoutingContext ctx, String user, MediaStore.Stored stored) {
        if (stored instanceof MediaStore.Stored.Refused refused) {
            Answers.refuse(ctx, refusal(refused.reason()));
        } else if (stored instanceof MediaStore.Stored.Kept kept) {
            Media media = kept.media();
            if (media.kind() != MediaKind.VIDEO && media.bytes() > limits.imageBytes()) {
                // It called itself a video to get in.
                Answers.refuse(ctx, Refusal.FILE_TOO_LARGE);
                return;
            }
            JsonObject file = new JsonObject()
                    .put("kind", media.kind().name().toLowerCase(Locale.ROOT))
                    .put("type", media.contentType());
            if (media.id() != null) {
                file.put("url", passes.link(media.id()));
            }
            Answers.json(
                    ctx,
                    201,
                    new JsonObject()
                            .put("type", "file")
                            .put("pass", passes.pass(user, media))
                            .put("file", file));
        }
    }

    private static Refusal refusal(MediaStore.Stored.Reason reason) {
        return switch (reason) {
            case EMPTY -> Refusal.FILE_EMPTY;
            case TOO_LARGE -> Refusal.FILE_TOO_LARGE;
            case TYPE_NOT_ALLOWED -> Refusal.TYPE_NOT_ALLOWED;
            case BROKEN -> Refusal.FILE_BROKEN;
        };
    }

    private void show(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        if (!passes.mayShow(id, ctx.request().getParam("until"), ctx.request().getParam("seal"))) {
            Answers.refuse(ctx, Refusal.FORBIDDEN);
            return;
        }
        store.open(id)
                .timeout(OPEN_PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .onSuccess(file -> {
                    if (file == null) {
                        Answers.refuse(ctx, Refusal.NOT_FOUND);
                    } else {
                        show(ctx, file);
                    }
                })
                .onFailure(away -> {
                    LOG.warn("web chat file not read: {}", away.getClass().getSimpleName());
                    Answers.refuse(ctx, Refusal.UNAVAILABLE);
                });
    }

    /** Sends a file, whole or the one range asked for: iPhones play no video without ranges. */
    private static void show(RoutingContext ctx, MediaStore.File file) {
        boolean shown = file.media().kind() != MediaKind.FILE;
        HttpServerResponse response = ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, file.media().contentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
                .putHeader("Content-Disposition", shown ? "inline" : "attachment")
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
        Buffer bytes = file.bytes();
        String asked = ctx.request().getHeader("Range");
        var range = RANGE.matcher(asked == null ? "" : asked);
        if (range.matches()) {
            long from = Long.parseLong(range.group(1));
            String last = range.group(2);
            long to = last == null ? bytes.length() - 1 : Math.min(Long.parseLong(last), bytes.length() - 1);
            if (from > to) {
                response.putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + bytes.length());
                end(response.setStatusCode(416), Buffer.buffer());
                return;
            }
            response.setStatusCode(206)
                    .putHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + to + "/" + bytes.length());
            bytes = bytes.slice((int) from, (int) to + 1);
        }
        end(response, bytes);
    }

    private static void end(HttpServerResponse response, Buffer bytes) {
        response.end(bytes).onFailure(gone -> LOG.debug("web chat file not written: {}", gone.toString()));
    }

    /** Refuses and hangs up, so that the rest of a large file is not sent for nothing. */
    private static void refuseUnread(RoutingContext ctx, Refusal refusal) {
        ctx.response().putHeader(HttpHeaders.CONNECTION, "close");
        Answers.refuse(ctx, refusal);
    }
}
