package vn.hue.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import vn.hue.channels.MediaStore.Stored;
import vn.hue.channels.Spool;
import vn.hue.channels.UploadedName;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Guard;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.http.Unavailable;
import vn.hue.gateway.media.MediaLibrary;

/** {@code POST /api/v1/media}: pictures and videos that go into a report, a result or a message by their ids. */
final class MediaApi {

    private static final Duration LOOKING = Duration.ofSeconds(60);
    private static final long IN_MEMORY = 256L << 20;
    private static final String FILE = "file";

    private final MediaLibrary media;
    private final Uploads uploads;
    private final long largest;
    private final Guard guard;
    private final Spool spool;

    /** @param largest file that is taken, in bytes */
    MediaApi(Vertx vertx, MediaLibrary media, Uploads uploads, long largest, Guard guard) {
        this.media = media;
        this.uploads = uploads;
        this.largest = largest;
        this.guard = guard;
        this.spool = new Spool(vertx, IN_MEMORY);
    }

    void mount(Router root) {
        new Doors(root, guard).open(Route.API_MEDIA, this::receive, this::upload);
    }

    /** Everything that can be refused before a byte of the file is read; the file comes by way of the disk. */
    private void receive(RoutingContext ctx) {
        String length = ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !length.matches("\\d{1,18}")) {
            refuse(ctx, new Problem(411, "length-required"));
            return;
        }
        long bytes = Long.parseLong(length);
        String owner = Uploads.owner(ctx);
        if (bytes > largest) {
            refuse(ctx, new Problem(413, "too-large"));
        } else if (bytes == 0) {
            refuse(ctx, refused(ctx, 422, "EMPTY"));
        } else if (!spool.hasRoom(owner, bytes)) {
            refuse(ctx, new Problem(503, "crowded"));
        } else {
            if ("100-continue".equalsIgnoreCase(ctx.request().getHeader(HttpHeaders.EXPECT))) {
                ctx.response().writeContinue();
            }
            spool.take(ctx, owner, bytes)
                    .onSuccess(file -> {
                        ctx.put(FILE, file);
                        ctx.next();
                    })
                    .onFailure(broken -> ctx.fail(new Unavailable("upload", broken)));
        }
    }

    /** What still comes is let pass: a program that is cut off while it sends may never read the answer. */
    private static void refuse(RoutingContext ctx, Problem why) {
        ctx.request().resume();
        ctx.fail(why.status(), why);
    }

    private void upload(RoutingContext ctx) {
        Buffer file = ctx.get(FILE);
        media.store(file, UploadedName.of(ctx), Uploads.owner(ctx))
                .compose(stored -> stored instanceof Stored.Kept kept
                        ? uploads.waits(kept.media()).map(stored)
                        : Future.succeededFuture(stored))
                .timeout(LOOKING.toSeconds(), TimeUnit.SECONDS)
                .onFailure(e -> ctx.fail(new Unavailable("media", e)))
                .onSuccess(stored -> {
                    if (stored instanceof Stored.Kept kept
                            && kept.media().kind().shows()) {
                        ctx.response()
                                .setStatusCode(201)
                                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                                .end(ReadApi.json(Views.File.of(kept.media())));
                    } else {
                        String why = stored instanceof Stored.Refused not
                                ? not.reason().name()
                                : "KIND";
                        ctx.fail(refused(ctx, why.equals("TOO_LARGE") ? 413 : 422, why));
                    }
                });
    }

    private static Problem refused(RoutingContext ctx, int status, String why) {
        return new Problem(
                status,
                "file",
                new JsonObject().put("file", why),
                ApiWords.of(ctx).say("file." + why));
    }
}
