package vn.hue.channels.email;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import vn.hue.channels.MediaStore;
import vn.hue.channels.Words;
import vn.hue.channels.email.mime.CleanText;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Outbound.Purpose;

/**
 * A mail of ours, ready for SMTP: plain text and simple HTML, the marker line on top, files below.
 *
 * <p>No header can be smuggled in: every value is one clean line.
 */
final class Letter extends MimeMessage {

    private static final String UTF_8 = "UTF-8";
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

    private final String messageId;
    private boolean written;

    private Letter(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /**
     * @param thread what it answers
     * @param files with their bytes
     * @throws AddressException when the citizen's address is none
     */
    static Letter of(
            Session session,
            EmailSettings settings,
            Words words,
            Outbound message,
            MailRoom.MailThread thread,
            String conversation,
            List<MediaStore.File> files,
            Instant now)
            throws MessagingException {
        Letter letter = new Letter(session, new OwnIds(settings.secret(), settings.mailbox()).of(message.id()));
        letter.address(settings, thread, new ThreadToken(settings.secret()).of(conversation), words);
        letter.setSentDate(Date.from(now));
        letter.thread(thread);
        letter.nature(message);
        letter.body(message.text(), words, files);
        letter.saveChanges();
        return letter;
    }

    private void address(EmailSettings settings, MailRoom.MailThread thread, String token, Words words)
            throws MessagingException {
        String mailbox = settings.mailbox();
        setFrom(address(mailbox, settings.name()));
        InternetAddress to = new InternetAddress(thread.citizen(), true);
        setRecipient(Message.RecipientType.TO, to);
        String answerTo =
                settings.plus() ? Addresses.local(mailbox) + '+' + token + '@' + Addresses.domain(mailbox) : mailbox;
        setReplyTo(new InternetAddress[] {address(answerTo, settings.name())});
        boolean answer = !thread.references().isEmpty();
        String subject = thread.subject().isBlank() ? words.say("letter.subject") : thread.subject();
        setSubject(
                CleanText.line((answer ? "Re: " : "") + subject + (settings.plus() ? "" : " [#" + token + ']')), UTF_8);
    }

    private static InternetAddress address(String mail, String name) throws AddressException {
        InternetAddress address = new InternetAddress(mail, true);
        try {
            address.setPersonal(CleanText.line(name), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        }
        return address;
    }

    private void thread(MailRoom.MailThread thread) throws MessagingException {
        List<String> ids = thread.references().stream()
                .map(CleanText::line)
                .filter(id -> id.matches("<[!-;=?-~]{3,900}>"))
                .toList();
        if (!ids.isEmpty()) {
            setHeader("In-Reply-To", ids.get(ids.size() - 1));
            setHeader("References", String.join("\r\n ", ids));
        }
    }

    /** A machine's mail says so, RFC 3834; an operator's is a person's. */
    private void nature(Outbound message) throws MessagingException {
        setHeader(Verdict.OURS, "1");
        if (message.author().equals(Outbound.BOT)) {
            boolean answers = message.purpose() == Purpose.ANSWER || message.purpose() == Purpose.QUESTION;
            setHeader("Auto-Submitted", answers ? "auto-replied" : "auto-generated");
            setHeader("X-Auto-Response-Suppress", "All");
        }
    }

    private void body(String text, Words words, List<MediaStore.File> files) throws MessagingException {
        String marker = words.say("letter.marker");
        String footer = words.say("letter.footer");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(marker + "\n\n" + text + "\n\n-- \n" + footer + '\n', UTF_8);
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(page(marker, text, footer), UTF_8, "html");
        MimeMultipart both = new MimeMultipart("alternative", plain, rich);
        if (files.isEmpty()) {
            setContent(both);
            return;
        }
        MimeBodyPart said = new MimeBodyPart();
        said.setContent(both);
        MimeMultipart all = new MimeMultipart(said);
        for (int i = 0; i < files.size(); i++) {
            all.addBodyPart(file(files.get(i), i + 1));
        }
        setContent(all);
    }

    private static MimeBodyPart file(MediaStore.File file, int number) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        String type = CleanText.line(file.media().contentType());
        String name = file.media().name();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes().getBytes(), type)));
        part.setFileName(name == null || CleanText.line(name).isEmpty() ? "tep-" + number : CleanText.line(name));
        return part;
    }

    private static String page(String marker, String text, String footer) {
        Document page = Document.createShell("");
        page.head().appendElement("meta").attr("charset", "utf-8");
        Element body =
                page.body().attr("style", "font-family:Arial,sans-serif;font-size:15px;line-height:1.5;color:#222");
        body.appendElement("p").attr("style", "color:#666;font-size:13px").text(marker);
        for (String paragraph : text.split("\n\\s*\n")) {
            Element shown = body.appendElement("p");
            String[] lines = paragraph.split("\n");
            for (int i = 0; i < lines.length; i++) {
                if (i > 0) {
                    shown.appendElement("br");
                }
                words(shown, lines[i]);
            }
        }
        body.appendElement("p").attr("style", "color:#666;font-size:13px").text(footer);
        page.outputSettings().prettyPrint(false);
        return page.html();
    }

    /** Links can be clicked. */
    private static void words(Element into, String line) {
        Matcher link = LINK.matcher(line);
        int end = 0;
        while (link.find()) {
            into.appendText(line.substring(end, link.start()));
            into.appendElement("a").attr("href", link.group()).text(link.group());
            end = link.end();
        }
        into.appendText(line.substring(end));
    }

    /** Ours, not the one Angus would make of this machine's name. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
        super.writeTo(out, without);
        written = true;
    }

    String id() {
        return messageId;
    }

    /** Whether the last byte has left, so that the server may have it, whatever it says or doesn't say. */
    boolean isWritten() {
        return written;
    }
}
