package vn.hue.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.channels.Words;
import vn.hue.channels.email.mime.Limits;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;

/** What may be believed of a mail, and what may not. */
final class SealsTest {

    private static final String SECRET = "secret-for-tests-only-0123456789abcdef";
    private static final String OURS = "dttm@hue.test";

    private final OwnIds ids = new OwnIds(SECRET, OURS);
    private final ThreadToken tokens = new ThreadToken(SECRET);
    private final Address binh = EmailAddress.of(OURS, "Binh@citizen.test");

    @Test
    void our_message_ids_lead_back_and_nobody_else_can_make_them() {
        String message = binh.conversation() + "/12/0~1";
        String id = ids.of(message);
        assertThat(id)
                .matches("<email-[0-9a-f]{24}\\.12\\.0~1\\.[0-9a-f]{12}@hue\\.test>")
                .isEqualTo(ids.of(message));
        assertThat(ids.message(id)).contains(message);
        assertThat(ids.message(id.replace(".12.", ".13."))).isEmpty();
        assertThat(new OwnIds("another-secret-0123456789abcdefghij", OURS).message(id))
                .isEmpty();
        assertThat(List.of("", "<>", "<x@y>", "<a.b.000000000000@hue.test>", id.substring(1)))
                .allSatisfy(other -> assertThat(ids.message(other)).isEmpty());
        assertThat(ids.of("ký tự lạ / " + "x".repeat(400))).matches("<[!-~]{3,200}>");
    }

    @Test
    void a_token_names_its_conversation_in_any_case_and_a_forged_one_names_none() {
        String token = tokens.of(binh.conversation());
        assertThat(tokens.conversation(token.toUpperCase(Locale.ROOT))).contains(binh.conversation());
        String forged = token.substring(0, token.length() - 1) + (token.endsWith("0") ? '1' : '0');
        assertThat(tokens.conversation(forged)).isEmpty();
        assertThat(("dttm+" + token).length()).isLessThanOrEqualTo(64);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            pass on top             | Authentication-Results: mx.hue.test; spf=pass; dmarc=pass header.from=x.vn      | PROVEN
            fail on top             | Authentication-Results: mx.hue.test; dmarc=fail (p=none) header.from=x.vn        | REFUTED
            none                    | Authentication-Results: mx.hue.test; dmarc=none                                 | UNKNOWN
            another server's        | Authentication-Results: evil.test; dmarc=pass                                   | UNKNOWN
            a name that begins alike| Authentication-Results: mx.hue.test.evil; dmarc=pass                            | UNKNOWN
            a comment that lies     | Authentication-Results: mx.hue.test; dmarc=fail (x; dmarc=pass)                 | REFUTED
            below a foreign hop     | Received: from a by relay.evil; x~Authentication-Results: mx.hue.test; dmarc=pass | UNKNOWN
            below our own hop       | Received: from a by mx.hue.test; x~Authentication-Results: mx.hue.test; dmarc=pass | PROVEN
            """)
    void only_our_own_server_proves_a_sender(String what, String headers, Trust trust) {
        String raw = headers.replace("~", "\r\n") + "\r\nFrom: a@x.vn\r\n\r\nChào";
        Mail mail = new MailReader(Limits.USUAL).read(raw.getBytes(StandardCharsets.UTF_8));
        assertThat(Trust.of(mail, "mx.hue.test")).isEqualTo(trust);
        assertThat(Trust.of(mail, null)).isEqualTo(Trust.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 | 550 5.1.1 User unknown      | NEVER  | Địa chỉ thư không tồn tại (5.1.1).
            550 | 550 no such user            | NEVER  | Địa chỉ thư không tồn tại (550).
            552 | 552 5.2.2 Mailbox full      | NEVER  | Hộp thư của người nhận đã đầy (5.2.2).
            552 | 552 5.3.4 Message too big   | NEVER  | Thư quá lớn đối với máy chủ của người nhận (5.3.4).
            554 | 554 5.7.1 Blocked           | NEVER  | Máy chủ thư của người nhận từ chối nhận (5.7.1).
            554 | 554 transaction failed      | NEVER  | Máy chủ thư của người nhận không nhận (554).
            450 | 450 4.2.0 Greylisted        | RETRY  | Máy chủ thư tạm thời chưa nhận (4.2.0).
            421 | 421 4.3.2 Closing           | SNOOZE | Máy chủ thư đang bận.
            """)
    void a_server_s_reply_has_a_reason_operators_can_read(int code, String reply, String outcome, String reason) {
        Delivery delivery = SmtpOutcome.of(code, reply, new Words("email", "vi"));
        assertThat(delivery.getClass().getSimpleName()).isEqualToIgnoringCase(outcome);
        assertThat(delivery.toString()).contains(reason).doesNotContain("User unknown");
    }

    @Test
    void a_sender_who_writes_too_often_is_let_in_again_later() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T02:00:00Z"));
        SenderPace pace = new SenderPace(3, now::get);
        assertThat(List.of(pace.allows("a@x"), pace.allows("A@x"), pace.allows("a@x")))
                .containsOnly(true);
        assertThat(pace.allows("a@x")).isFalse();
        assertThat(pace.allows("b@x")).isTrue();
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(10)));
        assertThat(pace.allows("a@x")).isTrue();
    }

    @Test
    void an_open_connection_leaves_this_machine_for_nowhere() {
        assertThatThrownBy(() -> new EmailSettings.Smtp(
                        "smtp.example.vn", 25, EmailSettings.Security.NONE, "", "", Duration.ofSeconds(1)))
                .hasMessageContaining("this machine");
    }
}
