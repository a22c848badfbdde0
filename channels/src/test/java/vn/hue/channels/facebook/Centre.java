package vn.hue.channels.facebook;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelHealth;
import vn.hue.channels.Intake;
import vn.hue.channels.MediaStore;
import vn.hue.channels.SentIds;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;

/** Everything the channel talks to, in memory; can be away. */
final class Centre implements Intake, SentIds {

    final Map<String, Inbound> inbox = new ConcurrentHashMap<>();
    final List<String> order = new CopyOnWriteArrayList<>();
    final List<String> typed = new CopyOnWriteArrayList<>();
    final List<String> keeps = new CopyOnWriteArrayList<>();
    final Map<String, String> raw = new ConcurrentHashMap<>();
    final BlockingQueue<String> receipts = new LinkedBlockingQueue<>();
    final List<String> health = new CopyOnWriteArrayList<>();
    final Map<String, Integer> counts = new ConcurrentHashMap<>();
    final List<String> held = new CopyOnWriteArrayList<>();
    final List<String> seen = new CopyOnWriteArrayList<>();
    final List<String> opened = new CopyOnWriteArrayList<>();
    final Map<String, MediaStore.File> files = new ConcurrentHashMap<>();
    final List<String> unread = new CopyOnWriteArrayList<>();
    final Map<String, String> ids = new ConcurrentHashMap<>();
    volatile boolean away;

    FacebookPorts ports(MediaStore media) {
        return new FacebookPorts(
                this,
                (channel, id, shape, body) -> kept(id, body),
                (said, author) -> {
                    typed.add(author + ": " + said.parts());
                    return Future.succeededFuture(Accepted.NEW);
                },
                (citizen, id, at) -> {
                    seen.add(citizen.user() + ' ' + at);
                    return Future.succeededFuture();
                },
                this,
                media,
                file -> Optional.of("https://hue.example.vn/files/" + file.id()),
                (channel, what) -> counts.merge(what, 1, Integer::sum),
                this::now,
                (comment, chat) -> {
                    opened.add(chat.user());
                    return Future.succeededFuture();
                },
                (citizen, id) -> {
                    held.add(id);
                    return Future.succeededFuture(Accepted.NEW);
                });
    }

    private void now(String channel, String account, ChannelHealth.State state, String reason) {
        health.add(state + " " + reason);
    }

    private Future<Void> kept(String id, String body) {
        if (away) {
            return Future.failedFuture("the store is away");
        }
        raw.put(id, body);
        keeps.add(id);
        return Future.succeededFuture();
    }

    @Override
    public Future<Accepted> accept(Inbound message) {
        if (away) {
            return Future.failedFuture("the store is away");
        }
        if (inbox.putIfAbsent(message.externalId(), message) != null) {
            return Future.succeededFuture(Accepted.DUPLICATE);
        }
        order.add(message.externalId());
        return Future.succeededFuture(Accepted.NEW);
    }

    @Override
    public Future<Accepted> receipt(
            Address from, String messageId, DeliveryState state, Instant at, @Nullable String reason) {
        receipts.add(messageId + " " + state);
        return Future.succeededFuture(Accepted.NEW);
    }

    @Override
    public Future<@Nullable String> ourId(String channel, String externalId) {
        return Future.succeededFuture(ids.get(externalId));
    }

    @Override
    public Future<List<String>> sentUntil(Address to, Instant at) {
        return Future.succeededFuture(new ArrayList<>(unread));
    }

    String nextReceipt() throws InterruptedException {
        String next = receipts.poll(20, TimeUnit.SECONDS);
        return next == null ? "none" : next;
    }

    /** A picture in the store. */
    Media picture(String id, int bytes) {
        Media media = new Media(id, MediaKind.IMAGE, "image/jpeg", bytes, null, null, null, null, null, null);
        files.put(id, new MediaStore.File(media, Buffer.buffer(new byte[Math.min(bytes, 64)])));
        return media;
    }
}
