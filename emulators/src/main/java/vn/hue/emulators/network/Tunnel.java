package vn.hue.emulators.network;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wire on loopback to a server, which can be turned into a black hole: connections stay open and nothing comes through
 * any more, as behind a firewall that has forgotten them. Connections of that time stay dead for ever.
 */
public final class Tunnel extends VerticleBase {

    private final int target;
    private final Set<NetSocket> ends = new HashSet<>();
    private @Nullable NetServer server;
    private @Nullable NetClient client;
    private volatile boolean swallows;
    private volatile int connections;

    /** @param target port of the server on loopback */
    public Tunnel(int target) {
        this.target = target;
    }

    @Override
    public Future<?> start() {
        NetClient dialling = vertx.createNetClient();
        NetServer listening = vertx.createNetServer().connectHandler(near -> {
            connections++;
            connect(dialling, near);
        });
        client = dialling;
        server = listening;
        return listening.listen(0, "127.0.0.1");
    }

    private void connect(NetClient dialling, NetSocket near) {
        if (swallows) {
            hole(near);
            return;
        }
        near.pause();
        dialling.connect(target, "127.0.0.1").onFailure(refused -> end(near)).onSuccess(far -> {
            join(near, far);
            join(far, near);
            near.resume();
        });
    }

    private void join(NetSocket from, NetSocket to) {
        ends.add(from);
        from.handler(bytes -> {
            if (ends.contains(from)) {
                to.write(bytes).onFailure(gone -> end(from));
            }
        });
        from.exceptionHandler(broken -> {});
        from.closeHandler(closed -> {
            if (ends.remove(from)) {
                end(to);
            }
        });
    }

    private static void hole(NetSocket socket) {
        socket.handler(bytes -> {});
        socket.exceptionHandler(broken -> {});
    }

    private static void end(NetSocket socket) {
        socket.close().onFailure(already -> {});
    }

    /** From now on nothing comes through. */
    public Future<Void> swallow() {
        return onContext(() -> {
            swallows = true;
            ends.clear();
        });
    }

    /** New connections come through again. */
    public Future<Void> heal() {
        return onContext(() -> swallows = false);
    }

    private Future<Void> onContext(Runnable change) {
        Promise<Void> done = Promise.promise();
        context.runOnContext(here -> {
            change.run();
            done.complete();
        });
        return done.future();
    }

    /** How often somebody connected. */
    public int connections() {
        return connections;
    }

    public int port() {
        NetServer listening = server;
        if (listening == null) {
            throw new IllegalStateException("not deployed");
        }
        return listening.actualPort();
    }

    @Override
    public Future<?> stop() {
        NetClient dialling = client;
        return dialling == null ? Future.succeededFuture() : dialling.close();
    }
}
