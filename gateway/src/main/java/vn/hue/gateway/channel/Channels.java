package vn.hue.gateway.channel;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.gateway.config.Email;
import vn.hue.gateway.config.Facebook;
import vn.hue.gateway.config.Sms;
import vn.hue.gateway.config.Zalo;
import vn.hue.gateway.flow.Changes;
import vn.hue.gateway.flow.Fetch;

/** All channels of this gateway: those that have a block in the configuration, and the web chat. */
public final class Channels implements Fetch {

    private final Vertx vertx;
    private final Changes changes;
    private final Map<String, WiredChannel> wired = new ConcurrentHashMap<>();
    private final List<String> deployments = new ArrayList<>();

    private @Nullable Conditions conditions;
    private @Nullable PublicLinks links;
    private @Nullable Sweep sweep;

    /** @param changes told when a channel breaks or mends */
    public Channels(Vertx vertx, Changes changes) {
        this.vertx = vertx;
        this.changes = changes;
    }

    /** Deploys them one after the other and makes their messages deliverable; the first that fails ends it. */
    public Future<Void> open(ChannelWorld world) {
        Future<Void> opened = Future.succeededFuture();
        Conditions heard = new Conditions(world.stores(), world.clock(), world.meters(), changes);
        conditions = heard;
        PublicLinks made = new PublicLinks(
                world.settings().server().citizens().url(),
                world.settings().webchat().secret().value(),
                world.media(),
                world.clock());
        links = made;
        world.flow().links(made);
        sweep = new Sweep(vertx, world.stores().channels(), world.clock());
        for (WiredChannel channel : all(world, Ports.of(world, heard, made))) {
            opened = opened.compose(before -> deploy(world, channel));
        }
        return opened;
    }

    private static List<WiredChannel> all(ChannelWorld world, Ports ports) {
        List<WiredChannel> all = new ArrayList<>();
        all.add(WebChatWiring.of(world));
        Zalo zalo = world.settings().zalo();
        if (zalo != null) {
            all.add(ZaloWiring.of(world, zalo, ports));
        }
        Facebook facebook = world.settings().facebook();
        if (facebook != null) {
            all.add(FacebookWiring.of(world, facebook, ports));
        }
        Email email = world.settings().email();
        if (email != null) {
            all.add(EmailWiring.of(world, email, ports));
        }
        Sms sms = world.settings().sms();
        if (sms != null) {
            all.add(SmsWiring.of(world, sms, ports));
        }
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
        if (links != null) {
            links.routes(root);
        }
    }

    /** How the channels are, by account, for whoever looks after the node: {@code {"zalo/388…":"UP"}}. */
    public JsonObject details() {
        return conditions == null ? new JsonObject() : conditions.details();
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
        if (sweep != null) {
            sweep.stop();
        }
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
