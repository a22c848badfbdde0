package vn.hue.gateway.api;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.media.MediaLibrary;
import vn.hue.gateway.store.Leftovers;

/** The files that programs have uploaded: whose each is, and how long it waits to be named. */
final class Uploads {

    /** As long as one that a colleague has chosen for a form. */
    private static final Duration UNUSED = Duration.ofDays(1);

    private final MediaStore media;
    private final Leftovers leftovers;
    private final InstantSource clock;

    Uploads(MediaStore media, Leftovers leftovers, InstantSource clock) {
        this.media = media;
        this.leftovers = leftovers;
        this.clock = clock;
    }

    /** What programs of one account upload is theirs together, what any other uploads is its own. */
    static String owner(RoutingContext ctx) {
        Token holder = Bearer.holder(ctx);
        if (holder == null) {
            throw new IllegalStateException("a file outside of the guard");
        }
        return holder.operator() == null ? "token:" + holder.name() : "operator:" + holder.operator();
    }

    /** It goes after a day unless it is claimed. */
    Future<Void> waits(Media file) {
        return leftovers.put(
                Objects.requireNonNull(file.id(), "stored"), clock.instant().plus(UNUSED));
    }

    /** They are about to be used, and stay. Before the deed: a file too many is better than one too few. */
    Future<Void> claim(List<Media> used) {
        return leftovers.claim(
                used.stream().map(Media::id).filter(Objects::nonNull).toList());
    }

    /**
     * Files that the same program uploaded before, by their ids in {@code media}. Those of others, and of citizens, are as
     * unknown as those that never were. {@code QĐ 30/2022, Điều 5.5}.
     */
    Future<List<Media>> named(RoutingContext ctx, Given given) {
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
