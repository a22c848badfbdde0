package vn.hue.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelCounts;
import vn.hue.channels.ChannelHealth;
import vn.hue.channels.Intake;
import vn.hue.channels.RawEvents;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/** A gateway in memory; several channels may share it, as several nodes share a database. */
public final class SmsCentre implements Intake, RawEvents, ChannelHealth, ChannelCounts {

    final Map<String, Inbound> inbox = new ConcurrentHashMap<>();
    final Map<String, String> raw = new ConcurrentHashMap<>();
    final Map<String, Integer> counted = new ConcurrentHashMap<>();
    final BlockingQueue<Inbound> heard = new LinkedBlockingQueue<>();
    final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    final BlockingQueue<String> states = new LinkedBlockingQueue<>();
    final MemoryTexts texts = new MemoryTexts();
    volatile boolean away;

    SmsPorts ports() {
        return new SmsPorts(this, this, texts, texts, this, this);
    }

    /** The next message that was taken, for example {@code +84905123456: Chào}. */
    public String hear() {
        Inbound message = next(heard);
        Part part = message.parts().get(0);
        String words = part instanceof Part.Text text ? text.text() : part.toString();
        return message.from().user() + ": " + words;
    }

    /** The next receipt, for example {@code m1 DELIVERED}. */
    public String tell() {
        return next(told);
    }

    /** The next change of the channel's state. */
    public String state() {
        return next(states);
    }

    void untilCounted(String what, int times) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (counted.getOrDefault(what, 0) < times) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static <T> T next(BlockingQueue<T> queue) {
        try {
            T next = queue.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("something in time").isNotNull();
            return Objects.requireNonNull(next);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Future<Accepted> accept(Inbound message) {
        if (away) {
            return Future.failedFuture("the store is away");
        }
        if (inbox.putIfAbsent(message.externalId(), message) != null) {
            return Future.succeededFuture(Accepted.DUPLICATE);
        }
        heard.add(message);
        return Future.succeededFuture(Accepted.NEW);
    }

    @Override
    public Future<Accepted> receipt(
            Address from, String messageId, DeliveryState state, Instant at, @Nullable String reason) {
        if (away) {
            return Future.failedFuture("the store is away");
        }
        told.add(messageId + " " + state + (reason == null ? "" : ": " + reason));
        return Future.succeededFuture(Accepted.NEW);
    }

    @Override
    public Future<Void> keep(String channel, String externalId, String shape, String body) {
        raw.put(externalId, body);
        return Future.succeededFuture();
    }

    @Override
    public void now(String channel, String account, State state, String reason) {
        states.add(state + (reason.isEmpty() ? "" : ": " + reason));
    }

    @Override
    public void count(String channel, String what) {
        counted.merge(what, 1, Integer::sum);
    }
}
