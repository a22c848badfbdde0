package vn.hue.gateway.desk;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Province;
import vn.hue.gateway.config.Settings.Tiles;

/** Renders the templates in {@code src/main/jte}, compiled with the program. */
final class Pages {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final InstantSource clock;
    private final ZoneId zone;
    private final Frame.MapView map;
    private final String policy;

    Pages(Province province, Tiles tiles, ZoneId zone, InstantSource clock) {
        this.clock = clock;
        this.zone = zone;
        JsonArray outline = new JsonArray();
        province.outline()
                .forEach(p -> outline.add(new JsonArray().add(p.latitude()).add(p.longitude())));
        String url = tiles.url();
        this.map = new Frame.MapView(outline.encode(), url, tiles.attribution());
        this.policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; media-src 'self'; "
                + "img-src 'self' data:" + origin(url)
                + "; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }

    Frame frame(RoutingContext ctx, @Nullable Operator operator, String csrf) {
        return new Frame(Gate.words(ctx), operator, csrf, clock.instant(), zone, map);
    }

    Map<String, Object> login(RoutingContext ctx, boolean failed) {
        return Map.of("frame", frame(ctx, null, ""), "failed", failed);
    }

    void show(RoutingContext ctx, int status, String template, Map<String, Object> content) {
        StringOutput html = new StringOutput();
        engine.render(template, content, html);
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", policy)
                .putHeader("Cache-Control", "no-store")
                .end(html.toString());
    }

    /** {@code https://{s}.tiles.example.vn/{z}/{x}/{y}.png} as a source of the policy. */
    private static String origin(@Nullable String tiles) {
        if (tiles == null) {
            return "";
        }
        URI uri = URI.create(tiles.replace("{s}", "s").replaceAll("[{}]", ""));
        String host = tiles.contains("{s}.") ? "*." + uri.getAuthority().substring(2) : uri.getAuthority();
        return " " + uri.getScheme() + "://" + host;
    }
}
