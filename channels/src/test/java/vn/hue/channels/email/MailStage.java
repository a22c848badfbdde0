package vn.hue.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.email.mime.Limits;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.emulators.mail.MailServer;

/** A real mail server, our channel on it, and citizens who write with it. */
final class MailStage implements AutoCloseable {

    static final String OURS = "dttm@hue.test";
    static final String BINH = "binh@citizen.test";
    static final String HOA = "hoa@citizen.test";
    static final String SECRET = "secret-for-tests-only-0123456789abcdef";

    static final List<String> PEOPLE = List.of(OURS, BINH, HOA);

    final Vertx vertx = Vertx.vertx();
    final MailServer server;
    final MailCentre centre = new MailCentre();
    private final List<String> deployed = new ArrayList<>();

    /** @param server whose mailboxes are emptied */
    MailStage(MailServer server) {
        this.server = server;
        PEOPLE.forEach(this::empty);
    }

    /** Of a mailbox on no server at all. */
    static EmailSettings settings() {
        return settings("127.0.0.1", 1, EmailSettings.Security.NONE, 1, EmailSettings.Security.NONE, null);
    }

    EmailSettings settings(int imapPort, int smtpPort) {
        return settings(
                "127.0.0.1", imapPort, EmailSettings.Security.NONE, smtpPort, EmailSettings.Security.NONE, null);
    }

    /** @param authorities who vouches for the server; null for nobody of its own */
    static EmailSettings settings(
            String host,
            int imapPort,
            EmailSettings.Security imap,
            int smtpPort,
            EmailSettings.Security smtp,
            @Nullable Path authorities) {
        return new EmailSettings(
                OURS,
                "Huế IOC",
                SECRET,
                true,
                "mx.hue.test",
                authorities,
                new EmailSettings.Imap(
                        host,
                        imapPort,
                        imap,
                        OURS,
                        MailServer.PASSWORD,
                        "INBOX",
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(50)),
                new EmailSettings.Smtp(host, smtpPort, smtp, "", "", Duration.ofSeconds(5)),
                new EmailSettings.Limits(1 << 20, 20));
    }

    EmailVerticle channel(String node) {
        return channel(node, settings(server.imapPort(), server.smtpPort()));
    }

    EmailVerticle channel(String node, EmailSettings settings) {
        EmailVerticle channel = new EmailVerticle(centre.ports(node), settings, InstantSource.system(), "vi");
        deployed.add(get(vertx.deployVerticle(channel)));
        return channel;
    }

    void undeploy() {
        deployed.forEach(id -> get(vertx.undeploy(id)));
        deployed.clear();
    }

    // citizens

    void write(String from, String subject, String body) {
        mail(from, OURS, head(from, subject) + "\r\n" + body);
    }

    static String id(String from, String subject) {
        return "<" + Math.abs(subject.hashCode() * 31L + from.hashCode()) + "@citizen.test>";
    }

    static String head(String from, String subject) {
        return "From: " + from + "\r\nTo: " + OURS + "\r\nSubject: " + subject + "\r\nMessage-ID: " + id(from, subject)
                + "\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n";
    }

    /** Over SMTP, byte for byte. */
    void mail(String from, String to, String raw) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.from", from);
        properties.setProperty("mail.smtp.timeout", "20000");
        properties.setProperty("mail.smtp.connectiontimeout", "20000");
        properties.setProperty("mail.smtp.allow8bitmime", "true");
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message =
                    new MimeMessage(session, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
            transport.connect("127.0.0.1", server.smtpPort(), null, null);
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress(to)});
        } catch (MessagingException e) {
            throw new AssertionError("the citizen's mail server is broken", e);
        }
    }

    /** What lies in somebody's mailbox; waits until there are so many. */
    List<byte[]> mails(String person, int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            List<byte[]> mails = folder(person, false);
            if (mails.size() >= count || System.nanoTime() > end) {
                assertThat(mails).as("mails of " + person).hasSize(count);
                return mails;
            }
            Thread.onSpinWait();
        }
    }

    Mail lastMail(String person, int count) {
        return new MailReader(Limits.USUAL).read(mails(person, count).get(count - 1));
    }

    void untilAllAreSeen() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!folder(OURS, true).isEmpty()) {
            assertThat(System.nanoTime()).as("all mails are marked").isLessThan(end);
        }
    }

    private Store store(String person) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.timeout", "20000");
        properties.setProperty("mail.imap.connectiontimeout", "20000");
        properties.setProperty("mail.imap.peek", "true");
        Store store = Session.getInstance(properties).getStore("imap");
        store.connect("127.0.0.1", server.imapPort(), person, MailServer.PASSWORD);
        return store;
    }

    private void empty(String person) {
        try (Store store = store(person)) {
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            inbox.setFlags(inbox.getMessages(), new Flags(Flags.Flag.DELETED), true);
            inbox.close(true);
        } catch (MessagingException e) {
            throw new AssertionError("the mail server is broken", e);
        }
    }

    private List<byte[]> folder(String person, boolean unseenOnly) {
        List<byte[]> mails = new ArrayList<>();
        try (Store store = store(person)) {
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            for (Message message : inbox.getMessages()) {
                if (!unseenOnly || !message.isSet(Flags.Flag.SEEN)) {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    message.writeTo(out);
                    mails.add(out.toByteArray());
                }
            }
        } catch (MessagingException | IOException e) {
            throw new AssertionError("the mail server is broken", e);
        }
        return mails;
    }

    // the centre

    static Address address(String citizen) {
        return EmailAddress.of(OURS, citizen);
    }

    static Outbound question(Address to, int turn, String text) {
        return new Outbound(
                to.conversation() + "/" + turn + "/0",
                text,
                List.of(),
                List.of(),
                Purpose.QUESTION,
                Outbound.BOT,
                null);
    }

    static Delivery send(EmailVerticle channel, Address to, Outbound message) {
        return get(channel.send(to, message));
    }

    static <T> T get(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("it never came", e);
        }
    }

    /** An answer as Gmail writes it. */
    static String answer(Mail question, String from, String to, String words, @Nullable String references) {
        return "From: " + from + "\r\nTo: " + to + "\r\nSubject: Re: " + "x" + "\r\nMessage-ID: <a" + words.hashCode()
                + "@citizen.test>\r\n"
                + (references == null ? "" : "In-Reply-To: " + references + "\r\nReferences: " + references + "\r\n")
                + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                + words + "\r\n\r\nVào Th 2, 5 thg 10, 2026 vào lúc 08:15 Huế IOC <\r\n" + OURS + "> đã viết:\r\n\r\n> "
                + question.fullText().replace("\n", "\r\n> ") + "\r\n";
    }

    @Override
    public void close() {
        undeploy();
        get(vertx.close());
    }
}
