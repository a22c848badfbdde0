package vn.hue.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Part;

/** A gateway in memory; several channels may share it, as several nodes share a database. */
final class MailCentre implements Intake, MediaStore, ChannelHealth, MailRoom {

    private static final int SECONDS = 30;

    final Map<String, Inbound> inbox = new ConcurrentHashMap<>();
    final Map<String, String> raw = new ConcurrentHashMap<>();
    final Map<String, byte[]> mails = new ConcurrentHashMap<>();
    final Map<String, Integer> counted = new ConcurrentHashMap<>();
    final List<String> order = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Inbound> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> states = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
    private final Map<String, File> files = new ConcurrentHashMap<>();
    private final Map<String, Bookmark> bookmarks = new ConcurrentHashMap<>();
    private final Map<String, MailThread> threads = new ConcurrentHashMap<>();
    private @Nullable String holder;
    volatile boolean away;
    volatile @Nullable String chokesOn;

    EmailPorts ports(String node) {
        return new EmailPorts(
                this,
                (channel, id, shape, body) -> {
                    if (raw.put(id, body) == null) {
                        notes.add(body);
                    }
                    return Future.succeededFuture();
                },
                this,
                media -> Optional.of("https://hue.example/tep/" + media.id()),
                (channel, what) -> counted.merge(what, 1, Integer::sum),
                this,
                this,
                new OneLease(node));
    }

    /** The next message that was taken. */
    Inbound hear() {
        return next(heard);
    }

    String hearText() {
        return hear().parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .findFirst()
                .orElse("");
    }

    /** The next receipt, for example {@code email-…/1/0 FAILED …}. */
    String tell() {
        return next(told);
    }

    /** The next note for the operators, as JSON. */
    String note() {
        return next(notes);
    }

    void untilCounted(String what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!counted.containsKey(what)) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    String state() {
        return next(states);
    }

    private static <T> T next(BlockingQueue<T> queue) {
        try {
            T next = queue.poll(SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("within %d seconds", SECONDS).isNotNull();
            return Objects.requireNonNull(next);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Media put(String id, String contentType, byte[] bytes, String name) {
        Media media = new Media(id, MediaKind.IMAGE, contentType, bytes.length, name, null, null, null, null, null);
        files.put(id, new File(media, Buffer.buffer(bytes)));
        return media;
    }

    @Nullable
    Bookmark mark() {
        return bookmarks.values().stream().findFirst().orElse(null);
    }

    void forgetMarks() {
        bookmarks.clear();
    }

    @Override
    public Future<Accepted> accept(Inbound message) {
        String text = message.parts().toString();
        String choke = chokesOn;
        if (away || (choke != null && text.contains(choke))) {
            return Future.failedFuture("the store is away");
        }
        order.add("accepted");
        boolean fresh = inbox.putIfAbsent(message.externalId(), message) == null;
        if (fresh) {
            heard.add(message);
        }
        return Future.succeededFuture(fresh ? Accepted.NEW : Accepted.DUPLICATE);
    }

    @Override
    public Future<Accepted> receipt(
            Address from, String messageId, DeliveryState state, Instant at, @Nullable String reason) {
        told.add(messageId + ' ' + state + ' ' + reason);
        return Future.succeededFuture(Accepted.NEW);
    }

    @Override
    public void now(String channel, String account, State state, String reason) {
        states.add((state + " " + reason).strip());
    }

    @Override
    public Future<Stored> store(Buffer file, @Nullable String name) {
        if (file.length() < 3 || file.getUnsignedByte(0) != 0xff) {
            return Future.succeededFuture(new Stored.Refused(Stored.Reason.TYPE_NOT_ALLOWED));
        }
        return Future.succeededFuture(new Stored.Kept(
                put("file-" + (files.size() + 1), "image/jpeg", file.getBytes(), String.valueOf(name))));
    }

    @Override
    public Future<@Nullable File> open(String id) {
        return Future.succeededFuture(files.get(id));
    }

    @Override
    public Future<Void> keep(String id, byte[] mail) {
        if (away) {
            return Future.failedFuture("the store is away");
        }
        order.add("kept");
        mails.put(id, mail);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> taken(String id) {
        order.add("taken");
        return Future.succeededFuture();
    }

    @Override
    public Future<@Nullable Bookmark> bookmark(String folder) {
        return Future.succeededFuture(bookmarks.get(folder));
    }

    @Override
    public Future<Void> bookmark(String folder, Bookmark bookmark) {
        order.add("marked");
        bookmarks.put(folder, bookmark);
        return Future.succeededFuture();
    }

    @Override
    public Future<@Nullable MailThread> thread(String conversation) {
        return Future.succeededFuture(threads.get(conversation));
    }

    @Override
    public Future<Void> thread(String conversation, MailThread thread) {
        threads.put(conversation, thread);
        return Future.succeededFuture();
    }

    /** Held until it is given back: what happens to a dead gateway's is for the store's own tests. */
    private final class OneLease implements Lease {

        private final String node;

        private OneLease(String node) {
            this.node = node;
        }

        @Override
        public Future<Boolean> hold(String name, Duration howLong) {
            synchronized (MailCentre.this) {
                holder = holder == null ? node : holder;
                return Future.succeededFuture(node.equals(holder));
            }
        }

        @Override
        public Future<Void> release(String name) {
            synchronized (MailCentre.this) {
                holder = node.equals(holder) ? null : holder;
                return Future.succeededFuture();
            }
        }
    }
}
