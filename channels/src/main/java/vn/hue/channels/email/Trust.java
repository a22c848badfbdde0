package vn.hue.channels.email;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.email.mime.HeaderValue;

/**
 * Whether the author is who the mail says, by our own receiving server.
 *
 * <pre>Authentication-Results: mx.thuathienhue.gov.vn; dmarc=pass header.from=gmail.com; spf=pass</pre>
 *
 * Only headers of the configured server that stand above the first {@code Received} of an outside host count (RFC 8601):
 * anything below may have been written by the sender.
 */
enum Trust {
    PROVEN,
    REFUTED,
    /** Nobody checked, or the domain can't be checked. */
    UNKNOWN;

    private static final Pattern FAIL = Pattern.compile(".*;\\s*dmarc\\s*=\\s*(fail|reject|quarantine)\\b.*");
    private static final Pattern PASS = Pattern.compile(".*;\\s*dmarc\\s*=\\s*(pass|bestguesspass)\\b.*");

    /** @param server null when none is believed */
    static Trust of(Mail mail, @Nullable String server) {
        if (server == null) {
            return UNKNOWN;
        }
        List<String> all = mail.headers().has("Received")
                ? mail.headers().aboveLast("Authentication-Results", "Received", server)
                : mail.headers().all("Authentication-Results");
        for (String each : all) {
            String results = HeaderValue.withoutComments(each.toLowerCase(Locale.ROOT));
            String by = results.replaceAll("[;\\s].*$", "");
            if (by.equals(server.toLowerCase(Locale.ROOT))) {
                return FAIL.matcher(results).matches()
                        ? REFUTED
                        : PASS.matcher(results).matches() ? PROVEN : UNKNOWN;
            }
        }
        return UNKNOWN;
    }
}
