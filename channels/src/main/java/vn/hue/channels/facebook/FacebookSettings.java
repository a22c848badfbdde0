package vn.hue.channels.facebook;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sets for Facebook.
 *
 * @param appId our app: echoes of its messages are our own
 * @param appSecret signs webhooks and proves our calls
 * @param verifyToken what the handshake must say
 * @param pageTokens access token by page id
 * @param graph where Graph is, without a slash at the end
 * @param version of Graph, for example {@code v25.0}; each lives about two years
 * @param features what the app was granted and the city wants
 * @param limits sizes and times
 * @param mediaHosts hosts pictures may be fetched from, each with all hosts below it; {@code host:port} allows plain
 *     HTTP on that port, for emulators. Facebook doesn't publish its list
 */
public record FacebookSettings(
        String appId,
        String appSecret,
        String verifyToken,
        Map<String, String> pageTokens,
        String graph,
        String version,
        Features features,
        Limits limits,
        List<String> mediaHosts) {

    public static final String GRAPH = "https://graph.facebook.com";
    public static final String VERSION = "v25.0";
    public static final List<String> MEDIA_HOSTS = List.of("fbcdn.net", "fbsbx.com");

    public FacebookSettings {
        pageTokens = Map.copyOf(pageTokens);
        mediaHosts =
                mediaHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        if (appId.isBlank() || appSecret.isBlank() || verifyToken.isBlank()) {
            throw new IllegalArgumentException("appId, appSecret and verifyToken are needed");
        } else if (pageTokens.isEmpty()) {
            throw new IllegalArgumentException("pageTokens: at least one page");
        } else if (!graph.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
            throw new IllegalArgumentException("graph: not an origin: " + graph);
        } else if (!version.matches("v\\d+\\.\\d+")) {
            throw new IllegalArgumentException("version: like v25.0, not " + version);
        }
    }

    /** The usual features and limits at the real Graph. */
    public static FacebookSettings of(
            String appId, String appSecret, String verifyToken, Map<String, String> pageTokens) {
        return new FacebookSettings(
                appId, appSecret, verifyToken, pageTokens, GRAPH, VERSION, Features.USUAL, Limits.USUAL, MEDIA_HOSTS);
    }

    /** The same at another Graph: an emulator's. */
    public FacebookSettings at(String otherGraph, List<String> hosts) {
        return new FacebookSettings(
                appId, appSecret, verifyToken, pageTokens, otherGraph, version, features, limits, hosts);
    }

    public FacebookSettings with(Features other) {
        return new FacebookSettings(
                appId, appSecret, verifyToken, pageTokens, graph, version, other, limits, mediaHosts);
    }

    public FacebookSettings with(Limits other) {
        return new FacebookSettings(
                appId, appSecret, verifyToken, pageTokens, graph, version, features, other, mediaHosts);
    }

    @Nullable
    String token(String page) {
        return pageTokens.get(page);
    }

    @Override
    public String toString() {
        return "FacebookSettings[" + appId + ", pages=" + pageTokens.keySet() + ", " + graph + "/" + version + ", "
                + features + ", " + limits + ", " + mediaHosts + "]";
    }

    /**
     * What may be used.
     *
     * @param humanAgent whether App Review granted the Human Agent feature: an operator may answer for 7 days
     * @param answerComments whether a comment under a post becomes a conversation, answered once in private
     * @param courtesies whether messages are marked as seen and "is typing" is shown
     */
    public record Features(boolean humanAgent, boolean answerComments, boolean courtesies) {
        public static final Features USUAL = new Features(false, true, true);
    }

    /**
     * Sizes and times.
     *
     * @param text longest text in UTF-16 units; Facebook says "less than 2000", others read "at most"
     * @param fileBytes largest file in either direction
     * @param timeout for one call to Graph
     */
    public record Limits(int text, long fileBytes, Duration timeout) {
        public static final Limits USUAL = new Limits(1_999, 25L << 20, Duration.ofSeconds(15));

        public Limits {
            if (text < 640 || text > 2_000 || fileBytes < 1 || timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("limits: text 640 to 2000, sizes and times above zero");
            }
        }
    }
}
