package vn.hue.gateway.card;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.Intake;
import vn.hue.channels.MediaStore;
import vn.hue.channels.webchat.Rates;
import vn.hue.channels.webchat.Visitor;
import vn.hue.channels.webchat.WebChatSettings;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.card.CardFacts.Field;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.Leftovers;

/**
 * The web card.
 *
 * <pre>
 * GET  /u/&lt;token&gt;         the page; ?lang=en, ?sent=1 after it was sent
 * POST /u/&lt;token&gt;/files   one file as body, X-File-Name percent-encoded → 201 {"pass":"…"}
 * POST /u/&lt;token&gt;         the form, with files or with their passes → 303 ?sent=1, or the page with what is wrong
 * </pre>
 *
 * Everything that is sent becomes one message of the conversation, {@code card/<end of the token>/<submission>}: sent
 * again after a lost answer it is the same message.
 */
public final class CardPages {

    private static final Duration QUICK = Duration.ofSeconds(15);
    private static final WebChatSettings.Rate LOOKS = new WebChatSettings.Rate(60, 120);
    private static final WebChatSettings.Rate SENDS = new WebChatSettings.Rate(20, 40);
    private static final long FORM_BYTES = 1_000_000;

    private final CardInserts inserts;
    private final Conversations conversations;
    private final Intake intake;
    private final Reader reader;
    private final InstantSource clock;
    private final CardView.Page page;
    private final CardAnswers answers;
    private final CardFiles files;
    private final Visitor visitor;
    private final Rates looks;
    private final Rates sends;

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
            Leftovers leftovers,
            Reader reader,
            InstantSource clock,
            CardView.Page page,
            String tilesOrigin,
            boolean behindProxy) {
        this.inserts = inserts;
        this.conversations = conversations;
        this.intake = intake;
        this.reader = reader;
        this.clock = clock;
        this.page = page;
        this.answers = new CardAnswers(page, tilesOrigin);
        this.files = new CardFiles(vertx, media, leftovers, new CardPasses(secret), page, clock);
        this.visitor = new Visitor(behindProxy);
        this.looks = new Rates(LOOKS, clock);
        this.sends = new Rates(SENDS, clock);
    }

    public void mount(Router root) {
        root.route("/assets/card/*").handler(StaticHandler.create("card").setMaxAgeSeconds(300));
        root.get("/u/:token").handler(this::show);
        root.get().last().handler(this::lost);
        root.post("/u/:token/files").handler(this::admitFile);
        root.post("/u/:token").handler(this::admitForm);
        root.post("/u/:token")
                .handler(BodyHandler.create(System.getProperty("java.io.tmpdir") + "/hue-card")
                        .setDeleteUploadedFilesOnEnd(true)
                        .setBodyLimit(files.largest() + FORM_BYTES))
                .handler(this::take)
                .failureHandler(ctx -> tooMuch(ctx, "notice.large"));
    }

    /** A person who has the address wrong reads a page; a program, and the desk with a page of its own, go on. */
    private void lost(RoutingContext ctx) {
        String accept = ctx.request().getHeader(HttpHeaders.ACCEPT);
        boolean page = accept != null && accept.contains("text/html");
        if (page && !ctx.request().path().startsWith("/desk")) {
            answers.lost(ctx);
        } else {
            ctx.next();
        }
    }

    private void show(RoutingContext ctx) {
        if (tooOften(ctx, looks)) {
            return;
        }
        CardTokens.Opened opened = opened(ctx);
        if (opened == null) {
            answers.notice(ctx, 404, "notice.unknown");
        } else if (ctx.queryParams().contains("sent")) {
            answers.notice(ctx, 200, "notice.sent");
        } else if (opened.over(clock.instant())) {
            answers.notice(ctx, 410, "notice.over");
        } else {
            load(
                    ctx,
                    opened,
                    (state, facts) -> answers.render(
                            ctx, 200, answers.view(ctx, facts, Map.of(), List.of(), Map.of(), null, newSubmission())));
        }
    }

    private CardTokens.@Nullable Opened opened(RoutingContext ctx) {
        return inserts.tokens().open(ctx.pathParam("token")).orElse(null);
    }

    private static String newSubmission() {
        return UUID.randomUUID().toString();
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
                        answers.notice(ctx, 410, "notice.done");
                    } else {
                        then.accept(snapshot.state(), facts);
                    }
                })
                .onFailure(away -> answers.away(ctx, away));
    }

    private void admitFile(RoutingContext ctx) {
        CardTokens.Opened opened = mayPost(ctx);
        if (opened == null) {
            return;
        }
        CardFiles.Refused refused = files.refused(ctx, opened.subject());
        if (refused == null) {
            files.whole(ctx, opened.subject())
                    .onSuccess(file -> keep(ctx, opened, file))
                    .onFailure(broken -> answers.noticeUnread(ctx, 503, "notice.away"));
        } else {
            answers.noticeUnread(ctx, refused.status(), refused.key());
        }
    }

    private void keep(RoutingContext ctx, CardTokens.Opened opened, Buffer file) {
        load(ctx, opened, (state, facts) -> files.keep(ctx, file, facts.subject(), opened.until())
                .onSuccess(kept -> {
                    if (kept.pass() == null) {
                        answers.notice(ctx, 422, Objects.requireNonNullElse(kept.refused(), "file.broken"));
                    } else {
                        answers.json(ctx, 201, new JsonObject().put("pass", kept.pass()));
                    }
                })
                .onFailure(away -> answers.away(ctx, away)));
    }

    private void admitForm(RoutingContext ctx) {
        if (!tooOften(ctx, sends) && mayPost(ctx) != null) {
            ctx.next();
        }
    }

    /**
     * The card something is posted to; null when it was refused, unread.
     *
     * <p>No look at Origin: a page without referrers sends none, and only its token lets anyone do anything here.
     */
    private CardTokens.@Nullable Opened mayPost(RoutingContext ctx) {
        CardTokens.Opened opened = opened(ctx);
        if (opened == null) {
            answers.noticeUnread(ctx, 404, "notice.unknown");
            return null;
        }
        if (opened.over(clock.instant())) {
            answers.noticeUnread(ctx, 410, "notice.over");
            return null;
        }
        return opened;
    }

    private void take(RoutingContext ctx) {
        CardTokens.Opened opened = Objects.requireNonNull(opened(ctx), "admitted before");
        load(ctx, opened, (state, facts) -> files.of(ctx, facts.subject(), opened.until())
                .onSuccess(kept -> submit(ctx, state, facts, kept))
                .onFailure(away -> answers.away(ctx, away)));
    }

    private void submit(RoutingContext ctx, Conversation state, CardFacts facts, CardFiles.Files kept) {
        String named = String.valueOf(ctx.request().formAttributes().get("submission"));
        String submission = named.matches("[0-9a-f-]{36}") ? named : newSubmission();
        CardForm form = CardForm.read(
                ctx.request().formAttributes(), kept.media(), facts, reader, clock.instant(), page.zone());
        Map<String, String> wrong = new LinkedHashMap<>();
        form.wrong().forEach((field, key) -> wrong.put(field.key(), key));
        if (kept.wrong() != null) {
            wrong.put(Field.MEDIA.key(), kept.wrong());
        }
        if (wrong.isEmpty() && !form.parts().isEmpty()) {
            accept(ctx, state, submission, form.parts(), kept.media());
            return;
        }
        String formWrong = wrong.isEmpty() ? "wrong.nothing" : "wrong.some";
        answerWrong(ctx, answers.view(ctx, facts, typed(ctx), kept.passes(), wrong, formWrong, submission), formWrong);
    }

    private void answerWrong(RoutingContext ctx, CardView view, String formWrong) {
        if (!CardAnswers.wantsJson(ctx)) {
            answers.render(ctx, 422, view);
            return;
        }
        JsonObject said = new JsonObject();
        view.wrong().keySet().forEach(field -> said.put(field, view.whatIsWrong(field)));
        answers.json(ctx, 422, new JsonObject().put("wrong", said).put("notice", view.say(formWrong)));
    }

    private static Map<String, String> typed(RoutingContext ctx) {
        Map<String, String> typed = new HashMap<>();
        ctx.request().formAttributes().forEach(entry -> typed.put(entry.getKey(), entry.getValue()));
        return typed;
    }

    private void accept(RoutingContext ctx, Conversation state, String submission, List<Part> parts, List<Media> used) {
        String token = ctx.pathParam("token");
        String id = "card/" + token.substring(token.length() - 16) + '/' + submission;
        files.claim(used)
                .compose(claimed -> intake.accept(new Inbound(id, state.address(), clock.instant(), parts, null)))
                .timeout(QUICK.toSeconds(), TimeUnit.SECONDS)
                .onSuccess(accepted -> answers.sent(ctx))
                .onFailure(away -> answers.away(ctx, away));
    }

    private void tooMuch(RoutingContext ctx, String key) {
        if (ctx.statusCode() == 413) {
            answers.noticeUnread(ctx, 413, key);
        } else if (ctx.statusCode() >= 500 && ctx.failure() != null) {
            answers.away(ctx, ctx.failure());
        } else {
            answers.notice(ctx, 400, "file.broken");
        }
    }

    private boolean tooOften(RoutingContext ctx, Rates rates) {
        Duration wait = rates.take(visitor.address(ctx.request()));
        if (wait.isZero()) {
            return false;
        }
        ctx.response().putHeader("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
        answers.noticeUnread(ctx, 429, "notice.often");
        return true;
    }
}
