package vn.hue.gateway.config;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The Facebook page; without this block the channel is not there.
 *
 * @param appId our app: echoes of its messages are our own
 * @param appSecret signs webhooks and proves our calls
 * @param verifyToken what Facebook says when it tries the webhook
 * @param graph where Graph is
 * @param version of Graph; each lives about two years
 * @param mediaHosts where citizens' files may be fetched, each with all hosts below it; {@code host:port} allows plain
 *     HTTP there, for emulators
 */
public record Facebook(
        String appId,
        Secret appSecret,
        Secret verifyToken,
        List<Page> pages,
        @Default("https://graph.facebook.com") String graph,
        @Default("v25.0") String version,
        Features features,
        Limits limits,
        @Default("[fbcdn.net, fbsbx.com]") List<String> mediaHosts) {

    public Facebook {
        Set<String> ids = new HashSet<>();
        pages.forEach(page -> {
            if (!ids.add(page.id())) {
                throw new IllegalArgumentException("the page " + page.id() + " stands twice");
            }
        });
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("at least one page is needed");
        }
    }

    /** A page and its long-lived access token. */
    public record Page(String id, Secret token) {}

    /** What {@link vn.hue.channels.facebook.FacebookSettings.Features} explains. */
    public record Features(
            @Default("false") boolean humanAgent,
            @Default("true") boolean answerComments,
            @Default("true") boolean courtesies) {}

    /**
     * @param text longest text; Facebook says "less than 2000", others read "at most"
     * @param timeout for one answer of Graph
     */
    public record Limits(
            @Default("1999") int text,
            @Default("26214400") long fileBytes,
            @Default("PT15S") Duration timeout) {}
}
