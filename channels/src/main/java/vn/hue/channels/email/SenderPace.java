package vn.hue.channels.email;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The last fuse against loops: so many mails of one sender in ten minutes are let in, then they are only kept.
 *
 * <p>In memory on purpose. One gateway reads a mailbox at a time, so that there is one count; it is worth ten minutes, and
 * a restart lets a sender in once more for as many mails, which is no loop: answering machines and our own letters are
 * known by their headers before they come here, whoever counts. What is held is neither lost nor answered, only looked at
 * by people. A count in the store would cost every mail a write to spare them that.
 */
final class SenderPace {

    private static final Duration SPAN = Duration.ofMinutes(10);
    private static final int SENDERS = 10_000;

    private final int atMost;
    private final InstantSource clock;
    private final Map<String, Deque<Instant>> times = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > SENDERS;
        }
    };

    SenderPace(int atMost, InstantSource clock) {
        this.atMost = atMost;
        this.clock = clock;
    }

    synchronized boolean allows(String sender) {
        Instant now = clock.instant();
        Deque<Instant> last = times.computeIfAbsent(sender.toLowerCase(Locale.ROOT), unknown -> new ArrayDeque<>());
        while (!last.isEmpty() && !last.peekFirst().plus(SPAN).isAfter(now)) {
            last.removeFirst();
        }
        if (last.size() >= atMost) {
            return false;
        }
        last.addLast(now);
        return true;
    }
}
