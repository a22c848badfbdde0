package vn.hue.emulators.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports on loopback for servers that must be told theirs before they start.
 *
 * <p>They lie below 32768, from where on Linux gives ports to whoever asks for any: none of them is taken by somebody's
 * connection between the asking and the start. Each is given once in a process.
 */
public final class FreePort {

    private static final int FIRST = 18_000;
    private static final int COUNT = 14_000;

    /** Of two processes that start at once each begins elsewhere. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 61 % COUNT));

    private FreePort() {}

    public static int next() {
        return next(1);
    }

    /** The first of so many that are free side by side. */
    public static int next(int many) {
        for (int tries = 0; tries < COUNT; tries++) {
            int first = FIRST + NEXT.getAndAdd(many) % (COUNT - many);
            if (free(first, many)) {
                return first;
            }
        }
        throw new IllegalStateException("no free port");
    }

    private static boolean free(int first, int many) {
        for (int port = first; port < first + many; port++) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assert probe.isBound();
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
