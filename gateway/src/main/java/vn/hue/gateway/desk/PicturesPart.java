package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore;
import vn.hue.channels.MediaStore.Stored;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.media.MediaLibrary;
import vn.hue.gateway.store.Leftovers;

/**
 * {@code /desk/pictures}: pictures and videos for a form, sent ahead while it is filled in. What was kept is named by its
 * id and a seal for the account, so that a form can hold nothing that its sender has not uploaded, and what one has
 * uploaded is still there after a session has ended in the middle of the work.
 */
public final class PicturesPart {

    /** Of one form. */
    static final int MOST = 10;

    private static final long ROOM_FOR_FIELDS = 64 * 1024;
    private static final int PATIENCE_SECONDS = 60;

    /** As long as a draft may wait for the next shift; then what no form has used goes. */
    private static final Duration UNUSED = Duration.ofDays(1);

    private final MediaLibrary media;
    private final Leftovers leftovers;
    private final InstantSource clock;
    private final Pages pages;
    private final Seal seal;

    /** @param secret the same on every gateway */
    PicturesPart(MediaLibrary media, Leftovers leftovers, InstantSource clock, Pages pages, String secret) {
        this.media = media;
        this.leftovers = leftovers;
        this.clock = clock;
        this.pages = pages;
        this.seal = new Seal(secret);
    }

    /** In bytes: nothing larger is kept. */
    long largest() {
        return media.largest();
    }

    /**
     * A file that was sent.
     *
     * @param pass what a form names it by; null when it was refused
     * @param refused why not, in words; null when it was kept
     */
    public record Sent(
            String name,
            @Nullable Media media,
            @Nullable String pass,
            @Nullable String refused) {}

    void mount(Doors doors) {
        doors.open(Route.PICTURES, body(), ctx -> Pages.answer(ctx, this::take));
    }

    /** What is larger than anything we keep is not read at all. */
    private Handler<RoutingContext> body() {
        long most = media.largest() * 2 + ROOM_FOR_FIELDS;
        BodyHandler handler = BodyHandler.create(System.getProperty("java.io.tmpdir") + "/hue-desk")
                .setDeleteUploadedFilesOnEnd(true)
                .setBodyLimit(most);
        return ctx -> {
            String length = ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH);
            // Without a length it is counted while it comes.
            if (length != null && (!length.matches("\\d{1,18}") || Long.parseLong(length) > most)) {
                ctx.response().putHeader(HttpHeaders.CONNECTION, "close");
                ctx.fail(413);
            } else {
                handler.handle(ctx);
            }
        };
    }

    /** What is new, and before it what a draft names from before. */
    private Future<Void> take(RoutingContext ctx) {
        DeskWords words = Gate.words(ctx);
        String passes = Form.of(ctx, "picture").value("picture");
        Future<List<Sent>> all = named(ctx, passes).map(known -> {
            List<Sent> sent = new ArrayList<>(again(ctx, known));
            if (known.size() < passes.lines().distinct().count()) {
                sent.add(refused("", words.say("file.again")));
            }
            return sent;
        });
        for (FileUpload upload : ctx.fileUploads()) {
            if (upload.name().equals("file")) {
                all = all.compose(sent -> store(ctx, upload, words).map(one -> {
                    sent.add(one);
                    return sent;
                }));
            }
        }
        return all.map(sent -> pages.show(ctx, 200, "pictures.jte", Map.of("frame", pages.frame(ctx), "sent", sent)));
    }

    private Future<Sent> store(RoutingContext ctx, FileUpload upload, DeskWords words) {
        String name = Objects.requireNonNullElse(upload.fileName(), "");
        if (upload.size() > media.largest()) {
            return Future.succeededFuture(refused(name, words.name("file", Stored.Reason.TOO_LARGE)));
        }
        return ctx.vertx()
                .fileSystem()
                .readFile(upload.uploadedFileName())
                .compose(bytes -> media.store(bytes, name))
                .compose(stored -> stored instanceof Stored.Kept kept
                        ? leftovers
                                .put(
                                        Objects.requireNonNull(kept.media().id()),
                                        clock.instant().plus(UNUSED))
                                .map(stored)
                        : Future.succeededFuture(stored))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .map(stored -> {
                    if (stored instanceof Stored.Kept kept) {
                        Media file = kept.media();
                        return file.kind().shows()
                                ? new Sent(name, file, pass(ctx, String.valueOf(file.id())), null)
                                : refused(name, words.say("file.NO_PICTURE"));
                    }
                    return refused(name, words.name("file", ((Stored.Refused) stored).reason()));
                });
    }

    private static Sent refused(String name, String why) {
        return new Sent(name, null, null, why);
    }

    private String pass(RoutingContext ctx, String id) {
        return id + "." + seal.of("picture", owned(ctx, id));
    }

    private static String owned(RoutingContext ctx, String id) {
        return Gate.presence(ctx).account().name() + ' ' + id;
    }

    /** Files of a form that is shown again. */
    List<Sent> again(RoutingContext ctx, List<Media> files) {
        return files.stream()
                .map(file -> new Sent(
                        Objects.requireNonNullElse(file.name(), ""), file, pass(ctx, String.valueOf(file.id())), null))
                .toList();
    }

    /**
     * The files that a form names.
     *
     * @param passes a line each
     * @return without those that this person has not uploaded
     */
    Future<List<Media>> named(RoutingContext ctx, String passes) {
        List<Future<MediaStore.@Nullable File>> found = passes.lines()
                .distinct()
                .limit(MOST)
                .filter(pass -> fits(ctx, pass))
                .map(pass -> media.open(id(pass)))
                .toList();
        return Future.join(found).map(all -> found.stream()
                .map(Future::result)
                .filter(Objects::nonNull)
                .map(file -> file.media())
                .toList());
    }

    /** They are about to be used, and stay. Before the deed: a file too many is better than one too few. */
    Future<Void> claim(List<Media> used) {
        return leftovers.claim(
                used.stream().map(Media::id).filter(Objects::nonNull).toList());
    }

    private boolean fits(RoutingContext ctx, String pass) {
        return pass.indexOf('.') > 0
                && seal.fits("picture", owned(ctx, id(pass)), pass.substring(pass.indexOf('.') + 1));
    }

    private static String id(String pass) {
        return pass.substring(0, pass.indexOf('.'));
    }
}
