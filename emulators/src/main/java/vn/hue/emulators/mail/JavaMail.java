package vn.hue.emulators.mail;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import java.util.Locale;

/** GreenMail on two free ports: starts in no time and forgets everything when it ends. */
public final class JavaMail implements MailServer {

    private final GreenMail server;

    private JavaMail(GreenMail server) {
        this.server = server;
    }

    public static JavaMail start(List<String> people) {
        GreenMail server = new GreenMail(
                new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtp"), new ServerSetup(0, "127.0.0.1", "imap")});
        server.start();
        // Whoever is written to has a mailbox; what stands behind a plus is not part of the name.
        server.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            String address = recipient.getEmail().toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
            return mailbox(server, address);
        });
        people.forEach(person -> server.setUser(person, person, PASSWORD));
        return new JavaMail(server);
    }

    private static GreenMailUser mailbox(GreenMail server, String address) {
        synchronized (server) {
            GreenMailUser user = server.getUserManager().getUserByEmail(address);
            return user == null ? server.setUser(address, address, PASSWORD) : user;
        }
    }

    @Override
    public void moveIn(String person) {
        mailbox(server, person.toLowerCase(Locale.ROOT));
    }

    @Override
    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    @Override
    public int imapPort() {
        return server.getImap().getPort();
    }

    @Override
    public String name() {
        return "GreenMail";
    }

    @Override
    public void close() {
        server.stop();
    }
}
