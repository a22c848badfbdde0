package vn.hue.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore;
import vn.hue.channels.UploadedName;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Guard;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.http.Unavailable;
import vn.hue.gateway.media.MediaLibrary;

/** {@code POST /api/v1/media}: pictures and videos that go into a report, a result or a message by their ids. */
final class MediaApi {

    private static final Duration LOOKING = Duration.ofSeconds(60);

    private final MediaLibrary media;
    private final long largest;
    private final Guard guard;

    /** @param largest file that is taken, in bytes */
    MediaApi(MediaLibrary media, long largest, Guard guard) {
        this.media = media;
        this.largest = largest;
        this.guard = guard;
    }

    void mount(Router root) {
        new Doors(root, guard).open(Route.API_MEDIA, BodyHandler.create(false).setBodyLimit(largest), this::upload);
    }

    private void upload(RoutingContext ctx) {
        Buffer file = ctx.body().buffer();
        if (file == null || file.length() == 0) {
            ctx.fail(refused(ctx, 422, "EMPTY"));
            return;
        }
        media.store(file, UploadedName.of(ctx), owner(ctx))
                .timeout(LOOKING.toSeconds(), TimeUnit.SECONDS)
                .onFailure(e -> ctx.fail(new Unavailable("media", e)))
                .onSuccess(stored -> {
                    if (stored instanceof MediaStore.Stored.Kept kept
                            && kept.media().kind().shows()) {
                        ctx.response()
                                .setStatusCode(201)
                                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                                .end(ReadApi.json(Views.File.of(kept.media())));
                    } else {
                        String why = stored instanceof MediaStore.Stored.Refused not
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

    /** What programs of one account upload is theirs together, what any other uploads is its own. */
    private static String owner(RoutingContext ctx) {
        Token holder = Bearer.holder(ctx);
        if (holder == null) {
            throw new IllegalStateException("a file outside of the guard");
        }
        return holder.operator() == null ? "token:" + holder.name() : "operator:" + holder.operator();
    }

    /**
     * Files that the same program uploaded before, by their ids in {@code media}. Those of others, and of citizens, are as
     * unknown as those that never were. {@code QĐ 30/2022, Điều 5.5}.
     */
    static Future<List<Media>> files(RoutingContext ctx, Given given, MediaStore media) {
        String owner = owner(ctx);
        List<String> ids = given.texts("media", ReportApi.FILES, ReportApi.NAME);
        List<Future<MediaStore.@Nullable File>> opened = ids.stream()
                .map(id -> MediaLibrary.isOf(owner, id)
                        ? media.open(id)
                        : Future.<MediaStore.@Nullable File>succeededFuture(null))
                .toList();
        return Future.join(opened).map(all -> {
            List<Media> files = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                MediaStore.File file = opened.get(i).result();
                if (file == null || !file.media().kind().shows()) {
                    given.wrong("media/" + i, "media");
                } else {
                    files.add(file.media());
                }
            }
            return files;
        });
    }
}
