package vn.hue.gateway.channel;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import java.util.function.Supplier;
import vn.hue.channels.ChannelAdapter;
import vn.hue.gateway.flow.Fetch;

/**
 * A channel, put together.
 *
 * @param verticle deployed before anything is sent or received
 * @param fetch brings its files home
 * @param close ends what the verticle does not end itself
 */
public record WiredChannel(ChannelAdapter adapter, Deployable verticle, Fetch fetch, Supplier<Future<Void>> close) {

    /** A channel that brings its files with its messages. */
    static WiredChannel of(ChannelAdapter adapter, Deployable verticle) {
        return new WiredChannel(adapter, verticle, Fetch.NONE, Future::succeededFuture);
    }
}
