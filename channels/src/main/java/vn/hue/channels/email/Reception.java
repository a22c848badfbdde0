package vn.hue.channels.email;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.MediaStore.Stored;
import vn.hue.channels.Words;
import vn.hue.channels.email.mime.Limits;
import vn.hue.channels.email.newest.Occasion;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/**
 * Takes mails in: each is kept as it came, then becomes a citizen's message, a receipt, or a note for the operators. Only
 * a person's mail reaches a conversation, so nothing else is ever answered.
 */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private static final Duration CLOCKS_DIFFER = Duration.ofDays(2);
    private static final int ICON_BYTES = 2_048;
    private static final int NOTE = 4_000;

    private final EmailSettings settings;
    private final EmailPorts ports;
    private final InstantSource clock;
    private final Words words;
    private final MailReader reader = new MailReader(Limits.USUAL);
    private final OwnIds ids;
    private final ThreadToken tokens;
    private final SenderPace pace;

    Reception(EmailSettings settings, EmailPorts ports, Words words, InstantSource clock) {
        this.settings = settings;
        this.ports = ports;
        this.clock = clock;
        this.words = words;
        this.ids = new OwnIds(settings.secret(), settings.mailbox());
        this.tokens = new ThreadToken(settings.secret());
        this.pace = new SenderPace(settings.limits().perSender(), clock);
    }

    /**
     * Takes one mail. Everything that must not be lost is durable when the future succeeds; taking it again changes
     * nothing.
     *
     * @param receivedAt by the mail server's clock
     * @param whole false when only the headers of a mail too large were fetched
     */
    Future<Void> take(byte[] raw, Instant receivedAt, boolean whole) {
        String key = "mail-" + digest(raw);
        return ports.room()
                .keep(key, raw)
                .compose(kept -> meant(key, raw, receivedAt, whole))
                // Only now may it go one day: never before what it means is durable.
                .compose(durable -> ports.room().taken(key));
    }

    private Future<Void> meant(String key, byte[] raw, Instant receivedAt, boolean whole) {
        try {
            return read(key, raw, receivedAt, whole);
        } catch (RuntimeException | StackOverflowError e) {
            // A bug of ours must not hold up the mails behind this one.
            LOG.error("a mail could not be read ({}), it is kept", e.getClass().getName());
            return unreadable(key);
        }
    }

    /** Lays a mail aside that could not be taken again and again. */
    Future<Void> unreadable(String key) {
        count("unreadable");
        return ports.raw()
                .keep(
                        EmailAddress.CHANNEL,
                        key,
                        "unreadable",
                        new JsonObject()
                                .put("kind", "unreadable")
                                .put("raw", key)
                                .encode());
    }

    Future<Void> giveUp(byte[] raw) {
        String key = "mail-" + digest(raw);
        return ports.room().keep(key, raw).compose(kept -> unreadable(key)).compose(durable -> ports.room()
                .taken(key));
    }

    private Future<Void> read(String key, byte[] raw, Instant receivedAt, boolean whole) {
        Mail mail = reader.read(raw);
        Verdict verdict = Verdict.of(mail, settings.mailbox());
        String from = mail.from();
        count("in." + verdict.kind().word());
        Bounce bounce = mail.bounce();
        if (verdict.kind() == Kind.BOUNCE && bounce != null) {
            return bounced(key, mail, bounce);
        } else if (verdict.kind() == Kind.UNREADABLE
                && from != null
                && verdict.why().equals("encrypted")) {
            return unlessForged(
                    key,
                    mail,
                    from,
                    () -> accept(key, mail, from, receivedAt, List.of(new Part.Unsupported("encrypted mail"))));
        } else if (verdict.kind() != Kind.MESSAGE || from == null) {
            return note(key, mail, verdict.kind().word(), verdict.why());
        } else if (!pace.allows(from)) {
            count("in.too-many");
            return note(key, mail, "held", "too-many");
        }
        return unlessForged(
                key, mail, from, () -> parts(mail, whole).compose(parts -> accept(key, mail, from, receivedAt, parts)));
    }

    /** What operators can look at later; the mail itself is kept under its key. */
    private Future<Void> note(String key, Mail mail, String kind, String why) {
        String text = mail.text().isBlank() ? mail.fullText() : mail.text();
        JsonObject note = new JsonObject()
                .put("kind", kind)
                .put("from", mail.from())
                .put("subject", mail.subject())
                .put("text", text.substring(0, Math.min(text.length(), NOTE)))
                .put("reason", why.isEmpty() ? null : words.say("why." + why))
                .put("raw", key);
        return ports.raw().keep(EmailAddress.CHANNEL, key, kind, note.encode());
    }

    // a citizen's mail

    /**
     * Nobody speaks for a citizen who is known here when our own server says that somebody else wrote, unless the mail
     * brings back a seal of ours: then a forwarder broke the proof. The operators find what is held.
     */
    private Future<Void> unlessForged(String key, Mail mail, String from, Supplier<Future<Void>> letIn) {
        String own = EmailAddress.of(settings.mailbox(), from).conversation();
        if (trust(mail) != Trust.REFUTED || claims(mail).contains(own)) {
            return letIn.get();
        }
        return ports.room().thread(own).compose(known -> {
            if (known == null) {
                return letIn.get();
            }
            count("in.forged");
            return note(key, mail, "held", "forged");
        });
    }

    private Trust trust(Mail mail) {
        return Trust.of(mail, settings.authServer());
    }

    private Future<Void> accept(String key, Mail mail, String from, Instant receivedAt, List<Part> parts) {
        Trust trust = trust(mail);
        count("sender." + trust.name().toLowerCase(Locale.ROOT));
        return whose(mail, EmailAddress.of(settings.mailbox(), from), trust).compose(citizen -> remember(citizen, mail)
                .compose(remembered -> ports.intake()
                        .accept(new Inbound(
                                externalId(mail, key), citizen, sentAt(mail, receivedAt), parts, quoted(mail))))
                .mapEmpty());
    }

    /**
     * Whose conversation a mail belongs to: the one its sealed address names, else the one whose mail it answers, else the
     * one its subject names in a seal, else the sender's own. Words alone never join.
     */
    private Future<Address> whose(Mail mail, Address sender, Trust trust) {
        List<String> claims = claims(mail);
        if (claims.isEmpty() || claims.contains(sender.conversation())) {
            return Future.succeededFuture(sender);
        } else if (trust == Trust.REFUTED) {
            count("thread.refuted");
            return Future.succeededFuture(sender);
        }
        return ports.room().thread(claims.get(0)).map(thread -> {
            if (thread == null) {
                return sender;
            }
            // They hold our mail to that address; the answer goes there, too.
            count("thread.other-address");
            return EmailAddress.of(thread.mailbox(), thread.citizen());
        });
    }

    /** The conversations a mail names with a seal of ours, the surest first. */
    private List<String> claims(Mail mail) {
        return Stream.of(
                        ThreadToken.inAddress(mail, settings.mailbox()).stream()
                                .flatMap(token -> tokens.conversation(token).stream()),
                        mail.ancestors().stream()
                                .flatMap(id -> ids.message(id).stream())
                                .map(OwnIds::conversation),
                        ThreadToken.inSubject(mail).flatMap(tokens::conversation).stream())
                .flatMap(each -> each)
                .toList();
    }

    private Future<Void> remember(Address citizen, Mail mail) {
        String conversation = citizen.conversation();
        String id = mail.messageId();
        List<String> ancestry = new ArrayList<>(mail.references());
        if (mail.inReplyTo() != null && !ancestry.contains(mail.inReplyTo())) {
            ancestry.add(mail.inReplyTo());
        }
        if (id != null) {
            ancestry.remove(id);
            ancestry.add(id);
        }
        return ports.room().thread(conversation).compose(known -> {
            boolean anew = known == null || Occasion.of(mail.subject(), mail.inReplyTo() != null) != Occasion.REPLY;
            MailRoom.MailThread thread = known == null || anew
                    ? new MailRoom.MailThread(
                            settings.mailbox(), EmailAddress.mail(citizen), plainSubject(mail), List.of())
                    : known;
            return ports.room().thread(conversation, thread.with(ancestry));
        });
    }

    private static String plainSubject(Mail mail) {
        String subject = ThreadToken.without(mail.subject());
        return subject.replaceAll("(?iu)^((re|fwd?|tl|trả lời|chuyển tiếp)\\s*:\\s*)+", "")
                .strip();
    }

    /** The same for a mail that lies in two folders, or comes again under another UID. */
    private static String externalId(Mail mail, String key) {
        String id = mail.messageId();
        return id == null
                ? key
                : digest((mail.from()
                                + '\n'
                                + id
                                + '\n'
                                + mail.headers().first("Date").orElse(""))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** The author's clock, unless it can't be right. */
    private Instant sentAt(Mail mail, Instant receivedAt) {
        Instant sent = mail.sentAt();
        Instant now = clock.instant();
        boolean believable = sent != null
                && !sent.isAfter(now.isAfter(receivedAt) ? now : receivedAt)
                && Duration.between(sent, receivedAt).compareTo(CLOCKS_DIFFER) <= 0;
        return sent != null && believable ? sent : receivedAt;
    }

    private @Nullable String quoted(Mail mail) {
        return mail.ancestors().stream()
                .flatMap(id -> ids.message(id).stream())
                .findFirst()
                .orElse(null);
    }

    private Future<List<Part>> parts(Mail mail, boolean whole) {
        List<Part> parts = new ArrayList<>();
        String text = MailSubject.with(mail);
        if (!text.isBlank()) {
            parts.add(new Part.Text(text));
        }
        mail.links().forEach(link -> parts.add(new Part.Link(link, null)));
        List<MailFile> files = mail.files().stream()
                .filter(file -> !file.old() && !(file.inline() && file.size() < ICON_BYTES))
                .toList();
        return files(files, 0, parts).map(stored -> {
            if (!whole) {
                parts.add(new Part.Unsupported("mail too large"));
            } else if (parts.isEmpty()) {
                parts.add(new Part.Unsupported(
                        files.isEmpty() ? "mail without words" : files.get(0).type()));
            }
            return parts;
        });
    }

    /** One after the other; what the media store does not take is left to the kept mail. */
    private Future<Void> files(List<MailFile> files, int from, List<Part> parts) {
        if (from == files.size()) {
            return Future.succeededFuture();
        }
        MailFile file = files.get(from);
        return ports.media().store(Buffer.buffer(file.bytes()), file.name()).compose(stored -> {
            if (stored instanceof Stored.Kept kept) {
                parts.add(new Part.Attachment(kept.media()));
            } else {
                count("file.refused");
            }
            return files(files, from + 1, parts);
        });
    }

    // a mail server's report

    /** The bounce names our mail by its sealed id; whom it went to must fit the conversation. */
    private Future<Void> bounced(String key, Mail mail, Bounce bounce) {
        String original = bounce.original();
        Optional<String> message = original == null ? Optional.empty() : ids.message(original);
        if (message.isEmpty()) {
            count("bounce.unknown");
            return note(key, mail, "bounce", "bounce");
        } else if (!bounce.isFinal()) {
            return note(key, mail, "bounce-" + bounce.action(), "bounce");
        }
        String conversation = OwnIds.conversation(message.get());
        return ports.room().thread(conversation).compose(thread -> {
            Optional<Address> to = Stream.concat(
                            thread == null ? Stream.of() : Stream.of(thread.citizen()),
                            Stream.concat(Stream.ofNullable(bounce.recipient()), bounce.addresses().stream()))
                    .map(recipient -> EmailAddress.of(settings.mailbox(), recipient))
                    .filter(address -> address.conversation().equals(conversation))
                    .findFirst();
            if (to.isEmpty()) {
                count("bounce.unknown");
                return note(key, mail, "bounce", "bounce");
            }
            count("bounce.matched");
            return ports.intake()
                    .receipt(
                            to.get(),
                            message.get().replaceAll("~\\d+$", ""),
                            DeliveryState.FAILED,
                            clock.instant(),
                            SmtpOutcome.reason(bounce, words))
                    .compose(taken -> note(key, mail, "bounce", "bounce"));
        });
    }

    private void count(String what) {
        ports.counts().count(EmailAddress.CHANNEL, what);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
