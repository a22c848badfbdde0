package vn.hue.channels.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelCounts;
import vn.hue.channels.ChannelHealth;
import vn.hue.channels.ConsoleWords;
import vn.hue.channels.Intake;
import vn.hue.channels.MediaStore;
import vn.hue.channels.RawEvents;
import vn.hue.channels.SentIds;
import vn.hue.channels.Withdrawals;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;

/** A gateway in memory; several channels may share it, as several nodes share a database. */
final class ZaloCentre
        implements Intake,
                RawEvents,
                SentIds,
                ConsoleWords,
                Withdrawals,
                MediaStore,
                TokenStore,
                ChannelHealth,
                ChannelCounts {

    final Map<String, Inbound> inbox = new ConcurrentHashMap<>();
    final Map<String, String> raw = new ConcurrentHashMap<>();
    final Map<String, Integer> counted = new ConcurrentHashMap<>();
    final BlockingQueue<Inbound> heard = new LinkedBlockingQueue<>();
    final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    final BlockingQueue<String> states = new LinkedBlockingQueue<>();
    private final Map<String, File> files = new ConcurrentHashMap<>();
    private final Map<String, String> sentIds = new ConcurrentHashMap<>();
    private @Nullable ZaloGrant grant;
    private int tokenWritesThatFail;
    volatile boolean away;
    volatile @Nullable Promise<Void> hold;

    ZaloPorts ports() {
        return new ZaloPorts(
                this,
                this,
                this,
                this,
                this,
                this::seen,
                this,
                file -> Optional.of("https://hue.example/tep/" + file.id()),
                this,
                this,
                this);
    }

    /** The next message that was taken. */
    Inbound hear() {
        return next(heard);
    }

    /** The next receipt, console message or withdrawal, for example {@code m1 DELIVERED}. */
    String tell() {
        return next(told);
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

    Media put(String id, MediaKind kind, String contentType, byte[] bytes) {
        Media media = new Media(id, kind, contentType, bytes.length, id + ".bin", null, null, null, null, null);
        files.put(id, new File(media, Buffer.buffer(bytes)));
        return media;
    }

    void knows(String externalId, String ourId) {
        sentIds.put(externalId, ourId);
    }

    int count(String what) {
        return counted.getOrDefault(what, 0);
    }

    synchronized void grant(@Nullable ZaloGrant next) {
        grant = next;
    }

    synchronized @Nullable ZaloGrant grant() {
        return grant;
    }

    synchronized void tokenWritesFail(int times) {
        tokenWritesThatFail = times;
    }

    @Override
    public Future<Accepted> accept(Inbound message) {
        if (away) {
            return Future.failedFuture("the store is away");
        }
        Promise<Void> durable = hold;
        return (durable == null ? Future.<Void>succeededFuture() : durable.future()).map(done -> {
            if (inbox.putIfAbsent(message.externalId(), message) != null) {
                return Accepted.DUPLICATE;
            }
            heard.add(message);
            return Accepted.NEW;
        });
    }

    @Override
    public Future<Accepted> receipt(
            Address from, String messageId, DeliveryState state, Instant at, @Nullable String reason) {
        told.add(messageId + " " + state);
        return Future.succeededFuture(Accepted.NEW);
    }

    @Override
    public Future<Void> keep(String channel, String externalId, String shape, String body) {
        raw.put(externalId, body);
        told.add("raw " + externalId);
        return Future.succeededFuture();
    }

    @Override
    public Future<@Nullable String> ourId(String channel, String externalId) {
        return Future.succeededFuture(sentIds.get(externalId));
    }

    @Override
    public Future<Accepted> said(Inbound said, String author) {
        told.add("console " + author + " " + said.parts());
        return Future.succeededFuture(Accepted.NEW);
    }

    @Override
    public Future<Void> withdrawn(Address person, Instant at) {
        told.add("withdrawn " + person.user());
        return Future.succeededFuture();
    }

    private Future<Void> seen(Address citizen, String externalId, Instant at) {
        told.add("seen " + citizen.user() + ' ' + at);
        return Future.succeededFuture();
    }

    @Override
    public Future<Stored> store(Buffer file, @Nullable String name) {
        return Future.failedFuture("not stored here");
    }

    @Override
    public Future<@Nullable File> open(String id) {
        return Future.succeededFuture(files.get(id));
    }

    @Override
    public synchronized Future<@Nullable ZaloGrant> load(String oaId) {
        return Future.succeededFuture(grant);
    }

    @Override
    public synchronized Future<Boolean> compareAndSet(String oaId, long revision, ZaloGrant next) {
        ZaloGrant before = grant;
        if (next.leaseUntil() == null && tokenWritesThatFail > 0) {
            tokenWritesThatFail--;
            return Future.failedFuture("the store is away");
        }
        if ((before == null ? 0 : before.revision()) != revision) {
            return Future.succeededFuture(false);
        }
        assertThat(next.revision()).isEqualTo(revision + 1);
        grant = next;
        return Future.succeededFuture(true);
    }

    @Override
    public void now(String channel, String account, State state, String reason) {
        states.add(state + (reason.isEmpty() ? "" : " " + reason));
    }

    @Override
    public void count(String channel, String what) {
        counted.merge(what, 1, Integer::sum);
    }
}
