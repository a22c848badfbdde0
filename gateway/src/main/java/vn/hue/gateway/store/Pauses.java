package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** Which accounts of ours their providers have asked to wait, so that no gateway goes on where another was refused. */
public interface Pauses {

    /** Durable when the future succeeds; over whatever was known of the account. */
    Future<Void> put(Pause pause);

    /** One of each account that ever had to wait: a handful. */
    Future<List<Pause>> all();

    /**
     * @param asked when the provider asked
     * @param until when the account may go on
     */
    record Pause(String channel, String account, Instant asked, Instant until) {

        public String id() {
            return channel + '/' + account;
        }
    }
}
