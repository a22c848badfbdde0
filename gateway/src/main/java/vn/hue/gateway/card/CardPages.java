package vn.hue.gateway.card;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.Intake;
import vn.hue.channels.MediaStore;
import vn.hue.channels.Words;
import vn.hue.channels.webchat.Rates;
import vn.hue.channels.webchat.Visitor;
import vn.hue.channels.webchat.WebChatSettings;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.card.CardFacts.Field;
import vn.hue.gateway.store.Conversations;

/**
 * The web card.
 *
 * <pre>
 * GET  /u/&lt;token&gt;         the page; ?lang=en, ?sent=1 after it was sent
 * POST /u/&lt;token&gt;/files   one file as body, X-File-Name percent-encoded → 201 {"pass":"…"}
 * POST /u/&lt;token&gt;         the form, with files or with their passes → 303 ?sent=1, or the page with what is wrong
 * </pre>
 *
 * Everything that is sent becomes one message of the conversation, {@code card/<token's seal>/<submission>}: sent again
 * after a lost answer it is the same message.
 */
public final class CardPages {

    private static final Logger LOG = LoggerFactory.getLogger(CardPages.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUICK = Duration.ofSeconds(15);
    private static final int FILES = 10;
    private static final int LONGEST_NAME = 120;
    private static final WebChatSettings.Rate LOOKS = new WebChatSettings.Rate(60, 120);
    private static final WebChatSettings.Rate SENDS = new WebChatSettings.Rate(20, 40);
    private static final WebChatSettings.Rate UPLOADS = new WebChatSettings.Rate(15, 20);
    private static final long UPLOADING_BYTES = 256L * 1024 * 1024;

    private final CardInserts inserts;
    private final Conversations conversations;
    private final Intake intake;
    private final MediaStore media;
    private final Reader reader;
    private final InstantSource clock;
    private final Vertx vertx;
    private final CardView.Page page;
    private final String policy;
    private final Visitor visitor;
    private final CardPasses passes;
    private final Rates looks;
    private final Rates sends;
    private final Rates uploads;
    private final AtomicLong uploading = new AtomicLong();
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Map<String, Words> words = Map.of("vi", new Words("card", "vi"), "en", new Words("card", "en"));

    /**
     * @param secret seals what was uploaded; the same on every gateway
     * @param behindProxy whether exactly one trusted proxy stands in front
     * @param tilesOrigin where map tiles come from, as a source of the policy; empty for nowhere
     */
    public CardPages(
            Vertx vertx,
            CardInserts inserts,
            String secret,
            Conversations conversations,
            Intake intake,
            MediaStore media,
            Reader reader,
            InstantSource clock,
            CardView.Page page,
            String tilesOrigin,
            boolean behindProxy) {
        this.vertx = vertx;
        this.inserts = inserts;
        this.conversations = conversations;
        this.intake = intake;
        this.media = media;
        this.reader = reader;
        this.clock = clock;
        this.page = page;
        this.visitor = new Visitor(behindProxy);
        this.passes = new CardPasses(secret);
        this.looks = new Rates(LOOKS, clock);
        this.sends = new Rates(SENDS, clock);
        this.uploads = new Rates(UPLOADS, clock);
        this.policy =
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob: data:"
                        + (tilesOrigin.isEmpty() ? "" : " " + tilesOrigin)
                        + "; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }

    public void mount(Router root) {
        root.route("/assets/card/*").handler(StaticHandler.create("card").setMaxAgeSeconds(300));
        root.get("/u/:token").handler(this::show);
        root.post("/u/:token/files").handler(this::admitFile);
        root.post("/u/:token/files")
                .handler(BodyHandler.create(false).setBodyLimit(largest()))
                .handler(this::keep)
                .failureHandler(ctx -> refuse(ctx, 413, "file.large"));
        root.post("/u/:token").handler(this::admitForm);
        root.post("/u/:token")
                .handler(BodyHandler.create(System.getProperty("java.io.tmpdir") + "/hue-card")
                        .setDeleteUploadedFilesOnEnd(true)
                        .setMergeFormAttributes(true)
                        .setBodyLimit(largest() + 1_000_000))
                .handler(this::take)
                .failureHandler(this::tooMuch);
    }

    private long largest() {
        return Math.max(page.imageBytes(), page.videoBytes());
    }

    // --- the page ---

    private void show(RoutingContext ctx) {
        if (tooOften(ctx, looks)) {
            return;
        }
        CardTokens.Opened opened = opened(ctx);
        if (opened == null) {
            notice(ctx, 404, "notice.unknown");
        } else if (ctx.queryParams().contains("sent")) {
            notice(ctx, 200, "notice.sent");
        } else if (opened.over(clock.instant())) {
            notice(ctx, 410, "notice.over");
        } else {
            load(
                    ctx,
                    opened,
                    (state, facts) ->
                            render(ctx, 200, view(ctx, facts, Map.of(), List.of(), Map.of(), null, newSubmission())));
        }
    }

    /** What is done with the facts of a card that is still good. */
    private interface WithFacts {
        void accept(Conversation state, CardFacts facts);
    }

    private void load(RoutingContext ctx, CardTokens.Opened opened, WithFacts then) {
        conversations
                .load(opened.conversation())
                .timeout(QUICK.toSeconds(), TimeUnit.SECONDS)
                .onSuccess(snapshot -> {
                    CardFacts facts = snapshot == null
                            ? null
                            : CardFacts.of(snapshot.state(), opened.subject()).orElse(null);
                    if (snapshot == null || facts == null) {
                        notice(ctx, 410, "notice.done");
                    } else {
                        then.accept(snapshot.state(), facts);
                    }
                })
                .onFailure(away -> {
                    LOG.warn("a card can't be shown now: {}", away.getClass().getSimpleName());
                    notice(ctx, 503, "notice.away");
                });
    }

    private CardTokens.@Nullable Opened opened(RoutingContext ctx) {
        return inserts.tokens().open(ctx.pathParam("token")).orElse(null);
    }

    private CardView view(
            RoutingContext ctx,
            @Nullable CardFacts facts,
            Map<String, String> typed,
            List<String> kept,
            Map<String, String> wrong,
            @Nullable String formWrong,
            String submission) {
        String language = language(ctx, facts);
        return new CardView(
                Objects.requireNonNull(words.get(language)),
                language,
                path(ctx),
                submission,
                facts,
                null,
                typed,
                kept,
                wrong,
                formWrong,
                page);
    }

    private void notice(RoutingContext ctx, int status, String key) {
        String language = language(ctx, null);
        if (wantsJson(ctx)) {
            json(ctx, status, new JsonObject().put("notice", sentence(language, key)));
            return;
        }
        render(
                ctx,
                status,
                new CardView(
                        Objects.requireNonNull(words.get(language)),
                        language,
                        path(ctx),
                        "",
                        null,
                        key,
                        Map.of(),
                        List.of(),
                        Map.of(),
                        null,
                        page));
    }

    private void render(RoutingContext ctx, int status, CardView view) {
        StringOutput html = new StringOutput();
        engine.render("card.jte", Map.<String, Object>of("view", view), html);
        headers(ctx)
                .response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .end(html.toString())
                .onFailure(gone -> LOG.debug("a card was not shown: {}", gone.toString()));
    }

    /** The address is the key to the page: nobody keeps it, passes it on or finds it. */
    private RoutingContext headers(RoutingContext ctx) {
        ctx.response()
                .putHeader("Content-Security-Policy", policy)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Robots-Tag", "noindex, nofollow")
                .putHeader("Permissions-Policy", "geolocation=(self), camera=(self), microphone=(self)");
        return ctx;
    }

    private static String language(RoutingContext ctx, @Nullable CardFacts facts) {
        String asked = ctx.queryParams().get("lang");
        String form = asked == null && ctx.request().formAttributes() != null
                ? ctx.request().formAttributes().get("lang")
                : asked;
        return form != null
                ? form.equals("en") ? "en" : "vi"
                : facts != null && facts.language() == Language.EN ? "en" : "vi";
    }

    private static String path(RoutingContext ctx) {
        return "/u/" + ctx.pathParam("token");
    }

    private static String newSubmission() {
        return UUID.randomUUID().toString();
    }

    // --- files, one at a time ---

    /** Everything that can be refused before a byte of the file is read. */
    private void admitFile(RoutingContext ctx) {
        CardTokens.Opened opened = opened(ctx);
        String length = ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        String declared = String.valueOf(ctx.request().getHeader(HttpHeaders.CONTENT_TYPE));
        if (opened == null) {
            refuseUnread(ctx, 404, "notice.unknown");
        } else if (opened.over(clock.instant())) {
            refuseUnread(ctx, 410, "notice.over");
        } else if (length == null || !length.matches("\\d{1,18}")) {
            refuseUnread(ctx, 411, "file.broken");
        } else if (Long.parseLong(length) > (declared.startsWith("video/") ? page.videoBytes() : page.imageBytes())) {
            refuseUnread(ctx, 413, "file.large");
        } else if (!uploads.take(opened.subject()).isZero()) {
            refuseUnread(ctx, 429, "notice.often");
        } else if (uploading.addAndGet(Long.parseLong(length)) > UPLOADING_BYTES) {
            uploading.addAndGet(-Long.parseLong(length));
            refuseUnread(ctx, 503, "notice.away");
        } else {
            ctx.addEndHandler(ended -> uploading.addAndGet(-Long.parseLong(length)));
            ctx.next();
        }
    }

    private void refuseUnread(RoutingContext ctx, int status, String key) {
        ctx.response().putHeader(HttpHeaders.CONNECTION, "close");
        refuse(ctx, status, key);
    }

    private void keep(RoutingContext ctx) {
        CardTokens.Opened opened = opened(ctx);
        Buffer file = ctx.body().buffer();
        if (opened == null || file == null || file.length() == 0) {
            refuse(ctx, 400, "file.empty");
            return;
        }
        load(ctx, opened, (state, facts) -> store(file, name(ctx))
                .onSuccess(kept -> {
                    if (kept.media == null) {
                        refuse(ctx, 422, Objects.requireNonNullElse(kept.refused, "file.broken"));
                    } else {
                        json(ctx, 201, new JsonObject().put("pass", passes.pass(facts.subject(), kept.media)));
                    }
                })
                .onFailure(away -> away(ctx, away)));
    }

    /** A file that is kept, or the key of the sentence that says why not. */
    private record Kept(@Nullable Media media, @Nullable String refused) {}

    private Future<Kept> store(Buffer file, @Nullable String name) {
        return media.store(file, name)
                .timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .map(stored -> {
                    if (stored instanceof MediaStore.Stored.Kept kept) {
                        return kept.media().kind().shows() ? new Kept(kept.media(), null) : new Kept(null, "file.kind");
                    }
                    return new Kept(
                            null,
                            switch (((MediaStore.Stored.Refused) stored).reason()) {
                                case EMPTY -> "file.empty";
                                case TOO_LARGE -> "file.large";
                                case TYPE_NOT_ALLOWED -> "file.kind";
                                case BROKEN -> "file.broken";
                            });
                });
    }

    private static @Nullable String name(RoutingContext ctx) {
        String header = ctx.request().getHeader("X-File-Name");
        if (header == null || header.length() > 3 * LONGEST_NAME) {
            return null;
        }
        try {
            return shortened(URLDecoder.decode(header, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    // --- the form ---

    private void admitForm(RoutingContext ctx) {
        if (tooOften(ctx, sends)) {
            return;
        }
        // No look at Origin: a page without referrers sends none, and only its token lets anyone do anything here.
        CardTokens.Opened opened = opened(ctx);
        if (opened == null) {
            ctx.response().putHeader(HttpHeaders.CONNECTION, "close");
            notice(ctx, 404, "notice.unknown");
        } else if (opened.over(clock.instant())) {
            ctx.response().putHeader(HttpHeaders.CONNECTION, "close");
            notice(ctx, 410, "notice.over");
        } else {
            ctx.next();
        }
    }

    private void take(RoutingContext ctx) {
        CardTokens.Opened opened = opened(ctx);
        if (opened == null) {
            notice(ctx, 404, "notice.unknown");
            return;
        }
        load(ctx, opened, (state, facts) -> files(ctx, facts)
                .onSuccess(files -> submit(ctx, state, facts, files))
                .onFailure(away -> away(ctx, away)));
    }

    /**
     * The files of a form.
     *
     * @param passes of those kept already, now or before
     * @param wrong the key of a sentence; null when all could be kept
     */
    private record Files(
            List<Media> media,
            List<String> passes,
            @Nullable String wrong) {}

    private Future<Files> files(RoutingContext ctx, CardFacts facts) {
        List<Media> kept = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (String pass : ctx.request().formAttributes().getAll("pass")) {
            Media file = kept.size() < FILES ? passes.open(facts.subject(), pass) : null;
            if (file != null) {
                kept.add(file);
                given.add(pass);
            }
        }
        Future<Files> all = Future.succeededFuture(new Files(kept, given, null));
        for (FileUpload upload : ctx.fileUploads()) {
            if (upload.size() > 0) {
                all = all.compose(files -> more(files, upload, facts));
            }
        }
        return all;
    }

    private Future<Files> more(Files files, FileUpload upload, CardFacts facts) {
        if (files.media.size() >= FILES) {
            return Future.succeededFuture(new Files(files.media, files.passes, "file.many"));
        }
        boolean video = upload.contentType() != null && upload.contentType().startsWith("video/");
        if (upload.size() > (video ? page.videoBytes() : page.imageBytes())) {
            return Future.succeededFuture(new Files(files.media, files.passes, "file.large"));
        }
        return vertx.fileSystem()
                .readFile(upload.uploadedFileName())
                .compose(bytes -> store(bytes, shortened(String.valueOf(upload.fileName()))))
                .map(kept -> {
                    if (kept.media == null) {
                        return new Files(files.media, files.passes, kept.refused);
                    }
                    files.media.add(kept.media);
                    files.passes.add(passes.pass(facts.subject(), kept.media));
                    return files;
                });
    }

    private void submit(RoutingContext ctx, Conversation state, CardFacts facts, Files files) {
        MultiMap fields = ctx.request().formAttributes();
        String submission = String.valueOf(fields.get("submission"));
        if (!submission.matches("[0-9a-f-]{36}")) {
            submission = newSubmission();
        }
        CardForm form = CardForm.read(fields, files.media, facts, reader, clock.instant(), page.zone());
        Map<String, String> wrong = new LinkedHashMap<>();
        form.wrong().forEach((field, key) -> wrong.put(field.key(), key));
        if (files.wrong != null) {
            wrong.put(Field.MEDIA.key(), files.wrong);
        }
        if (!wrong.isEmpty() || form.parts().isEmpty()) {
            answerWrong(ctx, facts, files.passes, wrong, submission);
            return;
        }
        accept(ctx, state, submission, form.parts());
    }

    private void answerWrong(
            RoutingContext ctx, CardFacts facts, List<String> kept, Map<String, String> wrong, String submission) {
        String formWrong = wrong.isEmpty() ? "wrong.nothing" : "wrong.some";
        CardView view = view(ctx, facts, typed(ctx), kept, wrong, formWrong, submission);
        if (wantsJson(ctx)) {
            JsonObject said = new JsonObject();
            wrong.forEach((field, key) -> said.put(field, view.say(key)));
            json(ctx, 422, new JsonObject().put("wrong", said).put("notice", view.say(formWrong)));
        } else {
            render(ctx, 422, view);
        }
    }

    private static Map<String, String> typed(RoutingContext ctx) {
        Map<String, String> typed = new HashMap<>();
        ctx.request().formAttributes().forEach(entry -> typed.put(entry.getKey(), entry.getValue()));
        return typed;
    }

    private void accept(RoutingContext ctx, Conversation state, String submission, List<Part> parts) {
        String token = ctx.pathParam("token");
        String id = "card/" + token.substring(token.length() - 16) + '/' + submission;
        intake.accept(new Inbound(id, state.address(), clock.instant(), parts, null))
                .timeout(QUICK.toSeconds(), TimeUnit.SECONDS)
                .onSuccess(accepted -> {
                    String done = path(ctx) + "?sent=1&lang=" + language(ctx, null);
                    if (wantsJson(ctx)) {
                        json(ctx, 200, new JsonObject().put("done", done));
                    } else {
                        headers(ctx)
                                .response()
                                .setStatusCode(303)
                                .putHeader(HttpHeaders.LOCATION, done)
                                .end()
                                .onFailure(gone -> LOG.debug("a card was not answered: {}", gone.toString()));
                    }
                })
                .onFailure(away -> away(ctx, away));
    }

    private void tooMuch(RoutingContext ctx) {
        if (ctx.response().ended()) {
            return;
        }
        if (ctx.statusCode() == 413) {
            ctx.response().putHeader(HttpHeaders.CONNECTION, "close");
            notice(ctx, 413, "notice.large");
        } else if (ctx.statusCode() >= 500) {
            away(ctx, Objects.requireNonNullElse(ctx.failure(), new IllegalStateException("a form without a reason")));
        } else {
            notice(ctx, 400, "notice.away");
        }
    }

    // --- answers ---

    private boolean tooOften(RoutingContext ctx, Rates rates) {
        Duration wait = rates.take(visitor.address(ctx.request()));
        if (wait.isZero()) {
            return false;
        }
        ctx.response()
                .putHeader("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())))
                .putHeader(HttpHeaders.CONNECTION, "close");
        notice(ctx, 429, "notice.often");
        return true;
    }

    private void away(RoutingContext ctx, Throwable why) {
        LOG.warn("a card can't be taken now: {}", why.getClass().getSimpleName());
        notice(ctx, 503, "notice.away");
    }

    private void refuse(RoutingContext ctx, int status, String key) {
        if (!ctx.response().ended()) {
            json(ctx, status, new JsonObject().put("notice", sentence(language(ctx, null), key)));
        }
    }

    private String sentence(String language, String key) {
        return Objects.requireNonNull(words.get(language))
                .say(
                        key,
                        "hotline",
                        page.hotline(),
                        "image",
                        String.valueOf(page.imageBytes() / (1024 * 1024)),
                        "video",
                        String.valueOf(page.videoBytes() / (1024 * 1024)));
    }

    private static boolean wantsJson(RoutingContext ctx) {
        String accept = ctx.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.startsWith("application/json");
    }

    private void json(RoutingContext ctx, int status, JsonObject body) {
        headers(ctx)
                .response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                .end(body.toBuffer())
                .onFailure(gone -> LOG.debug("a card was not answered: {}", gone.toString()));
    }
}
