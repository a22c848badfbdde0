package vn.hue.channels.email;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.email.mime.Charsets;
import vn.hue.channels.email.mime.Entity;
import vn.hue.channels.email.mime.EntityReader;
import vn.hue.channels.email.mime.HeaderText;
import vn.hue.channels.email.mime.Headers;
import vn.hue.channels.email.mime.Limits;

/**
 * Finds out whether a mail tells that one of ours did not arrive.
 *
 * <p>By RFC 3464, as Postfix, Exim and Exchange write it:
 *
 * <pre>
 * Reporting-MTA: dns; mx.example.vn
 *
 * Final-Recipient: rfc822; khong-co@example.vn
 * Action: failed
 * Status: 5.1.1
 * Diagnostic-Code: smtp; 550 5.1.1 User unknown
 * </pre>
 *
 * or in free words, as qmail and older servers do: {@code <khong-co@example.vn>: 550 No such user}.
 */
final class Bounces {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern SUBJECT = Pattern.compile(
            "^(undeliver(ed|able)\\b.*|(mail )?delivery (has )?(failed|failure|problem|error|notification|incomplete)\\b.*"
                    + "|(mail|message) (delivery )?(failed|failure|system error|undeliverable)\\b.*"
                    + "|delivery status notification\\b.*|failure notice\\b.*|returned (mail|to sender)\\b.*|non.?delivery\\b.*"
                    + "|nondeliverable mail\\b.*|warning: (message|could not send).*|delayed (mail|delivery)\\b.*"
                    + "|(thư |email )?(không|chưa) (thể )?(gửi|chuyển|phân phát|phát) (được|đi|tới|đến)?\\b.*"
                    + "|thông báo (trạng thái (gửi|phân phối|chuyển)|không gửi được).*"
                    + "|gửi thư (không thành công|thất bại).*|(thư|tin nhắn|email) (bị )?(trả lại|từ chối|không gửi được).*)$",
            FLAGS);
    private static final Pattern DAEMON = Pattern.compile(
            "(mailer-daemon|postmaster|mail-daemon|mdaemon|maildeliverysystem|microsoftexchange[0-9a-f]*)", FLAGS);
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d]|\\.\\d)");
    private static final Pattern CODE = Pattern.compile("(?<![\\d.:])([45])\\d\\d[ -](?!\\d)");
    private static final Pattern DELAY = Pattern.compile(
            "\\b(delayed|warning: message|will (be retried|keep trying)|còn được thử lại|bị (trì hoãn|chậm))\\b",
            FLAGS);
    private static final Pattern TOLD_RECIPIENT = Pattern.compile(
            "(?m)^\\s*<?([^\\s<>:;,\"]+@[^\\s<>:;,\"]+?)>?\\s*:?\\s*$|<([^\\s<>]+@[^\\s<>]+)>\\s*[:(]|(?:to|recipient|address|tới|đến|cho):?\\s+<?([^\\s<>:;,\"]+@[^\\s<>:;,\"]+[\\p{L}\\d])>?");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^[>\\s]*message-id:\\s*(<[^<>\\s]{3,900}>)");

    static @Nullable Bounce in(Entity whole, @Nullable String author, String subject, String words) {
        Optional<Entity> status = all(whole)
                .filter(part -> part.is("message/delivery-status") || part.is("message/global-delivery-status"))
                .findFirst();
        String type = whole.type().parameters().getOrDefault("report-type", "");
        if (status.isPresent() && (whole.is("multipart/report") || isFromMachine(whole.headers(), author))) {
            List<Map<String, String>> blocks = fields(status.get().body());
            Bounce bounce = byFields(blocks, original(whole, words), words);
            return new Bounce(
                    bounce.status(), bounce.action(), bounce.recipient(), bounce.original(), addresses(blocks, whole));
        }
        boolean other = type.equals("disposition-notification") || type.equals("feedback-report");
        Optional<String> failed = whole.headers().first("X-Failed-Recipients");
        boolean told = isFromMachine(whole.headers(), author)
                && SUBJECT.matcher(subject.substring(0, Math.min(subject.length(), 200)))
                        .matches();
        return !other && (told || failed.isPresent())
                ? inWords(subject, words, failed.orElse(null), original(whole, words))
                : null;
    }

    private static boolean isFromMachine(Headers headers, @Nullable String author) {
        boolean empty = headers.first("Return-Path")
                .map(path -> path.strip().equals("<>"))
                .orElse(false);
        return empty
                || author == null
                || DAEMON.matcher(Addresses.local(author)).matches();
    }

    private static Stream<Entity> all(Entity part) {
        return part.isMessage()
                ? Stream.of(part)
                : Stream.concat(Stream.of(part), part.parts().stream().flatMap(Bounces::all));
    }

    /** The blocks of a delivery status, each parted from the next by an empty line. */
    private static List<Map<String, String>> fields(byte[] body) {
        List<Map<String, String>> blocks = new ArrayList<>();
        String text = Charsets.decode(body, "utf-8").replace("\r\n", "\n").replaceAll("\n[ \t]+", " ");
        for (String block : text.strip().split("\n\\s*\n")) {
            Map<String, String> fields = new LinkedHashMap<>();
            block.lines().forEach(line -> {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    fields.putIfAbsent(
                            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                            HeaderText.decode(line.substring(colon + 1)));
                }
            });
            blocks.add(fields);
        }
        return blocks;
    }

    /** The worst recipient: one that failed before one that is late. */
    private static Bounce byFields(List<Map<String, String>> blocks, @Nullable String original, String words) {
        Bounce worst = null;
        for (Map<String, String> block : blocks) {
            String recipient = block.getOrDefault("final-recipient", block.get("original-recipient"));
            String action =
                    block.getOrDefault("action", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "");
            if (recipient == null && action.isEmpty()) {
                continue;
            }
            Matcher status = STATUS.matcher(block.getOrDefault("status", ""));
            String code = status.find() ? status.group(1) : null;
            action = action.isEmpty() ? code != null && code.startsWith("4") ? "delayed" : "failed" : action;
            Bounce each = new Bounce(code, action, mailbox(recipient), original, List.of());
            worst = worst == null || (each.isFinal() && !worst.isFinal()) ? each : worst;
        }
        return worst == null ? inWords("", words, null, original) : worst;
    }

    /** Whom we wrote to, by the server's words and by our own mail's. */
    private static List<String> addresses(List<Map<String, String>> blocks, Entity whole) {
        Stream<String> told = blocks.stream().flatMap(block -> Stream.of("original-recipient", "final-recipient")
                .flatMap(name -> Stream.ofNullable(mailbox(block.get(name)))));
        Stream<String> written = all(whole)
                .filter(Entity::isMessage)
                .flatMap(part -> part.parts().get(0).headers().all("To").stream())
                .flatMap(to -> Addresses.all(to).stream());
        return Stream.concat(told, written).distinct().toList();
    }

    private static @Nullable String mailbox(@Nullable String recipient) {
        if (recipient == null) {
            return null;
        }
        String plain = recipient.substring(recipient.indexOf(';') + 1).strip();
        String address = Addresses.author(plain);
        return address == null ? plain : address;
    }

    private static Bounce inWords(String subject, String words, @Nullable String failed, @Nullable String original) {
        // What follows is our own mail.
        String head = words.substring(0, Math.min(words.length(), 8_000))
                .split("(?im)^.{0,20}(copy of (the|your) message|original message|headers follow)", 2)[0];
        Matcher status = STATUS.matcher(head);
        Matcher code = CODE.matcher(head);
        String found = status.find() ? status.group(1) : code.find() ? code.group(1) + ".0.0" : null;
        boolean late = DELAY.matcher(subject).find()
                || (found != null
                        && found.startsWith("4")
                        && DELAY.matcher(head).find());
        String recipient = failed == null ? null : Addresses.author(failed);
        Matcher told = TOLD_RECIPIENT.matcher(head);
        while (recipient == null && told.find()) {
            String raw = Stream.of(told.group(1), told.group(2), told.group(3))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
            recipient = Addresses.author(raw);
        }
        return new Bounce(found, late ? "delayed" : "failed", recipient, original, List.of());
    }

    /** The name of our mail in what was returned of it. */
    private static @Nullable String original(Entity whole, String words) {
        for (Entity part : all(whole).toList()) {
            Optional<String> id = part.isMessage()
                    ? part.parts().get(0).headers().first("Message-ID")
                    : part.is("text/rfc822-headers") || part.is("message/rfc822-headers")
                            ? EntityReader.read(part.body(), Limits.USUAL)
                                    .entity()
                                    .headers()
                                    .first("Message-ID")
                            : Optional.empty();
            if (id.isPresent()) {
                return id.get().strip();
            }
        }
        Matcher id = MESSAGE_ID.matcher(words.substring(0, Math.min(words.length(), 64_000)));
        return id.find() ? id.group(1) : null;
    }

    private Bounces() {}
}
