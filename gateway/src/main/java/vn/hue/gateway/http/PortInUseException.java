package vn.hue.gateway.http;

import io.vertx.core.Future;
import java.net.BindException;

/** Another process listens there already. */
public final class PortInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PortInUseException(String host, int port, Throwable cause) {
        super("another process listens on " + host + ":" + port + " already", cause);
    }

    /** The same outcome of listening, with this exception instead of the socket's. */
    public static <T> Future<T> named(String host, int port, Future<T> listening) {
        return listening.recover(
                e -> Future.failedFuture(e instanceof BindException ? new PortInUseException(host, port, e) : e));
    }
}
