package vn.hue.channels.email;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/** A wire to a mail server that loses what the server says after the mail itself has gone through. */
final class Forgetful extends VerticleBase {

    private final int target;
    private volatile boolean forgets = true;
    private @Nullable NetServer server;

    Forgetful(int target) {
        this.target = target;
    }

    @Override
    public Future<?> start() {
        NetServer listening = vertx.createNetServer().connectHandler(this::connect);
        server = listening;
        return listening.listen(0, "127.0.0.1");
    }

    private void connect(NetSocket near) {
        near.pause();
        boolean[] mail = {false};
        vertx.createNetClient().connect(target, "127.0.0.1").onSuccess(far -> {
            near.handler(bytes -> far.write(bytes).onFailure(gone -> {}));
            far.handler(bytes -> {
                boolean swallowed = mail[0] && forgets;
                mail[0] |= bytes.toString().startsWith("354");
                if (!swallowed) {
                    near.write(bytes).onFailure(gone -> {});
                }
            });
            near.closeHandler(closed -> far.close().onFailure(gone -> {}));
            near.resume();
        });
    }

    void heal() {
        forgets = false;
    }

    int port() {
        NetServer listening = server;
        return listening == null ? 0 : listening.actualPort();
    }
}
