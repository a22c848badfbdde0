package vn.hue.gateway.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.email.EmailSettings;

/**
 * The mailbox; without this block the channel is not there.
 *
 * @param mailbox the address citizens write to
 * @param name how we are called beside it
 * @param secret seals our message ids and the names of conversations; the same on every node
 * @param plusAddress whether mail to {@code local+anything@} reaches the mailbox
 * @param authServer the receiving server whose {@code Authentication-Results} are believed
 * @param authorities a file of certificates in PEM; servers are believed that they vouch for, and no others. Null: those of
 *     the Java installation
 * @param keep how long mails are kept as they came
 */
public record Email(
        String mailbox,
        @Default("Huế IOC") String name,
        Secret secret,
        @Default("true") boolean plusAddress,
        @Nullable String authServer,
        @Nullable Path authorities,
        @Default("P180D") Duration keep,
        Imap imap,
        Smtp smtp,
        Limits limits) {

    public Email {
        if (!mailbox.matches("[^\\s<>@]{1,26}@[^\\s<>@]+")) {
            throw new IllegalArgumentException("mailbox must be an address, at most 26 characters before the @");
        } else if (secret.value().length() < 32) {
            throw new IllegalArgumentException("secret must have at least 32 characters");
        } else if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("keep must be a day at least");
        } else if (authorities != null && !Files.isReadable(authorities)) {
            throw new IllegalArgumentException("authorities: the file can't be read");
        }
    }

    /**
     * Where mail comes from.
     *
     * @param timeout for one answer of the server
     * @param check how often a waiting connection must prove that it lives
     * @param retry the first wait before connecting again; later ones are longer
     */
    public record Imap(
            String host,
            @Default("993") Settings.Port port,
            @Default("tls") EmailSettings.Security security,
            String user,
            Password password,
            @Default("INBOX") String folder,
            @Default("PT30S") Duration timeout,
            @Default("PT1M") Duration check,
            @Default("PT1S") Duration retry) {

        public Imap {
            plausible(security, host, timeout);
        }
    }

    /**
     * Where mail goes to.
     *
     * @param user empty where no login is asked for
     */
    public record Smtp(
            String host,
            @Default("587") Settings.Port port,
            @Default("starttls") EmailSettings.Security security,
            @Default("") String user,
            @Nullable Password password,
            @Default("PT30S") Duration timeout) {

        public Smtp {
            plausible(security, host, timeout);
            if (!user.isEmpty() && password == null) {
                throw new IllegalArgumentException("a user needs a password");
            }
        }
    }

    private static void plausible(EmailSettings.Security security, String host, Duration timeout) {
        if (security == EmailSettings.Security.NONE && !host.matches("localhost|127\\.\\d+\\.\\d+\\.\\d+|::1")) {
            throw new IllegalArgumentException("security: none is for this machine only");
        } else if (timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be above zero");
        }
    }

    /**
     * @param mailBytes larger mails are not fetched
     * @param perSender mails of one sender in ten minutes that are taken; more look like a loop
     */
    public record Limits(
            @Default("41943040") long mailBytes,
            @Default("20") int perSender) {}
}
