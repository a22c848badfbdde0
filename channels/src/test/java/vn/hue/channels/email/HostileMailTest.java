package vn.hue.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static vn.hue.channels.email.MailStage.BINH;
import static vn.hue.channels.email.MailStage.OURS;
import static vn.hue.channels.email.MailStage.address;
import static vn.hue.channels.email.MailStage.head;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.channels.Words;
import vn.hue.channels.email.mime.Limits;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/** Mails of somebody who means harm: they cost no more than their length, and nobody speaks for somebody else. */
final class HostileMailTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final String REFUTED =
            "Authentication-Results: mx.hue.test; dmarc=fail header.from=citizen.test\r\n";

    private final MailCentre centre = new MailCentre();
    private final Reception reception = new Reception(
            MailStage.settings(), centre.ports("one"), new Words("email", "vi"), InstantSource.fixed(NOW));

    @ParameterizedTest(name = "{0}: {1}…")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Subject|,",
                "Subject|:",
                "Subject|Re: ",
                "Subject|(",
                "Date|(",
                "Date|)",
                "From|<",
                "From|(",
                "To|a@",
                "Content-Type|;a=b",
                "Content-Type|(",
                "References|<",
                "Authentication-Results|(",
                "X|¶",
                "X|¶>",
                "X|¶ ",
            })
    void aLongFieldOrTextCostsNoMoreThanItsLength(String field, String again) {
        boolean body = field.equals("X");
        String much = again.replace('¶', '\n').repeat((body ? 250_000 : 60_000) / again.length());
        String fields = "From: b@citizen.test\n" + (body ? "" : (field + ": " + much + "x\n").repeat(3));
        byte[] raw = (fields + "Subject: x\n\n" + (body ? "Đèn hỏng" + much + "x" : "Đèn hỏng"))
                .getBytes(StandardCharsets.UTF_8);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Mail mail = new MailReader(Limits.USUAL).read(raw);
            Verdict.of(mail, OURS);
            Trust.of(mail, "mx.hue.test");
            assertThat(MailSubject.with(mail)).contains("Đèn hỏng");
        });
    }

    @Test
    void millionsOfDelimitersFillNoMemory() {
        byte[] raw = ("From: b@citizen.test\nContent-Type: multipart/mixed; boundary=a\n\n" + "--a\n".repeat(3_000_000))
                .getBytes(StandardCharsets.US_ASCII);
        var memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = memory.getCurrentThreadAllocatedBytes();
        Mail mail = new MailReader(Limits.USUAL).read(raw);
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).as("bytes").isLessThan(3L * raw.length);
        assertThat(mail.cut()).isTrue();
    }

    @Test
    void whoOurServerRefutesDoesNotSpeakForACitizenWhoIsKnown() {
        take(head(BINH, "den hong") + "\r\nĐèn hỏng");
        assertThat(centre.hear().from()).isEqualTo(address(BINH));

        take(REFUTED + head(BINH, "thoi") + "\r\nThôi, huỷ phản ánh giúp tôi");
        assertThat(centre.note()).contains("giả mạo", "thoi");
        assertThat(centre.inbox).hasSize(1);
        assertThat(centre.counted).containsKey("in.forged");
    }

    @Test
    void whoBringsBackOurSealIsHeardEvenWhenAForwarderBrokeTheProof() {
        take(head(BINH, "den hong") + "\r\nĐèn hỏng");
        Inbound first = centre.hear();
        String seal = new ThreadToken(MailStage.SECRET).of(first.from().conversation());

        take(REFUTED + head(BINH, "Re: den hong [#" + seal + "]") + "\r\nTối qua lúc 19 giờ");
        assertThat(centre.hear().parts()).containsExactly(new Part.Text("Tối qua lúc 19 giờ"));
    }

    @Test
    void aFirstMailIsHeardWhateverOurServerThinks() {
        take(REFUTED + head(BINH, "den hong") + "\r\nĐèn hỏng");
        assertThat(centre.hear().from()).isEqualTo(address(BINH));
    }

    private void take(String mail) {
        MailStage.get(reception.take(mail.getBytes(StandardCharsets.UTF_8), NOW, true));
    }
}
