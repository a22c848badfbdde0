package vn.hue.channels.email;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.ChannelHealth;
import vn.hue.channels.MediaStore;
import vn.hue.channels.Words;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Outbound;

/** Takes mails to the mail server, each over a connection of its own, on workers that do nothing else. */
final class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private static final Duration AFTER_LOGIN_FAILED = Duration.ofMinutes(5);

    /** More would be refused by most servers; base64 adds a third. */
    private static final long FILES_AT_MOST = 15L << 20;

    private final EmailSettings settings;
    private final EmailPorts ports;
    private final Connections connections;
    private final WorkerExecutor workers;
    private final Words words;
    private final MailHealth health;
    private final InstantSource clock;

    Postman(
            EmailSettings settings,
            EmailPorts ports,
            WorkerExecutor workers,
            Words words,
            MailHealth health,
            InstantSource clock) {
        this.settings = settings;
        this.ports = ports;
        this.connections = new Connections(settings);
        this.workers = workers;
        this.words = words;
        this.health = health;
        this.clock = clock;
    }

    Future<Delivery> send(Address to, Outbound message) {
        String conversation = to.conversation();
        return ports.room()
                .thread(conversation)
                .map(known -> known != null
                        ? known
                        : new MailRoom.MailThread(settings.mailbox(), EmailAddress.mail(to), "", List.of()))
                .compose(thread -> files(message.media(), 0, 0, new ArrayList<>())
                        .compose(files -> workers.executeBlocking(
                                () -> deliver(conversation, thread, withLinks(message, files), files), false)))
                .onSuccess(delivery -> ports.counts()
                        .count(
                                EmailAddress.CHANNEL,
                                "send." + delivery.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
    }

    /** Those that fit into one mail, one after the other. */
    private Future<List<MediaStore.File>> files(List<Media> wanted, int from, long size, List<MediaStore.File> got) {
        if (from == wanted.size()) {
            return Future.succeededFuture(got);
        }
        Media media = wanted.get(from);
        String id = media.id();
        if (id == null || size + media.bytes() > FILES_AT_MOST) {
            return files(wanted, from + 1, size, got);
        }
        return ports.media().open(id).compose(file -> {
            if (file != null) {
                got.add(file);
            }
            return files(
                    wanted, from + 1, size + (file == null ? 0 : file.bytes().length()), got);
        });
    }

    /** What does not fit is linked to. */
    private Outbound withLinks(Outbound message, List<MediaStore.File> files) {
        StringBuilder text = new StringBuilder(message.text());
        for (Media media : message.media()) {
            boolean there =
                    files.stream().anyMatch(file -> Objects.equals(file.media().id(), media.id()));
            if (!there) {
                text.append("\n\n")
                        .append(ports.links()
                                .to(media)
                                .map(link -> words.say("file.link", "link", link))
                                .orElseGet(() -> words.say("file.left-out")));
            }
        }
        return new Outbound(
                message.id(),
                text.toString(),
                message.options(),
                message.media(),
                message.purpose(),
                message.author(),
                message.asksFor());
    }

    /** Blocks. */
    private Delivery deliver(
            String conversation, MailRoom.MailThread thread, Outbound message, List<MediaStore.File> files) {
        Session session;
        Letter letter;
        try {
            session = connections.smtp();
        } catch (MessagingException e) {
            LOG.error("the certificates of mail servers can't be read");
            health.sends(ChannelHealth.State.DOWN, words.say("health.smtp-away"));
            return new Delivery.Retry(words.say("health.smtp-away"));
        }
        try {
            letter = Letter.of(session, settings, words, message, thread, conversation, files, clock.instant());
        } catch (AddressException e) {
            return new Delivery.Never(words.say("refused.no-address"));
        } catch (MessagingException e) {
            LOG.warn("a mail could not be written: {}", e.getClass().getSimpleName());
            return new Delivery.Never(words.say("refused.unwritable"));
        }
        try (Transport transport = connections.smtp(session)) {
            transport.sendMessage(letter, letter.getAllRecipients());
            health.sends(ChannelHealth.State.UP, "");
            return new Delivery.Sent(letter.id());
        } catch (AuthenticationFailedException e) {
            health.sends(ChannelHealth.State.DOWN, words.say("health.smtp-login"));
            return new Delivery.Snooze(AFTER_LOGIN_FAILED, words.say("health.smtp-login"));
        } catch (MessagingException e) {
            return outcome(letter, e);
        }
    }

    /** What the server said, or what became of the connection. */
    private Delivery outcome(Letter letter, MessagingException failure) {
        Reply reply = reply(failure);
        if (reply != null) {
            return SmtpOutcome.of(reply.code(), reply.text(), words);
        } else if (letter.isWritten()) {
            // The mail was there to the last byte, and no answer came.
            return new Delivery.Unsure(words.say("unsure"));
        }
        health.sends(ChannelHealth.State.DEGRADED, words.say("health.smtp-away"));
        return new Delivery.Retry(words.say("health.smtp-away"));
    }

    private record Reply(int code, String text) {}

    /** The most telling reply in the chain: about the recipient before about the whole. */
    private static @Nullable Reply reply(MessagingException failure) {
        Reply found = null;
        Exception each = failure;
        while (each instanceof MessagingException current) {
            String text = String.valueOf(current.getMessage());
            if (current instanceof SMTPAddressFailedException address && address.getReturnCode() >= 400) {
                return new Reply(address.getReturnCode(), text);
            } else if (current instanceof SMTPSenderFailedException sender && sender.getReturnCode() >= 400) {
                found = new Reply(sender.getReturnCode(), text);
            } else if (current instanceof SMTPSendFailedException send && send.getReturnCode() >= 400) {
                found = new Reply(send.getReturnCode(), text);
            }
            each = current.getNextException();
        }
        return found;
    }
}
