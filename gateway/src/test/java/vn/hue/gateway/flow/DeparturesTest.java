package vn.hue.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.flow.Town.await;
import static vn.hue.gateway.flow.Town.citizen;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.hue.channels.History;
import vn.hue.channels.Intake.Accepted;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.gateway.Logged;
import vn.hue.gateway.store.memory.Memory;

/** What becomes of a message of ours, and what the dialog is told of it. */
class DeparturesTest extends OnePhone {

    @Test
    void a_questions_clock_starts_when_the_question_has_left() {
        Town town = town(AT_ONCE);
        phone.next(new Delivery.Snooze(Duration.ofHours(5), "busy"));
        town.says("an", "m1", "ask");

        town.later(Duration.ofHours(2));
        assertThat(town.diary("an")).containsExactly("m1");
        town.later(Duration.ofHours(3));
        assertThat(phone.sent("an")).hasSize(1);
        town.later(Duration.ofMinutes(59));
        assertThat(town.diary("an")).containsExactly("m1");
        town.later(Duration.ofMinutes(1));

        assertThat(town.diary("an")).containsExactly("m1", "fired ask1");
    }

    @Test
    void a_message_that_cannot_leave_says_so_once_and_leaves_when_it_can() {
        Phone once = new Phone(false);
        Crash crash = new Crash(0, false);
        Town town = started(new Town(vertx, "a", crash.on(stores), once, AT_ONCE));
        once.next(new Delivery.Snooze(Duration.ofHours(5), "busy"));
        town.says("an", "m1");
        crash.goAway();
        town.now = town.now.plus(Duration.ofHours(6));

        try (Logged log = new Logged(Departures.class)) {
            town.pass(Duration.ofSeconds(5));
            assertThat(log.lines()).hasSize(1).first().asString().startsWith("WARN message " + id("an") + "/1/0");
        }
        crash.comeBack();
        town.pass(Duration.ofSeconds(2));

        assertThat(once.sent("an")).hasSize(1);
    }

    /** Nobody else tells of it: the citizen's message only counts as unsure. */
    @Test
    void a_channels_own_mistake_is_written_down_without_its_words() {
        Town town = town(AT_ONCE);
        phone.next(Future.failedFuture(new IllegalStateException("0905123456")));

        try (Logged log = new Logged(Carrier.class)) {
            town.says("an", "m1");
            assertThat(log.lines())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("WARN channel phone broke")
                    .contains("IllegalStateException")
                    .doesNotContain("0905123456");
        }
    }

    @Test
    void a_question_that_fails_starts_no_clock_and_tells_the_dialog() {
        Town town = town(AT_ONCE);
        phone.next(new Delivery.Never("blocked"));
        town.says("an", "m1", "ask");

        town.later(Duration.ofHours(9));

        assertThat(town.diary("an")).containsExactly("m1", "FAILED 1/0");
    }

    @Test
    void an_unsure_question_starts_its_clock_with_the_receipt() {
        Phone once = new Phone(false);
        Town town = started(new Town(vertx, "a", stores, once, AT_ONCE));
        once.next(new Delivery.Unsure("no answer"));
        town.says("an", "m1", "ask");
        town.later(Duration.ofHours(9));
        assertThat(town.diary("an")).containsExactly("m1", "UNSURE 1/0");

        String message = id("an") + "/1/0";
        await(town.flow.receipt(citizen("an"), message, DeliveryState.DELIVERED, town.now, null));
        town.later(Duration.ofHours(1));

        assertThat(town.diary("an")).containsExactly("m1", "UNSURE 1/0", "fired ask1");
    }

    @Test
    void the_dialog_is_told_of_a_departure_only_when_it_wants_to_know() {
        Town town = town(AT_ONCE);
        town.says("an", "m1");
        town.says("an", "tell-me");
        assertThat(town.diary("an")).containsExactly("m1", "tell-me", "SENT 2/0");
    }

    @Test
    void a_message_to_be_tried_again_holds_back_those_behind_it_and_nobody_else() {
        Town town = town(AT_ONCE);
        phone.next(new Delivery.Retry("full"));
        town.says("an", "m1");
        town.says("an", "m2");
        town.says("binh", "m3");
        assertThat(phone.sent("an")).isEmpty();
        assertThat(phone.sent("binh")).hasSize(1);

        town.later(Duration.ofSeconds(3));

        assertThat(phone.sent("an")).containsExactly("turn 1: m1", "turn 2: m2");
    }

