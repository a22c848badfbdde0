package vn.hue.channels.facebook;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore;
import vn.hue.conversations.vocabulary.Media;

/** Files on Facebook's side: each is uploaded once and sent by its id as long as that lives. */
final class Uploads {

    /** They live 90 days. */
    private static final Duration LIFE = Duration.ofDays(80);

    private static final Duration OPEN_PATIENCE = Duration.ofSeconds(20);
    private static final int REMEMBERED = 5_000;

    private final Map<String, Uploaded> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Uploaded> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final Graph graph;
    private final Letters letters;
    private final MediaStore store;
    private final long largest;
    private final InstantSource clock;

    Uploads(Graph graph, Letters letters, MediaStore store, long largest, InstantSource clock) {
        this.graph = graph;
        this.letters = letters;
        this.store = store;
        this.largest = largest;
        this.clock = clock;
    }

    private record Uploaded(String id, Instant at) {}

    /** What became of an upload. */
    sealed interface Upload {

        record Ready(String attachmentId) implements Upload {}

        /** It can't travel in this chat: too large, or not in the store. */
        record NotForUs() implements Upload {}

        record Failed(GraphReply reply) implements Upload {}
    }

    Future<Upload> attachment(String page, String token, Media media) {
        String id = media.id();
        if (id == null || media.bytes() > largest) {
            return Future.succeededFuture(new Upload.NotForUs());
        }
        String key = page + '/' + id;
        Uploaded before = remembered(key);
        if (before != null) {
            return Future.succeededFuture(new Upload.Ready(before.id()));
        }
        return store.open(id)
                .timeout(OPEN_PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .compose(file -> {
                    if (file == null || file.bytes().length() > largest) {
                        return Future.succeededFuture((Upload) new Upload.NotForUs());
                    }
                    return graph.upload(
                                    page,
                                    token,
                                    letters.upload(media.kind()),
                                    Objects.requireNonNullElse(media.name(), id),
                                    file.media().contentType(),
                                    file.bytes())
                            .map(reply -> taken(key, reply));
                })
                .otherwise(away -> new Upload.Failed(new GraphReply.NotSent()));
    }

    private Upload taken(String key, GraphReply reply) {
        String attachmentId = reply instanceof GraphReply.Done done ? done.text("attachment_id") : null;
        if (attachmentId == null) {
            // An upload shows nothing to anybody: one that may have happened can simply be repeated.
            boolean unclear = reply instanceof GraphReply.Lost
                    || reply instanceof GraphReply.Done
                    || reply instanceof GraphReply.Broken;
            return new Upload.Failed(unclear ? new GraphReply.NotSent() : reply);
        }
        synchronized (known) {
            known.put(key, new Uploaded(attachmentId, clock.instant()));
        }
        return new Upload.Ready(attachmentId);
    }

    private @Nullable Uploaded remembered(String key) {
        synchronized (known) {
            Uploaded uploaded = known.get(key);
            return uploaded != null && uploaded.at().plus(LIFE).isAfter(clock.instant()) ? uploaded : null;
        }
    }

    /** Facebook doesn't know it any more. */
    void forget(String page, Media media) {
        synchronized (known) {
            known.remove(page + '/' + media.id());
        }
    }
}
