package vn.hue.channels.email;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.email.mime.Entity;
import vn.hue.channels.email.mime.EntityReader;
import vn.hue.channels.email.mime.HeaderValue;
import vn.hue.channels.email.mime.Headers;
import vn.hue.channels.email.mime.Limits;
import vn.hue.channels.email.newest.Occasion;

/** The bytes of a mail to what it says. Pure; never throws on foreign input. */
public final class MailReader {

    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,900}>");
    private static final int REFERENCES = 100;

    /** Far longer than anything a person puts there; many patterns look at it. */
    private static final int SUBJECT = 1_000;

    private static final List<String> DELIVERED_TO =
            List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc", "Resent-To");

    private final Limits limits;

    public MailReader(Limits limits) {
        this.limits = limits;
    }

    public Mail read(byte[] message) {
        EntityReader.Reading reading = EntityReader.read(message, limits);
        Entity whole = reading.entity();
        Headers headers = whole.headers();
        String subject = subject(headers);
        List<String> answered = ids(headers, "In-Reply-To");
        List<String> references = ids(headers, "References");
        Occasion occasion = Occasion.of(subject, !answered.isEmpty() || !references.isEmpty());
        Content content = Content.of(whole, occasion, limits);
        String author = author(headers);
        return new Mail(
                headers,
                author,
                headers.first("From").map(Addresses::name).orElse(""),
                subject,
                id(headers),
                answered.isEmpty() ? null : answered.get(0),
                references,
                recipients(headers),
                sentAt(headers),
                content.newest(),
                content.all(),
                content.files(),
                content.links(),
                content.encrypted(),
                reading.cut(),
                Bounces.in(whole, author, subject, content.all()),
                whole.is("multipart/report")
                        ? Optional.ofNullable(whole.type().parameter("report-type"))
                                .orElse("")
                                .toLowerCase(Locale.ROOT)
                        : "");
    }

    private static String subject(Headers headers) {
        String whole = headers.text("Subject");
        return whole.codePointCount(0, whole.length()) <= SUBJECT
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, SUBJECT)).strip();
    }

    /** Never {@code Reply-To}: who somebody is can't be chosen so freely. */
    private static @Nullable String author(Headers headers) {
        for (String from : headers.all("From")) {
            String address = Addresses.author(from);
            if (address != null) {
                return address;
            }
        }
        return headers.first("Sender").map(Addresses::author).orElse(null);
    }

    private static @Nullable String id(Headers headers) {
        String raw = headers.first("Message-ID").orElse("").strip();
        Matcher id = ID.matcher(raw);
        if (id.find()) {
            return id.group();
        }
        return raw.isEmpty() || raw.length() > 900 ? null : raw;
    }

    private static List<String> ids(Headers headers, String name) {
        Set<String> ids = new LinkedHashSet<>();
        for (String value : headers.all(name)) {
            Matcher id = ID.matcher(value);
            while (id.find() && ids.size() < REFERENCES) {
                ids.add(id.group());
            }
        }
        return List.copyOf(ids);
    }

    private static List<String> recipients(Headers headers) {
        List<String> all = new ArrayList<>();
        for (String name : DELIVERED_TO) {
            headers.all(name).forEach(value -> all.addAll(Addresses.all(value)));
        }
        return all.stream().distinct().toList();
    }

    /** {@code Mon, 5 Oct 2026 08:15:00 +0700 (ICT)}. */
    private static @Nullable Instant sentAt(Headers headers) {
        String date = HeaderValue.withoutComments(headers.first("Date").orElse(""))
                .replaceAll("(?i)\\b(GMT|UTC|UT)\\b(?!\\s*[+-])", "+0000")
                .replaceAll("\\s+", " ")
                .strip();
        for (DateTimeFormatter form : FORMS) {
            try {
                return ZonedDateTime.parse(date, form).toInstant();
            } catch (DateTimeException e) {
                // the next form, or not known
            }
        }
        return null;
    }

    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            DateTimeFormatter.ofPattern("[EEE, ]d MMM uuuu H:mm[:ss] Z", Locale.ROOT),
            DateTimeFormatter.ISO_OFFSET_DATE_TIME);
}
