package vn.hue.gateway.flow;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.hue.channels.ChannelAdapter;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Capabilities;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound;

/** A channel whose citizens keep what they get; it does what the script says, then sends all. */
final class Phone implements ChannelAdapter {

    private final boolean repeatable;
    private final Deque<Future<Delivery>> script = new ArrayDeque<>();
    private final Map<String, List<String>> got = new HashMap<>();
    private int maxText = 2000;

    Phone(boolean repeatable) {
        this.repeatable = repeatable;
    }

    Phone showing(int letters) {
        maxText = letters;
        return this;
    }

    synchronized void next(Delivery... outcomes) {
        for (Delivery outcome : outcomes) {
            script.add(Future.succeededFuture(outcome));
        }
    }

    synchronized void next(Future<Delivery> outcome) {
        script.add(outcome);
    }

    @Override
    public String channel() {
        return "phone";
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(maxText, 3, true, false, true, null, repeatable);
    }

    @Override
    public void routes(Router router) {}

    @Override
    public synchronized Future<Delivery> send(Address to, Outbound message) {
        Future<Delivery> outcome =
                script.isEmpty() ? Future.succeededFuture(new Delivery.Sent("x-" + message.id())) : script.remove();
        if (!outcome.isComplete() || outcome.result() instanceof Delivery.Sent) {
            got.computeIfAbsent(to.user(), user -> new ArrayList<>()).add(message.text());
        }
        return outcome;
    }

    /** Every text that was sent to a citizen, repetitions included. */
    synchronized List<String> sent(String user) {
        return List.copyOf(got.getOrDefault(user, List.of()));
    }

    /** What a citizen sees: where the channel can repeat, a message shows once. */
    synchronized List<String> shown(String user) {
        List<String> all = got.getOrDefault(user, List.of());
        Set<String> once = new LinkedHashSet<>(all);
        return repeatable ? List.copyOf(once) : List.copyOf(all);
    }
}
