package vn.hue.emulators.mail;

import java.util.List;

/** A mail server on loopback: takes mail over SMTP without a login, gives it over IMAP. Blocks; not for event loops. */
public interface MailServer extends AutoCloseable {

    /** Everybody's password. */
    String PASSWORD = "matkhau";

    /** A domain in which nobody lives: the server takes mail for it, and then reports that it failed. */
    String GONE = "gone.test";

    /** Gives somebody a mailbox, where people may still move in. */
    default void moveIn(String person) {
        // Only those of the beginning.
    }

    int smtpPort();

    int imapPort();

    /** For people who read a test's output, for example {@code Postfix and Dovecot}. */
    String name();

    @Override
    void close();

    /**
     * The most real server this machine has.
     *
     * @param people addresses that have a mailbox; plus-addresses reach them, too
     */
    static MailServer start(List<String> people) {
        return DebianMail.isInstalled() ? DebianMail.start(people) : JavaMail.start(people);
    }
}
