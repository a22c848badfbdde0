package vn.hue.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.hue.channels.email.MailStage.BINH;
import static vn.hue.channels.email.MailStage.PEOPLE;
import static vn.hue.channels.email.MailStage.address;
import static vn.hue.channels.email.MailStage.question;
import static vn.hue.channels.email.MailStage.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.channels.email.EmailSettings.Security;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.emulators.mail.DebianMail;
import vn.hue.emulators.mail.OwnCertificate;

/** TLS with Debian's Postfix and Dovecot, whose certificate is made for the test. */
final class MailTlsTest {

    @TempDir
    private static @Nullable Path folder;

    private static @Nullable OwnCertificate own;
    private static @Nullable OwnCertificate strange;
    private static @Nullable DebianMail server;
    private static @Nullable DebianMail plain;
    private static @Nullable OwnCertificate expired;
    private static @Nullable DebianMail late;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(DebianMail.isInstalled(), "needs Postfix and Dovecot, and root");
        Path all = Objects.requireNonNull(folder);
        own = OwnCertificate.make(Files.createDirectory(all.resolve("own")), "dns:localhost");
        strange = OwnCertificate.make(Files.createDirectory(all.resolve("strange")), "dns:localhost");
        server = DebianMail.start(PEOPLE, own);
        plain = DebianMail.start(PEOPLE, null);
        expired = OwnCertificate.expired(Files.createDirectory(all.resolve("expired")), "dns:localhost");
        late = DebianMail.start(PEOPLE, expired);
    }

    @AfterAll
    static void end() {
        for (DebianMail each : new DebianMail[] {server, plain, late}) {
            if (each != null) {
                each.close();
            }
        }
    }

    private static DebianMail server() {
        return Objects.requireNonNull(server);
    }

    private static OwnCertificate own() {
        return Objects.requireNonNull(own);
    }

    @ParameterizedTest(name = "IMAP {0}, SMTP {1}")
    @CsvSource({"STARTTLS, STARTTLS", "TLS, STARTTLS", "TLS, TLS"})
    void a_mail_comes_and_its_answer_goes_through_tls(Security imap, Security smtp) {
        try (MailStage stage = new MailStage(server())) {
            int port = imap == Security.TLS ? server().imapsPort() : server().imapPort();
            EmailVerticle channel = stage.channel(
                    "one",
                    stage.settings("localhost", port, imap, smtpPort(server(), smtp), smtp, own().certificate()));
            stage.write(BINH, "Den hong", "Đèn hỏng");
            assertThat(stage.centre.hearText()).isEqualTo("Đèn hỏng");

            Delivery sent = send(channel, address(BINH), question(address(BINH), 1, "Ở đâu ạ?"));
            assertThat(sent).isInstanceOf(Delivery.Sent.class);
            // Postfix says so itself.
            assertThat(stage.lastMail(BINH, 1).headers().all("Received"))
                    .anySatisfy(received -> assertThat(received).contains("using TLSv1."));
        }
    }

    private static int smtpPort(DebianMail mail, Security smtp) {
        return smtp == Security.TLS ? mail.smtpsPort() : mail.smtpPort();
    }

    @ParameterizedTest(name = "{0}, {3}")
    @CsvSource({
        "a certificate nobody of ours vouches for, localhost, strange, STARTTLS",
        "a certificate nobody in the world vouches for, localhost, java, STARTTLS",
        "a certificate for another name, 127.0.0.1, own, STARTTLS",
        "a certificate nobody of ours vouches for, localhost, strange, TLS",
        "a certificate nobody in the world vouches for, localhost, java, TLS",
        "a certificate for another name, 127.0.0.1, own, TLS"
    })
    void a_server_that_can_not_prove_itself_gets_neither_password_nor_mail(
            String why, String host, String trusted, Security smtp) {
        Path authorities =
                switch (trusted) {
                    case "own" -> own().certificate();
                    case "strange" -> Objects.requireNonNull(strange).certificate();
                    default -> null;
                };
        nothingPasses(
                server(), host, server().imapPort(), Security.STARTTLS, smtpPort(server(), smtp), smtp, authorities);
    }

    /** Even one that is itself in the file of those who vouch. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"STARTTLS", "TLS"})
    void a_server_whose_certificate_has_expired_gets_neither_password_nor_mail(Security smtp) {
        DebianMail there = Objects.requireNonNull(late);
        nothingPasses(
                there,
                "localhost",
                there.imapPort(),
                Security.STARTTLS,
                smtpPort(there, smtp),
                smtp,
                Objects.requireNonNull(expired).certificate());
    }

    @Test
    void a_server_that_does_not_offer_tls_gets_neither_password_nor_mail() {
        DebianMail bare = Objects.requireNonNull(plain);
        nothingPasses(
                bare,
                "localhost",
                bare.imapPort(),
                Security.STARTTLS,
                bare.smtpPort(),
                Security.STARTTLS,
                own().certificate());
    }

    private static void nothingPasses(
            DebianMail there,
            String host,
            int imapPort,
            Security imap,
            int smtpPort,
            Security smtp,
            @Nullable Path authorities) {
        try (MailStage stage = new MailStage(there)) {
            int loginsBefore = there.logins(MailStage.OURS);
            EmailVerticle channel =
                    stage.channel("one", stage.settings(host, imapPort, imap, smtpPort, smtp, authorities));
            stage.write(BINH, "Den hong", "Đèn hỏng");
            Delivery outcome = send(channel, address(BINH), question(address(BINH), 1, "Ở đâu ạ?"));
            assertThat(outcome).isInstanceOf(Delivery.Retry.class);
            assertThat(stage.centre.state()).doesNotStartWith("UP");
            stage.centre.untilCounted("imap.lost");
            assertThat(stage.centre.inbox).isEmpty();
            assertThat(stage.mails(BINH, 0)).isEmpty();
            assertThat(there.logins(MailStage.OURS)).isEqualTo(loginsBefore);
        }
    }
}
