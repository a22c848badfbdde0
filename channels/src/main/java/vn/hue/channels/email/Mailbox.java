package vn.hue.channels.email;

import io.vertx.core.Future;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.ChannelHealth.State;
import vn.hue.channels.Words;
import vn.hue.channels.email.MailRoom.Bookmark;

/**
 * Reads one mailbox, on a thread of its own, while this gateway holds its lease.
 *
 * <p>A round: everything above the bookmark, each mail taken before the bookmark moves and before it is marked as seen;
 * then IDLE. A second thread ends the IDLE by a NOOP every now and then: that proves the connection, since a dead peer
 * is otherwise never noticed, and it makes a poll. Whatever breaks, the connection is dropped and made anew.
 */
final class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private static final Duration RETRY_AT_MOST = Duration.ofMinutes(2);
    private static final Duration TAKING = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 4;

    private final EmailSettings settings;
    private final EmailPorts ports;
    private final Reception reception;
    private final Connections connections;
    private final MailHealth health;
    private final Words words;
    private final InstantSource clock;
    private final Thread thread;
    private final ScheduledExecutorService watch;
    private final Semaphore wakeups = new Semaphore(0);
    private final Map<Long, Integer> failures = new HashMap<>();

    private @Nullable ScheduledFuture<?> proving;
    private volatile boolean stopping;
    private volatile @Nullable IMAPFolder waiting;

    Mailbox(
            EmailSettings settings,
            EmailPorts ports,
            Reception reception,
            MailHealth health,
            Words words,
            InstantSource clock) {
        this.settings = settings;
        this.ports = ports;
        this.reception = reception;
        this.connections = new Connections(settings);
        this.health = health;
        this.words = words;
        this.clock = clock;
        this.thread = new Thread(this::run, "mail-in");
        this.watch = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread watcher = new Thread(work, "mail-watch");
            watcher.setDaemon(true);
            return watcher;
        });
        thread.setDaemon(true);
    }

    void start() {
        long every = settings.imap().check().toMillis();
        proving = watch.scheduleWithFixedDelay(this::prove, every, every, TimeUnit.MILLISECONDS);
        thread.start();
    }

    /** Ends after the mail under way; blocks for a time-out of the server at most. */
    void stop() {
        stopping = true;
        wakeups.release();
        watch.execute(this::prove);
        try {
            thread.join(settings.imap().timeout().toMillis() + TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (proving != null) {
            proving.cancel(false);
        }
        watch.shutdownNow();
    }

    private String name() {
        return "mailbox/" + settings.mailbox() + '/' + settings.imap().folder();
    }

    private void run() {
        int failed = 0;
        while (!stopping) {
            try {
                if (!holds()) {
                    pause(settings.imap().check());
                    continue;
                }
                connected();
                failed = 0;
            } catch (AuthenticationFailedException e) {
                failed++;
                health.reads(State.DOWN, words.say("health.imap-login"));
                LOG.warn("the mail server does not let us in");
            } catch (ExecutionException | TimeoutException e) {
                failed++;
                ports.counts().count(EmailAddress.CHANNEL, "store.away");
                health.reads(State.DEGRADED, words.say("health.store-away"));
                LOG.warn("a mail can't be taken in now, trying again");
            } catch (MessagingException | IOException | RuntimeException e) {
                failed++;
                ports.counts().count(EmailAddress.CHANNEL, "imap.lost");
                health.reads(State.DEGRADED, words.say("health.imap-away"));
                LOG.warn(
                        "the connection to the mailbox is lost ({}), making a new one",
                        e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                break;
            }
            pause(backoff(failed));
        }
        ports.lease().release(name()).onFailure(away -> LOG.debug("the mailbox's lease was not given back"));
    }

    private Duration backoff(int failed) {
        Duration wait = settings.imap().retry().multipliedBy(1L << Math.min(Math.max(failed - 1, 0), 8));
        return failed == 0 ? Duration.ZERO : wait.compareTo(RETRY_AT_MOST) > 0 ? RETRY_AT_MOST : wait;
    }

    private void pause(Duration time) {
        try {
            if (!stopping && wakeups.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeups.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private boolean holds() throws ExecutionException, TimeoutException, InterruptedException {
        return waited(ports.lease().hold(name(), settings.imap().check().multipliedBy(3)));
    }

    /** Until something breaks, another gateway reads, or this one stops. */
    private void connected()
            throws MessagingException, IOException, ExecutionException, TimeoutException, InterruptedException {
        Store store = connections.imap();
        try {
            boolean idles = ((IMAPStore) store).hasCapability("IDLE");
            IMAPFolder folder = (IMAPFolder) store.getFolder(settings.imap().folder());
            folder.open(Folder.READ_WRITE);
            health.reads(State.UP, "");
            while (!stopping && holds()) {
                take(folder);
                if (idles) {
                    waiting = folder;
                    folder.idle(true);
                    waiting = null;
                } else {
                    folder.getMessageCount();
                    pause(settings.imap().check());
                }
            }
        } finally {
            waiting = null;
            // Closing politely could wait for a dead peer; the time-outs bound it.
            closeQuietly(store);
        }
    }

    private static void closeQuietly(Store store) {
        try {
            store.close();
        } catch (MessagingException e) {
            LOG.debug("a connection did not close: {}", e.getClass().getSimpleName());
        }
    }

    /** Ends the waiting; on a dead connection both threads fail within one time-out. */
    private void prove() {
        IMAPFolder folder = waiting;
        if (folder == null) {
            return;
        }
        try {
            folder.doCommand(protocol -> {
                protocol.simpleCommand("NOOP", null);
                return null;
            });
        } catch (MessagingException | RuntimeException e) {
            LOG.debug("the mailbox's connection is dead: {}", e.getClass().getSimpleName());
        }
    }

    // mails

    private void take(IMAPFolder folder)
            throws MessagingException, IOException, ExecutionException, TimeoutException, InterruptedException {
        long validity = folder.getUIDValidity();
        Bookmark bookmark = waited(ports.room().bookmark(name()));
        boolean known = bookmark != null && bookmark.validity() == validity;
        long last = bookmark != null && known ? bookmark.uid() : 0;
        // "n:*" gives the last mail even when it is below n.
        List<Message> news = Arrays.stream(folder.getMessagesByUID(last + 1, UIDFolder.LASTUID))
                .filter(message -> message != null && uid(folder, message) > last)
                .sorted(Comparator.comparingLong(message -> uid(folder, message)))
                .toList();
        List<byte[]> stuck = new ArrayList<>();
        ExecutionException why = null;
        for (Message message : news) {
            long uid = uid(folder, message);
            // Without a bookmark, what was marked has been taken before.
            Fetched mail = known || !isSeen(message) ? fetched(message) : null;
            if (mail != null) {
                try {
                    waited(reception.take(mail.raw(), mail.receivedAt(), mail.whole()));
                } catch (ExecutionException e) {
                    if (failures.merge(uid, 1, Integer::sum) < ATTEMPTS) {
                        throw e;
                    }
                    // Either nothing can be taken, or only this one: the next mail tells.
                    stuck.add(mail.raw());
                    why = e;
                    continue;
                }
            }
            for (byte[] poison : stuck) {
                LOG.error("a mail could not be taken {} times, it is laid aside", ATTEMPTS);
                waited(reception.giveUp(poison));
            }
            stuck.clear();
            failures.clear();
            waited(ports.room().bookmark(name(), new Bookmark(validity, uid)));
            markSeen(folder, message);
            if (stopping || !holds()) {
                return;
            }
        }
        if (!stuck.isEmpty() && why != null) {
            throw why;
        }
        if (!known && news.isEmpty()) {
            waited(ports.room().bookmark(name(), new Bookmark(validity, 0)));
        }
    }

    /** @param whole false when it is too large, so that only its headers were fetched */
    private record Fetched(byte[] raw, boolean whole, Instant receivedAt) {}

    /** Null when somebody removed it meanwhile. */
    private @Nullable Fetched fetched(Message message) throws MessagingException, IOException {
        try {
            boolean whole = message.getSize() <= settings.limits().mailBytes();
            byte[] raw = whole ? bytes(message) : headers(message);
            Date received = message.getReceivedDate();
            return new Fetched(raw, whole, received == null ? clock.instant() : received.toInstant());
        } catch (MessageRemovedException e) {
            return null;
        }
    }

    private static byte[] bytes(Message message) throws MessagingException, IOException {
        try (InputStream in = ((IMAPMessage) message).getMimeStream()) {
            return in.readAllBytes();
        }
    }

    private static byte[] headers(Message message) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Enumeration<String> lines = ((IMAPMessage) message).getAllHeaderLines();
        while (lines.hasMoreElements()) {
            String line = lines.nextElement();
            // The body they describe is not there.
            if (!line.toLowerCase(Locale.ROOT).startsWith("content-")) {
                out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        out.write('\r');
        out.write('\n');
        return out.toByteArray();
    }

    private static void markSeen(IMAPFolder folder, Message message) throws MessagingException {
        try {
            folder.setFlags(new Message[] {message}, new Flags(Flags.Flag.SEEN), true);
        } catch (MessageRemovedException e) {
            LOG.debug("a mail was removed while it was read");
        }
    }

    private static boolean isSeen(Message message) throws MessagingException {
        try {
            return message.isSet(Flags.Flag.SEEN);
        } catch (MessageRemovedException e) {
            return true;
        }
    }

    private static long uid(IMAPFolder folder, Message message) {
        try {
            return folder.getUID(message);
        } catch (MessagingException e) {
            return -1;
        }
    }

    private static <T> T waited(Future<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        return future.toCompletionStage().toCompletableFuture().get(TAKING.toMillis(), TimeUnit.MILLISECONDS);
    }
}
