package vn.hue.channels.email;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.email.mime.Headers;

/**
 * A mail as far as it could be read. Confidential: {@link #toString()} shows nothing of it.
 *
 * @param headers of the whole
 * @param from the author's address, its domain in lower case; null when the header names none
 * @param fromName as the author's program shows it; empty when it doesn't
 * @param subject as people read it
 * @param messageId with its angle brackets; null when there is none
 * @param inReplyTo the mail this one answers; null when it says none
 * @param references the mails before it, oldest first
 * @param recipients every address it came to, as the headers tell
 * @param sentAt by the author's clock; null when it can't be read
 * @param text the newest words only
 * @param fullText everything readable
 * @param files in order
 * @param links what lies behind the words of a link, where they don't say it themselves
 * @param encrypted whether nobody without a key can read it
 * @param cut whether a limit left something out
 * @param bounce what the mail server reports; null for all others
 * @param report the kind of a {@code multipart/report}; empty for all others
 */
public record Mail(
        Headers headers,
        @Nullable String from,
        String fromName,
        String subject,
        @Nullable String messageId,
        @Nullable String inReplyTo,
        List<String> references,
        List<String> recipients,
        @Nullable Instant sentAt,
        String text,
        String fullText,
        List<MailFile> files,
        List<String> links,
        boolean encrypted,
        boolean cut,
        @Nullable Bounce bounce,
        String report) {

    public Mail {
        references = List.copyOf(references);
        recipients = List.copyOf(recipients);
        files = List.copyOf(files);
        links = List.copyOf(links);
    }

    /** The mails this one may belong to, the most telling first. */
    public List<String> ancestors() {
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        Optional.ofNullable(inReplyTo).ifPresent(ids::add);
        for (int i = references.size() - 1; i >= 0; i--) {
            ids.add(references.get(i));
        }
        return List.copyOf(ids);
    }

    @Override
    public String toString() {
        return "Mail[confidential]";
    }
}
