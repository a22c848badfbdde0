package vn.hue.emulators.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A citizen's mail program on a mail server: writes, answers as Gmail does, and reads. Blocks. */
public final class Correspondent {

    private static final String MILLISECONDS = "30000";
    private static final DateTimeFormatter QUOTED = DateTimeFormatter.ofPattern(
                    "'Vào' d 'thg' M, uuuu 'vào lúc' HH:mm", Locale.ROOT)
            .withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final MailServer server;
    private final String address;
    private final String name;
    private final InstantSource clock;

    public Correspondent(MailServer server, String address, String name, InstantSource clock) {
        this.server = server;
        this.address = address;
        this.name = name;
        this.clock = clock;
    }

    /** A file to send. */
    public record Enclosure(String name, String type, byte[] bytes) {}

    /**
     * A mail in the box.
     *
     * @param text its plain words, quotes and all
     * @param files the names of what comes with it
     */
    public record Received(
            String id, String from, String replyTo, String subject, String text, Instant at, List<String> files) {}

    /** Writes a new mail; gives its id. */
    public String write(String to, String subject, String text, List<Enclosure> files) {
        return send(to, subject, text, null, files);
    }

    /** Answers one: above its words, quoted. */
    public String answer(Received letter, String text, List<Enclosure> files) {
        String quoted = QUOTED.format(letter.at()) + ' ' + letter.from() + " đã viết:\n\n> "
                + letter.text().strip().replace("\n", "\n> ");
        String subject = letter.subject().startsWith("Re:") ? letter.subject() : "Re: " + letter.subject();
        return send(letter.replyTo(), subject, text + "\n\n" + quoted + '\n', letter.id(), files);
    }

    private String send(String to, String subject, String text, @Nullable String answered, List<Enclosure> files) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.from", address);
        properties.setProperty("mail.smtp.timeout", MILLISECONDS);
        properties.setProperty("mail.smtp.connectiontimeout", MILLISECONDS);
        properties.setProperty("mail.smtp.allow8bitmime", "true");
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(address, name, "UTF-8"));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
            message.setSubject(subject, "UTF-8");
            message.setSentDate(Date.from(clock.instant()));
            if (answered != null) {
                message.setHeader("In-Reply-To", answered);
                message.setHeader("References", answered);
            }
            MimeBodyPart words = new MimeBodyPart();
            words.setText(text, "UTF-8");
            MimeMultipart all = new MimeMultipart(words);
            for (Enclosure file : files) {
                MimeBodyPart part = new MimeBodyPart();
                part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), file.type())));
                part.setFileName(file.name());
                all.addBodyPart(part);
            }
            message.setContent(all);
            message.saveChanges();
            transport.connect("127.0.0.1", server.smtpPort(), null, null);
            transport.sendMessage(message, message.getAllRecipients());
            return Objects.requireNonNullElse(message.getMessageID(), "");
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("the citizen's mail did not leave", e);
        }
    }

    /** What lies in the box, oldest first. */
    public List<Received> letters() {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.timeout", MILLISECONDS);
        properties.setProperty("mail.imap.connectiontimeout", MILLISECONDS);
        List<Received> letters = new ArrayList<>();
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", server.imapPort(), address, MailServer.PASSWORD);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            for (Message message : inbox.getMessages()) {
                if (!message.isSet(Flags.Flag.DELETED)) {
                    letters.add(letter((MimeMessage) message));
                }
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("the citizen's mailbox is away", e);
        }
        return letters;
    }

    private static Received letter(MimeMessage message) throws MessagingException, IOException {
        List<String> files = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        read(message, text, files);
        Date sent = message.getSentDate();
        return new Received(
                Objects.requireNonNullElse(message.getMessageID(), ""),
                ((InternetAddress) message.getFrom()[0]).toUnicodeString(),
                ((InternetAddress) message.getReplyTo()[0]).getAddress(),
                Objects.requireNonNullElse(message.getSubject(), ""),
                text.toString().replace("\r\n", "\n"),
                sent == null ? Instant.EPOCH : sent.toInstant(),
                List.copyOf(files));
    }

    private static void read(Part part, StringBuilder text, List<String> files) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                read(parts.getBodyPart(i), text, files);
            }
        } else if (part.getFileName() != null) {
            files.add(part.getFileName());
        } else if (part.isMimeType("text/plain")) {
            text.append(part.getContent());
        }
    }
}
