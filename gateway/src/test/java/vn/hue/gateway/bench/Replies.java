package vn.hue.gateway.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.hue.channels.ChannelAdapter;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Capabilities;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound;

/** The far end: whoever waits for an answer gets it here. */
final class Replies implements ChannelAdapter {

    private final Map<String, Promise<Void>> waiting = new ConcurrentHashMap<>();

    Future<Void> to(String message) {
        Promise<Void> promise = Promise.promise();
        waiting.put("answer-" + message, promise);
        return promise.future();
    }

    void answer(String id) {
        Promise<Void> promise = waiting.remove(id);
        if (promise != null) {
            promise.complete();
        }
    }

    @Override
    public String channel() {
        return Webhook.CHANNEL;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(2000, 3, true, false, false, null, true);
    }

    @Override
    public void routes(Router router) {}

    @Override
    public Future<Delivery> send(Address to, Outbound message) {
        answer(message.id());
        return Future.succeededFuture(new Delivery.Sent(null));
    }
}
