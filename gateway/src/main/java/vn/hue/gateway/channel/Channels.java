package vn.hue.gateway.channel;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.gateway.flow.Fetch;

/** All channels of this gateway: those that have a block in the configuration, and the web chat. */
public final class Channels implements Fetch {

    private final Vertx vertx;
    private final Map<String, WiredChannel> wired = new ConcurrentHashMap<>();
    private final List<String> deployments = new ArrayList<>();

    public Channels(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Deploys them one after the other and makes their messages deliverable; the first that fails ends it. */
    public Future<Void> open(ChannelWorld world) {
        Future<Void> opened = Future.succeededFuture();
        for (WiredChannel channel : all(world)) {
            opened = opened.compose(before -> deploy(world, channel));
        }
        return opened;
    }

    private static List<WiredChannel> all(ChannelWorld world) {
        List<WiredChannel> all = new ArrayList<>();
        all.add(WebChatWiring.of(world));
        return all;
    }

    private Future<Void> deploy(ChannelWorld world, WiredChannel channel) {
        return vertx.deployVerticle(channel.verticle())
                .onSuccess(id -> {
                    deployments.add(id);
                    wired.put(channel.adapter().channel(), channel);
                    world.flow().channel(channel.adapter());
                })
                .mapEmpty();
    }

    /** Mounts every channel's routes; after {@link #open}. */
    public void routes(Router root) {
        wired.values().forEach(channel -> channel.adapter().routes(root));
    }

    @Override
    public Future<Inbound> fetch(Inbound message) {
        WiredChannel channel = wired.get(message.from().channel());
        return channel == null
                ? Future.succeededFuture(message)
                : channel.fetch().fetch(message);
    }

    /** Ends them, the last deployed first. */
    public Future<Void> close() {
        List<Future<Void>> ended = new ArrayList<>();
        for (int i = deployments.size() - 1; i >= 0; i--) {
            ended.add(vertx.undeploy(deployments.get(i)));
        }
        deployments.clear();
        return Future.join(ended)
                .eventually(() -> Future.join(wired.values().stream()
                        .map(channel -> channel.close().get())
                        .toList()))
                .mapEmpty();
    }
}
