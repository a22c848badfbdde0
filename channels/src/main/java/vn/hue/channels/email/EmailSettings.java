package vn.hue.channels.email;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sets for mail.
 *
 * @param mailbox our address; every citizen writes to it
 * @param name how we are called beside it
 * @param secret seals our message ids and the names of conversations
 * @param plus whether mail to {@code local+anything@} reaches the mailbox; else the name stands in the subject
 * @param authServer the server whose {@code Authentication-Results} are believed; null for none
 * @param authorities certificates in PEM: only servers are believed that they vouch for; null for the Java installation's
 */
public record EmailSettings(
        String mailbox,
        String name,
        String secret,
        boolean plus,
        @Nullable String authServer,
        @Nullable Path authorities,
        Imap imap,
        Smtp smtp,
        Limits limits) {

    public EmailSettings {
        mailbox = mailbox.toLowerCase(Locale.ROOT);
        if (!mailbox.matches("[^\\s<>@]{1,26}@[^\\s<>@]+")) {
            throw new IllegalArgumentException("mailbox: not an address");
        } else if (secret.length() < 32) {
            throw new IllegalArgumentException("secret: at least 32 characters");
        }
    }

    /** How a connection is kept secret. */
    public enum Security {
        /** From the first byte. */
        TLS,
        /** From its beginning on, or not at all. */
        STARTTLS,
        /** Only on this machine. */
        NONE
    }

    /**
     * Where mail comes from.
     *
     * @param timeout for every answer of the server
     * @param check how often a waiting connection must prove that it lives; with {@code timeout} it says after how long a
     *     dead one is noticed
     * @param retry how long to wait before the second attempt to connect; later ones wait longer
     */
    public record Imap(
            String host,
            int port,
            Security security,
            String user,
            String password,
            String folder,
            Duration timeout,
            Duration check,
            Duration retry) {

        public Imap {
            alone(security, host);
        }

        @Override
        public String toString() {
            return "Imap[" + host + ':' + port + ", " + security + ']';
        }
    }

    /**
     * Where mail goes to.
     *
     * @param user empty where no login is asked for
     */
    public record Smtp(String host, int port, Security security, String user, String password, Duration timeout) {

        public Smtp {
            alone(security, host);
        }

        @Override
        public String toString() {
            return "Smtp[" + host + ':' + port + ", " + security + ']';
        }
    }

    private static void alone(Security security, String host) {
        if (security == Security.NONE && !host.matches("localhost|127\\.\\d+\\.\\d+\\.\\d+|::1")) {
            throw new IllegalArgumentException("security: none is for this machine only");
        }
    }

    /**
     * @param mailBytes larger mails are not fetched, only their headers
     * @param perSender mails of one sender in ten minutes that are answered; more look like a loop
     */
    public record Limits(long mailBytes, int perSender) {}

    @Override
    public String toString() {
        return "EmailSettings[" + imap + ", " + smtp + ']';
    }
}
