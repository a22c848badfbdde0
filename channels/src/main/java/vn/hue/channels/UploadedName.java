package vn.hue.channels;

import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a browser calls a file that is the body of a request: percent-encoded in {@code X-File-Name}. */
public final class UploadedName {

    /** Code points that are kept; a Vietnamese letter is up to nine characters of the header. */
    private static final int LONGEST = 120;

    private UploadedName() {}

    /** The name, for people alone, without what can't be seen; null when there is none, or it is not encoded so. */
    public static @Nullable String of(RoutingContext ctx) {
        return decoded(ctx.request().getHeader("X-File-Name"));
    }

    static @Nullable String decoded(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            // In an address a plus is a plus; the decoder is for forms.
            return shortened(URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return null;
        }
    }

    /** A name that came another way, no longer and with nothing more in it than those that come so. */
    public static String shortened(String name) {
        String clean = name.replaceAll("\\p{Cntrl}", "");
        return clean.substring(
                0, clean.offsetByCodePoints(0, Math.min(LONGEST, clean.codePointCount(0, clean.length()))));
    }
}
