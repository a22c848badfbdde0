package vn.hue.gateway.card;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.Words;
import vn.hue.conversations.reading.Language;

/** How a card answers: the page, a notice, or a few words of JSON for the page's script. */
final class CardAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(CardAnswers.class);

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Map<String, Words> words = Map.of("vi", new Words("card", "vi"), "en", new Words("card", "en"));
    private final CardView.Page page;
    private final String policy;

    /** @param tilesOrigin where map tiles come from, as a source of the policy; empty for nowhere */
    CardAnswers(CardView.Page page, String tilesOrigin) {
        this.page = page;
        this.policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                + " img-src 'self' blob: data:"
                + (tilesOrigin.isEmpty() ? "" : " " + tilesOrigin)
                + "; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }

    static String path(RoutingContext ctx) {
        return "/u/" + ctx.pathParam("token");
    }

    /** What was chosen, else what the conversation speaks. */
    static String language(RoutingContext ctx, @Nullable CardFacts facts) {
        String chosen = ctx.queryParams().get("lang");
        if (chosen == null) {
            chosen = ctx.request().formAttributes().get("lang");
        }
        return chosen != null
                ? chosen.equals("en") ? "en" : "vi"
                : facts != null && facts.language() == Language.EN ? "en" : "vi";
    }

    CardView view(
            RoutingContext ctx,
            CardFacts facts,
            Map<String, String> typed,
            List<String> kept,
            Map<String, String> wrong,
            @Nullable String formWrong,
            String submission) {
        String language = language(ctx, facts);
        return new CardView(
                words(language), language, path(ctx), submission, facts, null, typed, kept, wrong, formWrong, page);
    }

    private Words words(String language) {
        return Objects.requireNonNull(words.get(language));
    }

    /** Instead of the form: why there is none, and where to go from here. */
    void notice(RoutingContext ctx, int status, String key) {
        if (ctx.response().ended()) {
            return;
        }
        String language = language(ctx, null);
        if (wantsJson(ctx)) {
            json(ctx, status, new JsonObject().put("notice", sentence(language, key)));
            return;
        }
        render(
                ctx,
                status,
                new CardView(
                        words(language),
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

    /** The same without reading what the browser still sends. */
    void noticeUnread(RoutingContext ctx, int status, String key) {
        ctx.response().putHeader(HttpHeaders.CONNECTION, "close");
        notice(ctx, status, key);
    }

    /** Whoever has the address wrong is told so in a page; it shows nothing of anybody. */
    void lost(RoutingContext ctx) {
        String language = language(ctx, null);
        CardView view =
                new CardView(words(language), language, "", "", null, null, Map.of(), List.of(), Map.of(), null, page);
        render(ctx, 404, "card-lost.jte", view);
    }

    void render(RoutingContext ctx, int status, CardView view) {
        render(ctx, status, "card.jte", view);
    }

    private void render(RoutingContext ctx, int status, String template, CardView view) {
        StringOutput html = new StringOutput();
        engine.render(template, Map.<String, Object>of("view", view), html);
        headers(ctx)
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .end(html.toString())
                .onFailure(CardAnswers::gone);
    }

    void json(RoutingContext ctx, int status, JsonObject body) {
        headers(ctx)
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                .end(body.toBuffer())
                .onFailure(CardAnswers::gone);
    }

    /** It was sent: a page of its own, so that a reload sends nothing. */
    void sent(RoutingContext ctx) {
        String done = path(ctx) + "?sent=1&lang=" + language(ctx, null);
        if (wantsJson(ctx)) {
            json(ctx, 200, new JsonObject().put("done", done));
        } else {
            headers(ctx)
                    .setStatusCode(303)
                    .putHeader(HttpHeaders.LOCATION, done)
                    .end()
                    .onFailure(CardAnswers::gone);
        }
    }

    void away(RoutingContext ctx, Throwable why) {
        LOG.warn("a card can't be taken now: {}", why.getClass().getSimpleName());
        notice(ctx, 503, "notice.away");
    }

    static boolean wantsJson(RoutingContext ctx) {
        String accept = ctx.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.startsWith("application/json");
    }

    private String sentence(String language, String key) {
        return words(language)
                .say(
                        key,
                        "image",
                        CardView.megabytes(page.imageBytes()),
                        "video",
                        CardView.megabytes(page.videoBytes()));
    }

    /** The address is the key to the page: nobody keeps it, passes it on or finds it. */
    private HttpServerResponse headers(RoutingContext ctx) {
        return ctx.response()
                .putHeader("Content-Security-Policy", policy)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Robots-Tag", "noindex, nofollow");
    }

    private static void gone(Throwable why) {
        LOG.debug("a card was not answered: {}", why.toString());
    }
}
