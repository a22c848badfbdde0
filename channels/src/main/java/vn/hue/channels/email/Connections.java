package vn.hue.channels.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Sessions with every time-out set: Angus waits for ever by default. */
final class Connections {

    private static final long CONNECT_AT_MOST = 15_000;

    private final EmailSettings settings;
    private @Nullable SSLSocketFactory authorities;

    Connections(EmailSettings settings) {
        this.settings = settings;
    }

    /** A connected store; blocks. */
    Store imap() throws MessagingException {
        EmailSettings.Imap imap = settings.imap();
        String protocol = imap.security() == EmailSettings.Security.TLS ? "imaps" : "imap";
        Properties properties = times(protocol, imap.timeout(), imap.security());
        // Reading must not mark: the mark is our receipt.
        properties.setProperty("mail." + protocol + ".peek", "true");
        properties.setProperty("mail." + protocol + ".fetchsize", String.valueOf(1 << 20));
        properties.setProperty("mail." + protocol + ".ignorebodystructuresize", "true");
        properties.setProperty("mail." + protocol + ".connectionpoolsize", "1");
        trust(properties, protocol);
        Store store = Session.getInstance(properties).getStore(protocol);
        store.connect(imap.host(), imap.port(), imap.user(), imap.password());
        return store;
    }

    Session smtp() throws MessagingException {
        EmailSettings.Smtp smtp = settings.smtp();
        String protocol = protocol(smtp);
        Properties properties = times(protocol, smtp.timeout(), smtp.security());
        properties.setProperty("mail." + protocol + ".from", settings.mailbox());
        properties.setProperty("mail." + protocol + ".localhost", Addresses.domain(settings.mailbox()));
        properties.setProperty("mail." + protocol + ".quitwait", "false");
        properties.setProperty("mail." + protocol + ".allow8bitmime", "true");
        properties.setProperty(
                "mail." + protocol + ".auth", String.valueOf(!smtp.user().isEmpty()));
        trust(properties, protocol);
        return Session.getInstance(properties);
    }

    /** Read once, on the thread that connects. */
    private synchronized void trust(Properties properties, String protocol) throws MessagingException {
        Path file = settings.authorities();
        if (file == null) {
            return;
        }
        try {
            SSLSocketFactory known = authorities == null ? Authorities.of(file) : authorities;
            authorities = known;
            properties.put("mail." + protocol + ".ssl.socketFactory", known);
            properties.setProperty("mail." + protocol + ".socketFactory.fallback", "false");
        } catch (IOException e) {
            throw new MessagingException("authorities", e);
        }
    }

    /** A connected transport; blocks. */
    Transport smtp(Session session) throws MessagingException {
        EmailSettings.Smtp smtp = settings.smtp();
        Transport transport = session.getTransport(protocol(smtp));
        if (smtp.user().isEmpty()) {
            transport.connect(smtp.host(), smtp.port(), null, null);
        } else {
            transport.connect(smtp.host(), smtp.port(), smtp.user(), smtp.password());
        }
        return transport;
    }

    private static String protocol(EmailSettings.Smtp smtp) {
        return smtp.security() == EmailSettings.Security.TLS ? "smtps" : "smtp";
    }

    private static Properties times(String protocol, Duration timeout, EmailSettings.Security security) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol.toLowerCase(Locale.ROOT) + '.';
        String time = String.valueOf(timeout.toMillis());
        properties.setProperty(
                prefix + "connectiontimeout", String.valueOf(Math.min(CONNECT_AT_MOST, timeout.toMillis())));
        properties.setProperty(prefix + "timeout", time);
        properties.setProperty(prefix + "writetimeout", time);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        boolean starttls = security == EmailSettings.Security.STARTTLS;
        properties.setProperty(prefix + "starttls.enable", String.valueOf(starttls));
        properties.setProperty(prefix + "starttls.required", String.valueOf(starttls));
        return properties;
    }
}
