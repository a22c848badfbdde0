package vn.hue.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.channels.sms.SmsStage.get;
import static vn.hue.channels.sms.SmsStage.send;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hue.channels.sms.smpp.SmppSettings;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.emulators.network.Tunnel;

/** A connection that stays open and carries nothing any more. */
class BlackHoleTest {

    private final SmsStage stage = new SmsStage();
    private final Tunnel tunnel = new Tunnel(stage.network.smppPort());

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void it_is_noticed_and_mended_and_nothing_is_lost_or_doubled() {
        get(stage.vertx.deployVerticle(tunnel));
        SmsVerticle channel = stage.through(tunnel.port()).bound();
        assertThat(send(channel, "m1", "Trước")).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");

        get(tunnel.swallow());
        stage.write("Có ai không?");
        assertThat(send(channel, "m2", "Trong")).isInstanceOf(Delivery.Unsure.class);
        // Only one may be lost in it: the others wait.
        assertThat(send(channel, "m3", "Sau")).isInstanceOf(Delivery.Snooze.class);
        assertThat(stage.centre.state()).startsWith("DOWN");

        get(tunnel.heal());
        assertThat(stage.centre.state()).isEqualTo("UP");
        assertThat(send(channel, "m3", "Sau")).isInstanceOf(Delivery.Sent.class);
        String told = stage.centre.tell();
        while (told.equals("m1 DELIVERED")) {
            // Its OK may have been lost in the hole: then the receipt comes again, and changes nothing.
            told = stage.centre.tell();
        }
        assertThat(told).isEqualTo("m3 DELIVERED");
        assertThat(stage.centre.hear()).isEqualTo(SmsStage.CITIZEN + ": Có ai không?");
        assertThat(stage.reads()).containsExactly("Trước", "Sau");
        assertThat(stage.centre.inbox).hasSize(1);
    }

    @Test
    void it_is_noticed_within_two_minutes_as_the_gateway_is_set_up() {
        SmppSettings.Patience usual = SmppSettings.Patience.USUAL;
        assertThat(usual.enquire().plus(usual.answer()).toSeconds()).isLessThanOrEqualTo(60);
        assertThat(usual.enquire()
                        .plus(usual.answer())
                        .plus(usual.rebindAtMost())
                        .toSeconds())
                .isLessThanOrEqualTo(120);
    }
}
