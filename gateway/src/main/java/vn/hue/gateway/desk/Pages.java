package vn.hue.gateway.desk;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import vn.hue.conversations.report.Province;
import vn.hue.gateway.config.Settings.Tiles;
import vn.hue.gateway.http.Unavailable;

/** Renders the templates in {@code src/main/jte}, compiled with the program. */
final class Pages {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final InstantSource clock;
    private final ZoneId zone;
    private final Frame.MapView map;
    private final String policy;
    private final Forms forms;

    /** Gives a page's forms what they must carry. */
    interface Forms {
        String csrf(RoutingContext ctx);
    }

    Pages(Province province, Tiles tiles, ZoneId zone, InstantSource clock, Forms forms) {
        this.forms = forms;
        this.clock = clock;
        this.zone = zone;
        JsonArray outline = new JsonArray();
        province.outline()
                .forEach(p -> outline.add(new JsonArray().add(p.latitude()).add(p.longitude())));
        String url = tiles.url();
        this.map = new Frame.MapView(outline.encode(), url, tiles.attribution());
        this.policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; media-src 'self'; "
                + "img-src 'self' data:" + (url == null ? "" : " " + tiles.source())
                + "; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }

    /** As pages show a moment. */
    String time(Instant at) {
        return Frame.time(at, zone);
    }

    /** For one page; call it once for each. */
    Frame frame(RoutingContext ctx) {
        return new Frame(
                Gate.words(ctx),
                ctx.get(Gate.KEY),
                forms.csrf(ctx),
                ctx.request().method() == HttpMethod.GET ? ctx.request().uri() : "/desk",
                clock.instant(),
                zone,
                map);
    }

    Void show(RoutingContext ctx, int status, String template, Map<String, Object> content) {
        StringOutput html = new StringOutput();
        engine.render(template, content, html);
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", policy)
                .putHeader("Cache-Control", "no-store")
                // Without it browsers would not say where a form was.
                .putHeader("Referrer-Policy", "same-origin")
                .end(html.toString());
        return null;
    }

    /** Calls what makes a page; what it lacks is a status, and a store that is away is 503. */
    static void answer(RoutingContext ctx, Function<RoutingContext, Future<Void>> page) {
        Future<Void> shown;
        try {
            shown = page.apply(ctx);
        } catch (HttpException refused) {
            ctx.fail(refused);
            return;
        }
        shown.onFailure(e -> ctx.fail(e instanceof HttpException ? e : new Unavailable("store", e)));
    }
}
