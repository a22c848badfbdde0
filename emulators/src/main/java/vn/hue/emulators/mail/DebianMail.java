package vn.hue.emulators.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.emulators.network.FreePort;

/**
 * Debian's Postfix and Dovecot with a configuration of their own, in a folder of their own, on free ports of 127.0.0.1.
 * Needs root, as Postfix does; touches nothing of an installation that runs on the machine.
 */
public final class DebianMail implements MailServer {

    private static final Path POSTFIX = Path.of("/usr/sbin/postfix");
    private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
    private static final Duration START = Duration.ofSeconds(60);

    private final Path home;
    private final int smtpPort;
    private final int smtpsPort;
    private final int imapPort;
    private final int imapsPort;
    private final List<Process> running;

    private DebianMail(Path home, int smtpPort, int smtpsPort, int imapPort, int imapsPort, List<Process> running) {
        this.home = home;
        this.smtpPort = smtpPort;
        this.smtpsPort = smtpsPort;
        this.imapPort = imapPort;
        this.imapsPort = imapsPort;
        this.running = running;
    }

    public static boolean isInstalled() {
        return "root".equals(System.getProperty("user.name"))
                && Files.isExecutable(POSTFIX)
                && Files.isExecutable(DOVECOT);
    }

    static DebianMail start(List<String> people) {
        return start(people, null);
    }