    @Test
    void a_message_is_given_up_after_its_attempts() {
        Town town = town(AT_ONCE);
        for (int i = 0; i < 8; i++) {
            phone.next(new Delivery.Retry("full"));
        }
        town.says("an", "m1");
        for (int i = 0; i < 8; i++) {
            town.later(Duration.ofMinutes(15));
        }
        assertThat(phone.sent("an")).isEmpty();
        assertThat(town.diary("an")).containsExactly("m1", "FAILED 1/0");
        assertThat(await(town.flow.lines(citizen("an"), 1)))
                .extracting(History.Line::state)
                .containsExactly(DeliveryState.FAILED);
    }

    @Test
    void a_message_is_tried_no_more_often_than_its_refusal_allows() {
        Town town = town(AT_ONCE);
        for (int i = 0; i < 3; i++) {
            phone.next(new Delivery.Retry("own trouble", 3));
        }
        town.says("an", "m1");
        assertThat(town.diary("an")).containsExactly("m1");
        for (int i = 0; i < 2; i++) {
            town.later(Duration.ofMinutes(15));
        }

        assertThat(phone.sent("an")).isEmpty();
        assertThat(town.diary("an")).containsExactly("m1", "FAILED 1/0");
        assertThat(town.travelled("an")).startsWith("CHAT:own trouble CHAT:own trouble CHAT:own trouble");
        assertThat(town.progress("an").reason()).isEqualTo("own trouble");
    }

    @Test
    void what_failed_otherwise_does_not_count_against_a_refusal_that_allows_few_tries() {
        Town town = town(AT_ONCE);
        for (int i = 0; i < 4; i++) {
            phone.next(new Delivery.Retry("full"));
        }
        phone.next(new Delivery.Retry("own trouble", 3), new Delivery.Retry("own trouble", 3));
        town.says("an", "m1");
        for (int i = 0; i < 6; i++) {
            town.later(Duration.ofMinutes(15));
        }
        assertThat(phone.sent("an")).containsExactly("turn 1: m1");
    }

    @Test
    void the_few_tries_a_refusal_allows_are_spread_over_minutes() {
        Town town = town(AT_ONCE);
        phone.next(new Delivery.Retry("own trouble", 3), new Delivery.Retry("own trouble", 3));
        town.says("an", "m1");
        town.later(Duration.ofSeconds(15));
        town.later(Duration.ofSeconds(60));
        assertThat(phone.sent("an")).isEmpty();
        assertThat(town.diary("an")).containsExactly("m1");

        town.later(Duration.ofMinutes(2));
        assertThat(phone.sent("an")).containsExactly("turn 1: m1");
    }

    @Test
    void an_unsure_message_is_repeated_only_where_it_shows_once() {
        Phone once = new Phone(false);
        Town strict = started(new Town(vertx, "a", Memory.stores(), once, AT_ONCE));
        Town town = town(AT_ONCE);
        phone.next(new Delivery.Unsure("no answer"));
        once.next(new Delivery.Unsure("no answer"));

        town.says("an", "m1");
        strict.says("an", "m1");
        town.later(Duration.ofSeconds(5));
        strict.later(Duration.ofSeconds(5));

        assertThat(phone.sent("an")).containsExactly("turn 1: m1");
        assertThat(once.sent("an")).isEmpty();
        assertThat(strict.diary("an")).containsExactly("m1", "UNSURE 1/0");
    }

    @Test
    void a_receipt_may_come_while_the_message_is_being_sent() {
        Town town = town(AT_ONCE);
        Promise<Delivery> sending = Promise.promise();
        phone.next(sending.future());
        town.says("an", "m1");
        String message = id("an") + "/1/0";

        Future<Accepted> receipt = town.flow.receipt(citizen("an"), message, DeliveryState.READ, Town.MORNING, null);
        town.on(Future::succeededFuture);
        sending.complete(new Delivery.Sent("x"));
        await(receipt);
        await(town.flow.receipt(citizen("an"), message, DeliveryState.DELIVERED, Town.MORNING, null));

        assertThat(await(town.flow.lines(citizen("an"), 1)))
                .extracting(History.Line::state)
                .containsExactly(DeliveryState.READ);
    }

    @Test
    void a_receipt_for_someone_elses_message_changes_nothing() {
        Town town = town(AT_ONCE);
        town.says("an", "m1");

        Accepted outcome =
                await(town.flow.receipt(citizen("mallory"), id("an") + "/1/0", DeliveryState.READ, Town.MORNING, null));

        assertThat(outcome).isEqualTo(Accepted.DUPLICATE);
        assertThat(await(town.flow.lines(citizen("an"), 1)))
                .extracting(History.Line::state)
                .containsExactly(DeliveryState.SENT);
    }
}
