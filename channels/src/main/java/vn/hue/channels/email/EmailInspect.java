package vn.hue.channels.email;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.Words;
import vn.hue.channels.email.mime.Limits;

/** Tells support staff what a mail means. Pure; never throws on foreign input. */
public final class EmailInspect {

    private final MailReader reader = new MailReader(Limits.USUAL);
    private final String mailbox;
    private final Words words;

    /**
     * @param mailbox our own address; empty when not known
     * @param language {@code vi} or {@code en}: of the reasons
     */
    public EmailInspect(String mailbox, String language) {
        this.mailbox = mailbox;
        this.words = new Words(EmailAddress.CHANNEL, language);
    }

    /**
     * What {@code bin/gateway inspect email} prints: {@code kind, from, subject, messageId, inReplyTo, token, text,
     * fullText, attachments, bounce, reason}; always all of them, null where there is nothing.
     */
    public JsonObject inspect(byte[] message) {
        Mail mail;
        try {
            mail = reader.read(message);
        } catch (RuntimeException | StackOverflowError e) {
            // A bug of ours; a mail that meets one is as good as unreadable.
            mail = reader.read(new byte[0]);
        }
        Verdict verdict = Verdict.of(mail, mailbox);
        JsonArray files = new JsonArray();
        mail.files()
                .forEach(file -> files.add(new JsonObject()
                        .put("name", file.name())
                        .put("type", file.type())
                        .put("size", file.size())
                        .put("inline", file.inline())));
        return new JsonObject()
                .put("kind", verdict.kind().word())
                .put("from", mail.from())
                .put("subject", mail.subject())
                .put("messageId", mail.messageId())
                .put("inReplyTo", mail.inReplyTo())
                .put("token", token(mail, mailbox).orElse(null))
                .put("text", isCitizens(verdict, mail) ? mail.text() : "")
                .put("fullText", mail.fullText())
                .put("attachments", files)
                .put("bounce", bounce(mail.bounce()))
                .put("reason", verdict.why().isEmpty() ? null : words.say("why." + verdict.why()));
    }

    /** What a machine or a list writes is no word of a citizen; {@code fullText} has it. An invitation somebody
     * wrote, and so is what a web form sends from an address that nobody reads. */
    private static boolean isCitizens(Verdict verdict, Mail mail) {
        boolean form = verdict.why().equals("nobody") && mail.headers().has("Reply-To");
        return verdict.kind() == Kind.MESSAGE || verdict.why().equals("calendar") || form;
    }

    /** What stands behind the plus of an address of ours, or in the subject; not yet proven to be ours. */
    private static Optional<String> token(Mail mail, String mailbox) {
        return ThreadToken.inAddress(mail, mailbox).stream().findFirst().or(() -> ThreadToken.inSubject(mail));
    }

    private static @Nullable JsonObject bounce(@Nullable Bounce bounce) {
        return bounce == null
                ? null
                : new JsonObject()
                        .put("status", bounce.status())
                        .put("action", bounce.action())
                        .put("recipient", bounce.recipient());
    }
}
