package vn.hue.channels.webchat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page, its scripts, styles and words, read once from the class path.
 *
 * <p>Assets are served under a path that holds the hash of all of them: browsers may keep them for ever, and a page
 * never mixes two versions.
 */
final class Assets {

    static final List<String> NAMES = List.of(
            "chat.css",
            "chat.js",
            "connection.js",
            "icon.svg",
            "log.js",
            "media.js",
            "outbox.js",
            "place.js",
            "store.js",
            "words.js",
            "vi.json",
            "en.json");

    private static final Logger LOG = LoggerFactory.getLogger(Assets.class);
    private static final Pattern PLACE = Pattern.compile("\\{\\{([A-Za-z.]+)}}");

    private final Map<String, Buffer> files = new TreeMap<>();
    private final String hotline;
    private final String version;
    private final Buffer vietnamesePage;
    private final Buffer englishPage;
    private final Buffer widget;
    private final String policy;

    Assets(String hotline, Iterable<String> embedOrigins) {
        this.hotline = hotline;
        NAMES.forEach(name -> files.put(name, read(name)));
        version = hash();
        vietnamesePage = page("vi");
        englishPage = page("en");
        widget = read("widget.js");
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
                + " connect-src 'self'; media-src 'self' blob:; form-action 'self'; base-uri 'none';"
                + " frame-ancestors 'self' "
                + String.join(" ", embedOrigins);
    }

    void routes(Router router) {
        router.get("/chat").handler(this::page);
        router.get("/webchat/widget.js").handler(this::widget);
        router.get("/webchat/assets/:version/:name").handler(this::asset);
    }

    private void page(RoutingContext ctx) {
        boolean english = "en".equals(ctx.request().getParam("lang"));
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("Content-Security-Policy", policy.strip())
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Permissions-Policy", "geolocation=(self), camera=(self), microphone=()");
        end(ctx, english ? englishPage : vietnamesePage);
    }

    private void widget(RoutingContext ctx) {
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .putHeader("X-Content-Type-Options", "nosniff");
        end(ctx, widget);
    }

    private void asset(RoutingContext ctx) {
        String name = ctx.pathParam("name");
        Buffer file = files.get(name);
        if (file == null) {
            Answers.refuse(ctx, Refusal.NOT_FOUND);
            return;
        }
        // While nodes are being replaced, an old page may ask a new node: it gets today's file, but may not keep it.
        boolean same = version.equals(ctx.pathParam("version"));
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type(name))
                .putHeader(HttpHeaders.CACHE_CONTROL, same ? "public, max-age=31536000, immutable" : "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        end(ctx, file);
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "json" -> "application/json; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> "application/octet-stream";
        };
    }

    /** The page in one language: so it reads well before any script has come, and without scripts at all. */
    private Buffer page(String language) {
        JsonObject words = new JsonObject(read(language + ".json"));
        Matcher places = PLACE.matcher(read("chat.html").toString(StandardCharsets.UTF_8));
        return Buffer.buffer(places.replaceAll(place -> Matcher.quoteReplacement(
                switch (place.group(1)) {
                    case "version" -> version;
                    case "language" -> language;
                    case "hotline" -> escape(hotline);
                    case "tel" -> hotline.replaceAll("[^0-9+]", "");
                    default -> escape(words.getString(place.group(1)).replace("{hotline}", hotline));
                })));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, bytes) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes.getBytes());
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Buffer read(String name) {
        try (InputStream file = Assets.class.getResourceAsStream("/webchat/" + name)) {
            if (file == null) {
                throw new IllegalStateException("missing on the class path: /webchat/" + name);
            }
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(RoutingContext ctx, Buffer body) {
        ctx.response().end(body).onFailure(gone -> LOG.debug("web chat page not written: {}", gone.toString()));
    }
}
