package vn.hue.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.channels.email.MailStage.BINH;
import static vn.hue.channels.email.MailStage.address;
import static vn.hue.channels.email.MailStage.get;
import static vn.hue.channels.email.MailStage.question;
import static vn.hue.channels.email.MailStage.send;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.emulators.mail.MailServer;
import vn.hue.emulators.network.Tunnel;

/** Connections that stay open and carry nothing any more. */
final class MailBlackHoleTest {

    private static final MailServer SERVER = MailServer.start(MailStage.PEOPLE);

    private final MailStage stage = new MailStage(SERVER);

    @AfterEach
    void close() {
        stage.close();
    }

    @AfterAll
    static void end() {
        SERVER.close();
    }

    @Test
    void a_dead_mailbox_connection_is_noticed_and_nothing_is_lost_or_doubled() {
        Tunnel tunnel = new Tunnel(SERVER.imapPort());
        get(stage.vertx.deployVerticle(tunnel));
        stage.channel("one", stage.settings(tunnel.port(), SERVER.smtpPort()));
        stage.write(BINH, "1", "Trước");
        assertThat(stage.centre.hearText()).contains("Trước");
        assertThat(stage.centre.state()).isEqualTo("UP");

        get(tunnel.swallow());
        stage.write(BINH, "2", "Trong");
        assertThat(stage.centre.state()).startsWith("DEGRADED");
        get(tunnel.heal());
        assertThat(stage.centre.hearText()).contains("Trong");
        stage.write(BINH, "3", "Sau");
        assertThat(stage.centre.hearText()).contains("Sau");
        assertThat(stage.centre.inbox).hasSize(3);
        assertThat(tunnel.connections()).isGreaterThan(1);
    }

    @Test
    void a_letter_that_met_a_dead_server_has_surely_not_left_and_goes_later() {
        Tunnel tunnel = new Tunnel(SERVER.smtpPort());
        get(stage.vertx.deployVerticle(tunnel));
        EmailVerticle channel = stage.channel("one", stage.settings(SERVER.imapPort(), tunnel.port()));
        Address binh = address(BINH);
        get(tunnel.swallow());
        assertThat(send(channel, binh, question(binh, 1, "Chào"))).isInstanceOf(Delivery.Retry.class);
        get(tunnel.heal());
        assertThat(send(channel, binh, question(binh, 1, "Chào"))).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.mails(BINH, 1)).hasSize(1);
    }

    @Test
    void a_letter_whose_receipt_was_swallowed_may_have_arrived_and_a_second_copy_has_the_same_name() {
        Forgetful relay = new Forgetful(SERVER.smtpPort());
        get(stage.vertx.deployVerticle(relay));
        EmailVerticle channel = stage.channel("one", stage.settings(SERVER.imapPort(), relay.port()));
        Address binh = address(BINH);
        assertThat(send(channel, binh, question(binh, 1, "Chào"))).isInstanceOf(Delivery.Unsure.class);
        Mail first = stage.lastMail(BINH, 1);
        relay.heal();
        assertThat(send(channel, binh, question(binh, 1, "Chào"))).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.lastMail(BINH, 2).messageId()).isEqualTo(first.messageId());
    }

    @Test
    void it_is_noticed_within_two_minutes_as_the_gateway_is_set_up() {
        Duration check = Duration.parse("PT1M");
        Duration timeout = Duration.parse("PT30S");
        assertThat(check.plus(timeout)).isLessThan(Duration.ofMinutes(2));
    }
}