    /**
     * Starts it.
     *
     * @param certificate for {@code STARTTLS}, and for a second port of SMTP and of IMAP each that speaks TLS from the first
     *     byte; null for a server that knows nothing of it
     */
    public static DebianMail start(List<String> people, @Nullable OwnCertificate certificate) {
        try {
            Path home = Files.createTempDirectory(
                    "mail", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            int smtp = FreePort.next();
            int smtps = certificate == null ? 0 : FreePort.next();
            int imap = FreePort.next();
            int imaps = certificate == null ? 0 : FreePort.next();
            postfix(home, smtp, smtps, people, certificate);
            dovecot(home, imap, imaps, certificate);
            List<Process> running = List.of(
                    run(
                            home,
                            "postfix",
                            POSTFIX.toString(),
                            "-c",
                            home.resolve("postfix").toString(),
                            "start-fg"),
                    run(
                            home,
                            "dovecot",
                            DOVECOT.toString(),
                            "-F",
                            "-c",
                            home.resolve("dovecot.conf").toString()));
            DebianMail mail = new DebianMail(home, smtp, smtps, imap, imaps, running);
            // A test run that is broken off leaves no server behind.
            Runtime.getRuntime().addShutdownHook(new Thread(mail::close, "mail-server-end"));
            mail.untilItAnswers(smtp);
            mail.untilItAnswers(imap);
            return mail;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void postfix(
            Path home, int port, int tlsPort, List<String> people, @Nullable OwnCertificate certificate)
            throws IOException {
        Path etc = Files.createDirectory(home.resolve("postfix"));
        Files.createDirectory(home.resolve("spool"));
        own("postfix", Files.createDirectory(home.resolve("data")));
        own("nobody", Files.createDirectory(home.resolve("mail")));
        Set<String> domains = new LinkedHashSet<>();
        StringBuilder mailboxes = new StringBuilder();
        for (String person : people) {
            domains.add(person.substring(person.indexOf('@') + 1));
            mailboxes.append(person).append(' ').append(person).append("/\n");
        }
        Files.writeString(etc.resolve("mailboxes"), mailboxes);
        // Refused only after it was taken, as by a server behind a server.
        Files.writeString(etc.resolve("aliases"), "@" + GONE + " nobody@nowhere.test\n");
        Files.writeString(etc.resolve("transport"), "nowhere.test error:5.1.1 nobody lives here\n");
        Files.writeString(etc.resolve("main.cf"), """
                compatibility_level = 3.6
                queue_directory = %1$s/spool
                data_directory = %1$s/data
                command_directory = /usr/sbin
                daemon_directory = /usr/lib/postfix/sbin
                maillog_file = %1$s/postfix.log
                maillog_file_prefixes = %1$s
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                myhostname = mx.hue.test
                mydestination =
                local_transport = error:nobody lives here
                local_recipient_maps =
                alias_maps =
                mynetworks = 127.0.0.0/8
                smtpd_relay_restrictions = permit_mynetworks, reject
                recipient_delimiter = +
                virtual_mailbox_domains = %2$s
                virtual_mailbox_maps = texthash:%1$s/postfix/mailboxes
                virtual_mailbox_base = %1$s/mail
                virtual_mailbox_limit = 0
                virtual_uid_maps = static:65534
                virtual_gid_maps = static:65534
                virtual_alias_domains = %3$s
                virtual_alias_maps = texthash:%1$s/postfix/aliases
                transport_maps = texthash:%1$s/postfix/transport
                default_transport = error:5.4.4 no way out of this machine
                message_size_limit = 52428800
                mailbox_size_limit = 0
                %4$s
                """.formatted(
                        home,
                        String.join(", ", domains),
                        GONE,
                        certificate == null ? "" : """
                smtpd_tls_security_level = may
                smtpd_tls_received_header = yes
                smtpd_tls_cert_file = %s
                smtpd_tls_key_file = %s
                """.formatted(certificate.certificate(), certificate.key())));
        Files.writeString(etc.resolve("master.cf"), """
                127.0.0.1:%d inet n - n - - smtpd
                %s
                pickup unix n - n 60 1 pickup
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 300 1 qmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                verify unix - - n - 1 verify
                flush unix n - n 1000? 0 flush
                proxymap unix - - n - - proxymap
                showq unix n - n - - showq
                error unix - - n - - error
                retry unix - - n - - error
                discard unix - - n - - discard
                virtual unix - n n - - virtual
                anvil unix - - n - 1 anvil
                scache unix - - n - 1 scache
                tlsmgr unix - - n 1000? 1 tlsmgr
                postlog unix-dgram n - n - 1 postlogd
                """.formatted(
                        port,
                        certificate == null
                                ? ""
                                : "127.0.0.1:" + tlsPort + " inet n - n - - smtpd -o smtpd_tls_wrappermode=yes"));
    }

    private static void dovecot(Path home, int port, int tlsPort, @Nullable OwnCertificate certificate)
            throws IOException {
        Files.writeString(home.resolve("dovecot.conf"), """
                base_dir = %1$s/dovecot
                state_dir = %1$s/dovecot-state
                log_path = %1$s/dovecot.log
                protocols = imap
                listen = 127.0.0.1
                %4$s
                disable_plaintext_auth = no
                first_valid_uid = 1
                first_valid_gid = 1
                mail_location = maildir:%1$s/mail/%%u
                namespace inbox {
                  inbox = yes
                }
                passdb {
                  driver = static
                  args = password=%2$s
                }
                userdb {
                  driver = static
                  args = uid=65534 gid=65534 home=%1$s/mail/%%u
                }
                service imap-login {
                  inet_listener imap {
                    port = %3$d
                  }
                  inet_listener imaps {
                    port = %5$d
                    ssl = yes
                  }
                }
                """.formatted(
                        home,
                        PASSWORD,
                        port,
                        certificate == null ? "ssl = no" : """
                ssl = yes
                ssl_cert = <%s
                ssl_key = <%s
                """.formatted(certificate.certificate(), certificate.key()),
                        tlsPort));
    }

    private static void own(String user, Path folder) throws IOException {
        Files.setOwner(
                folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }

    private static Process run(Path home, String name, String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".out").toFile())
                .start();
    }

    private void untilItAnswers(int port) {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(5_000);
                if (socket.getInputStream().read() >= 0) {
                    return;
                }
            } catch (IOException e) {
                if (running.stream().anyMatch(process -> !process.isAlive())) {
                    break;
                }
                pause();
            }
        }
        String said = said();
        close();
        throw new IllegalStateException("the mail server did not start: " + said);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String said() {
        StringBuilder said = new StringBuilder();
        for (String log : List.of("postfix.out", "postfix.log", "dovecot.out", "dovecot.log")) {
            try {
                said.append(Files.readString(home.resolve(log)));
            } catch (IOException e) {
                said.append(log).append(" is not there. ");
            }
        }
        return said.toString();
    }

    @Override
    public int smtpPort() {
        return smtpPort;
    }

    @Override
    public int imapPort() {
        return imapPort;
    }

    /** How often somebody has logged in so far. */
    public int logins(String person) {
        try (Stream<String> lines = Files.lines(home.resolve("dovecot.log"))) {
            return (int) lines.filter(line -> line.contains("Login: user=<" + person + ">"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where SMTP is spoken inside TLS; 0 for nowhere. */
    public int smtpsPort() {
        return smtpsPort;
    }

    /** Where IMAP is spoken inside TLS; 0 for nowhere. */
    public int imapsPort() {
        return imapsPort;
    }

    @Override
    public String name() {
        return "Postfix and Dovecot";
    }

    @Override
    public void close() {
        for (Process process : running) {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            children.forEach(ProcessHandle::destroy);
        }
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // a temporary folder that outlives its test by a file
        }
    }
}
