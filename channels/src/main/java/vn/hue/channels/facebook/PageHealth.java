package vn.hue.channels.facebook;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.ChannelHealth.State;
import vn.hue.channels.Words;

/** How our pages are, by what Graph answers; pauses a page whose token is dead or that calls too often. */
final class PageHealth {

    private static final Logger LOG = LoggerFactory.getLogger(PageHealth.class);
    private static final Duration RATE_PAUSE = Duration.ofMinutes(1);

    private final FacebookPorts ports;
    private final GraphPace pace;
    private final GraphOutcome outcome;
    private final Map<String, State> states = new ConcurrentHashMap<>();

    PageHealth(FacebookPorts ports, GraphPace pace, Words words) {
        this.ports = ports;
        this.pace = pace;
        this.outcome = new GraphOutcome(words);
    }

    void heard(String page, GraphReply reply) {
        if (reply instanceof GraphReply.Done) {
            ports.counts().count(FacebookUser.CHANNEL, "send.done");
            now(page, State.UP, "");
        } else if (reply instanceof GraphReply.Refused refused) {
            GraphRefusal kind = refused.kind();
            ports.counts().count(FacebookUser.CHANNEL, "send." + kind.name().toLowerCase(Locale.ROOT));
            LOG.info("Facebook refused: {}/{} trace {}", refused.code(), refused.subcode(), refused.trace());
            if (kind == GraphRefusal.RATE) {
                pace.pause(page, RATE_PAUSE);
            } else if (kind == GraphRefusal.TOKEN) {
                pace.pause(page, GraphOutcome.TOKEN_PAUSE);
                now(page, State.DOWN, outcome.why(refused));
            } else if (kind == GraphRefusal.PAGE) {
                now(page, State.DEGRADED, outcome.why(refused));
            }
        } else {
            ports.counts().count(FacebookUser.CHANNEL, "send.no-answer");
        }
    }

    private void now(String page, State state, String why) {
        if (states.put(page, state) != state) {
            ports.health().now(FacebookUser.CHANNEL, page, state, why);
        }
    }
}
