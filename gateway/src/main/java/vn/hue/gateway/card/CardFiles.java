package vn.hue.gateway.card;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore;
import vn.hue.channels.Spool;
import vn.hue.channels.UploadedName;
import vn.hue.channels.webchat.Rates;
import vn.hue.channels.webchat.WebChatSettings;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.gateway.store.Leftovers;

/** Pictures and videos of a card: sent ahead one by one by the page's script, or with the form without it. */
final class CardFiles {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A card that is over can't be sent any more; nobody is in the middle of it so much later. */
    private static final Duration UNCLAIMED = Duration.ofDays(1);

    private static final int MOST = 10;
    private static final WebChatSettings.Rate RATE = new WebChatSettings.Rate(15, 20);
    private static final long IN_MEMORY = 256L * 1024 * 1024;

    private final Vertx vertx;
    private final MediaStore media;
    private final CardPasses passes;
    private final CardView.Page page;
    private final Rates rates;
    private final Leftovers leftovers;
    private final Spool spool;

    CardFiles(
            Vertx vertx,
            MediaStore media,
            Leftovers leftovers,
            CardPasses passes,
            CardView.Page page,
            InstantSource clock) {
        this.leftovers = leftovers;
        this.vertx = vertx;
        this.media = media;
        this.passes = passes;
        this.page = page;
        this.rates = new Rates(RATE, clock);
        this.spool = new Spool(vertx, IN_MEMORY);
    }

    /** Larger than anything that may be kept. */
    long largest() {
        return Math.max(page.imageBytes(), page.videoBytes());
    }

    /** Why a file is not even read. */
    record Refused(int status, String key) {}

    /** Everything that can be refused before a byte of a file is read; null lets it in. */
    @Nullable
    Refused refused(RoutingContext ctx, String subject) {
        String length = ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !length.matches("\\d{1,18}")) {
            return new Refused(411, "file.broken");
        }
        long bytes = Long.parseLong(length);
        if (bytes > limit(ctx.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            return new Refused(413, "file.large");
        }
        if (!rates.take(subject).isZero()) {
            return new Refused(429, "notice.often");
        }
        return spool.hasRoom(subject, bytes) ? null : new Refused(503, "notice.away");
    }

    /** The body of a request that was not refused; fails when it doesn't come whole. */
    Future<Buffer> whole(RoutingContext ctx, String subject) {
        return spool.take(ctx, subject, Long.parseLong(ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH)));
    }

    private long limit(@Nullable String type) {
        return type != null && type.startsWith("video/") ? page.videoBytes() : page.imageBytes();
    }

    /** A file that is kept with its pass, or the key of the sentence that says why not. */
    record Kept(
            @Nullable Media media,
            @Nullable String pass,
            @Nullable String refused) {}

    /**
     * Keeps the body of a request.
     *
     * @param until when the card is over
     */
    Future<Kept> keep(RoutingContext ctx, Buffer file, String subject, Instant until) {
        return file.length() == 0
                ? Future.succeededFuture(new Kept(null, null, "file.empty"))
                : store(file, UploadedName.of(ctx), subject, until);
    }

    private Future<Kept> store(Buffer file, @Nullable String name, String subject, Instant until) {
        return media.store(file, name)
                .compose(stored -> stored instanceof MediaStore.Stored.Kept kept
                        ? leftovers
                                .put(Objects.requireNonNull(kept.media().id()), until.plus(UNCLAIMED))
                                .map(stored)
                        : Future.succeededFuture(stored))
                .timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .map(stored -> {
                    if (stored instanceof MediaStore.Stored.Kept kept) {
                        return kept.media().kind().shows()
                                ? new Kept(kept.media(), passes.pass(subject, kept.media()), null)
                                : new Kept(null, null, "file.kind");
                    }
                    return new Kept(
                            null,
                            null,
                            switch (((MediaStore.Stored.Refused) stored).reason()) {
                                case EMPTY -> "file.empty";
                                case TOO_LARGE -> "file.large";
                                case TYPE_NOT_ALLOWED -> "file.kind";
                                case BROKEN -> "file.broken";
                            });
                });
    }

    /** They are about to be used, and stay. Before the form is taken: a file too many is better than one too few. */
    Future<Void> claim(List<Media> used) {
        return leftovers.claim(
                used.stream().map(Media::id).filter(Objects::nonNull).toList());
    }

    /**
     * The files of a form.
     *
     * @param passes of those that are kept, now or before
     * @param wrong the key of a sentence; null when all could be kept
     */
    record Files(
            List<Media> media,
            List<String> passes,
            @Nullable String wrong) {

        private Files but(String key) {
            return new Files(media, passes, key);
        }
    }

    Future<Files> of(RoutingContext ctx, String subject, Instant until) {
        Files before = new Files(new ArrayList<>(), new ArrayList<>(), null);
        for (String pass : ctx.request().formAttributes().getAll("pass")) {
            Media file = before.media.size() < MOST ? passes.open(subject, pass) : null;
            if (file != null) {
                before.media.add(file);
                before.passes.add(pass);
            }
        }
        Future<Files> all = Future.succeededFuture(before);
        for (FileUpload upload : ctx.fileUploads()) {
            if (upload.size() > 0) {
                all = all.compose(files -> more(files, upload, subject, until));
            }
        }
        return all;
    }

    private Future<Files> more(Files files, FileUpload upload, String subject, Instant until) {
        if (files.media.size() >= MOST) {
            return Future.succeededFuture(files.but("file.many"));
        }
        if (upload.size() > limit(upload.contentType())) {
            return Future.succeededFuture(files.but("file.large"));
        }
        return vertx.fileSystem()
                .readFile(upload.uploadedFileName())
                .compose(bytes ->
                        store(bytes, UploadedName.shortened(String.valueOf(upload.fileName())), subject, until))
                .map(kept -> {
                    if (kept.media == null || kept.pass == null) {
                        return files.but(Objects.requireNonNullElse(kept.refused, "file.broken"));
                    }
                    files.media.add(kept.media);
                    files.passes.add(kept.pass);
                    return files;
                });
    }
}
