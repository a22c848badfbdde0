package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import vn.hue.channels.ChannelHealth;

/** How every account of every channel was when a gateway last heard of it. */
public interface ChannelStates {

    /** Over what was known before. */
    Future<Void> put(Known known);

    /** All of them, by channel and account. */
    Future<List<Known>> all();

    /**
     * How one account is.
     *
     * @param account our own
     * @param reason for operators, in their language; empty when it is up
     * @param since when it became so
     */
    record Known(String channel, String account, ChannelHealth.State state, String reason, Instant since) {

        /** Unique over all channels. */
        public String id() {
            return channel + '/' + account;
        }
    }
}
