package vn.hue.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.flow.Town.await;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.gateway.store.DeadLetters;
import vn.hue.gateway.store.Route;

/** What is heard of a message after it has left, and what operators do with one that did not arrive. */
class ReceiptsAndDeadLettersTest extends SeveralPhones {

    // receipts

    @Test
    void a_message_that_comes_back_takes_its_next_way() {
        Town town = withNews(25, sms, email);
        town.later(Duration.ofHours(25));
        String message = town.lastLine("an").message();

        await(town.flow.receipt(
                new Address("sms", "", PHONE), message, DeliveryState.FAILED, town.now, "the phone is off"));
        await(town.flow.receipt(
                new Address("sms", "", PHONE), message, DeliveryState.FAILED, town.now, "the phone is off"));

        assertThat(town.travelled("an")).isEqualTo("CHAT:window.closed SMS SMS:the phone is off EMAIL");
        assertThat(email.sent(MAIL)).hasSize(1);
        assertThat(town.progress("an").route()).isEqualTo(Route.EMAIL);
    }

    @Test
    void a_receipt_is_taken_from_the_channel_that_carried_the_message_and_from_no_other() {
        Town town = withNews(25, sms, email);
        town.later(Duration.ofHours(25));
        String message = town.lastLine("an").message();

        await(town.flow.receipt(new Address("webchat", "", "mallory"), message, DeliveryState.READ, town.now, null));
        assertThat(town.progress("an").state()).isEqualTo(DeliveryState.SENT);
        await(town.flow.receipt(new Address("sms", "", PHONE), message, DeliveryState.DELIVERED, town.now, null));
        assertThat(town.progress("an").state()).isEqualTo(DeliveryState.DELIVERED);
    }

    // dead letters

    @Test
    void an_operator_sends_a_dead_letter_again_the_same_way_or_another() {
        Town town = town(sms, email);
        town.hears("an", "m1", "details");
        facebook.next(new Delivery.Never("blocked"));
        town.hears("an", "m2", "ask");
        String letter = letters().get(0).id();

        assertThat(await(town.flow.resend(letter, Route.SMS, "lan"))).isEqualTo(Resending.Resent.ACCEPTED);
        assertThat(await(town.flow.resend(letter, Route.EMAIL, "hoa"))).isEqualTo(Resending.Resent.ALREADY);
        assertThat(await(town.flow.resend("nobody", null, "lan"))).isEqualTo(Resending.Resent.UNKNOWN);

        assertThat(town.diary("an")).containsExactly("m1", "m2", "FAILED 2/0", "again turn 2: m2");
        assertThat(sms.sent(PHONE)).containsExactly("turn 4: turn 2: m2");
        assertThat(letters()).isEmpty();
        assertThat(Objects.requireNonNull(await(stores.deadLetters().find(letter)))
                        .settled())
                .isEqualTo(new DeadLetters.Settled(town.now, "lan"));
        // The question's clock runs from when it really left.
        town.later(Duration.ofHours(1));
        assertThat(town.diary("an")).endsWith("again turn 2: m2", "fired ask2");
    }

    @Test
    void a_letter_sent_again_that_fails_again_is_a_new_letter() {
        Town town = town(sms);
        facebook.next(new Delivery.Never("blocked"));
        town.hears("an", "m1", "hello");
        await(town.flow.resend(letters().get(0).id(), Route.SMS, "lan"));

        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo("phone.none");
            assertThat(letter.message().id()).endsWith("/3/0");
        });
    }

    @Test
    void an_unsure_message_that_arrived_after_all_is_no_dead_letter_any_more() {
        Town town = town();
        facebook.next(new Delivery.Unsure("no answer"));
        town.hears("an", "m1", "hello");
        DeadLetters.Letter letter = letters().get(0);
        assertThat(letter.state()).isEqualTo(DeliveryState.UNSURE);

        await(town.flow.receipt(town.home("an"), letter.message().id(), DeliveryState.DELIVERED, town.now, null));

        assertThat(letters()).isEmpty();
    }
}
