package vn.hue.channels.webchat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** All open sockets of this node, counted by address and by session. Used from several event loops. */
final class Sockets {

    private final int mostOfAddress;
    private final int mostOfSession;
    private final Set<ChatSocket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> ofAddress = new ConcurrentHashMap<>();
    private final Map<String, Integer> ofSession = new ConcurrentHashMap<>();

    Sockets(int mostOfAddress, int mostOfSession) {
        this.mostOfAddress = mostOfAddress;
        this.mostOfSession = mostOfSession;
    }

    /** Reserves a place before the upgrade; false when the address has too many. */
    boolean reserve(String visitor) {
        return add(ofAddress, visitor, mostOfAddress);
    }

    /** Gives a place back when the upgrade failed. */
    void release(String visitor) {
        remove(ofAddress, visitor);
    }

    void opened(ChatSocket socket) {
        open.add(socket);
    }

    /** Counts a socket for its citizen; false when there are too many tabs. */
    boolean join(ChatSocket socket, String user) {
        return open.contains(socket) && add(ofSession, user, mostOfSession);
    }

    void leave(ChatSocket socket, @Nullable String user) {
        if (open.remove(socket)) {
            remove(ofAddress, socket.visitor());
            if (user != null) {
                remove(ofSession, user);
            }
        }
    }

    void closeSilent(Instant now) {
        open.forEach(socket -> socket.closeIfSilent(now));
    }

    void closeAll() {
        open.forEach(ChatSocket::goAway);
    }

    int size() {
        return open.size();
    }

    private static boolean add(Map<String, Integer> counts, String key, int most) {
        AtomicBoolean added = new AtomicBoolean();
        counts.compute(key, (any, count) -> {
            int now = count == null ? 0 : count;
            added.set(now < most);
            return now < most ? Integer.valueOf(now + 1) : count;
        });
        return added.get();
    }

    private static void remove(Map<String, Integer> counts, String key) {
        counts.computeIfPresent(key, (any, count) -> count <= 1 ? null : count - 1);
    }
}
