package vn.hue.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.flow.Town.await;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.gateway.delivery.DeliverySettings;
import vn.hue.gateway.store.DeadLetters;
import vn.hue.gateway.store.Parcel;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.memory.Memory;

/** How news reaches a citizen when the chat can't carry it. It is eight in the morning when each of these begins. */
class RoutesTest extends SeveralPhones {

    @ParameterizedTest(name = "{0} h after the last message, SMS {1}, email {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            23 | yes | yes | CHAT
            25 | yes | yes | CHAT:window.closed SMS
            25 | no  | yes | CHAT:window.closed SMS:sms.none EMAIL
            25 | no  | no  | CHAT:window.closed SMS:sms.none EMAIL:email.none
            """)
    void news_takes_the_first_way_that_is_open(int hours, String withSms, String withEmail, String travelled) {
        Phone[] others = Stream.of(withSms.equals("yes") ? sms : null, withEmail.equals("yes") ? email : null)
                .filter(Objects::nonNull)
                .toArray(Phone[]::new);
        Town town = withNews(hours, others);
        town.later(Duration.ofHours(hours));

        assertThat(town.travelled("an")).isEqualTo(travelled);
        boolean arrived = !travelled.endsWith("none");
        assertThat(town.progress("an").state()).isEqualTo(arrived ? DeliveryState.SENT : DeliveryState.FAILED);
        assertThat(letters()).hasSize(arrived ? 0 : 1);
        assertThat(sms.sent(PHONE)).hasSize(travelled.endsWith("SMS") ? 1 : 0);
        assertThat(email.sent(MAIL)).hasSize(travelled.endsWith("EMAIL") ? 1 : 0);
    }

    @Test
    void a_citizen_who_left_no_details_gets_a_dead_letter_that_says_why() {
        Town town = town(sms, email);
        town.hears("an", "m1", "news 30");
        town.later(Duration.ofHours(30));

        assertThat(town.travelled("an")).isEqualTo("CHAT:window.closed SMS:phone.none EMAIL:mail.none");
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.state()).isEqualTo(DeliveryState.FAILED);
            assertThat(letter.reason()).isEqualTo("mail.none");
            assertThat(letter.channel()).isEqualTo("facebook");
            assertThat(letter.message().text()).isEqualTo("turn 2: news-m1");
        });
        assertThat(town.diary("an")).containsExactly("m1", "fired news-m11", "FAILED 2/0");
    }

    @ParameterizedTest(name = "SMS says {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            never  | CHAT:window.closed SMS:no such number EMAIL
            unsure | CHAT:window.closed SMS:no answer
            """)
    void a_sure_refusal_takes_the_next_way_and_an_unsure_one_never(String outcome, String travelled) {
        Town town = withNews(25, sms, email);
        sms.next(outcome.equals("never") ? new Delivery.Never("no such number") : new Delivery.Unsure("no answer"));
        town.later(Duration.ofHours(25));

        assertThat(town.travelled("an")).isEqualTo(travelled);
        assertThat(email.sent(MAIL)).hasSize(outcome.equals("never") ? 1 : 0);
        assertThat(letters()).hasSize(outcome.equals("never") ? 0 : 1);
    }

    @Test
    void a_way_that_fails_for_good_after_its_attempts_gives_way_to_the_next() {
        Town town = withNews(25, sms, email);
        for (int i = 0; i < 8; i++) {
            sms.next(new Delivery.Retry("full"));
        }
        town.later(Duration.ofHours(25));
        for (int i = 0; i < 8; i++) {
            town.later(Duration.ofMinutes(12));
        }
        assertThat(town.travelled("an")).isEqualTo("CHAT:window.closed " + "SMS:full ".repeat(8) + "EMAIL");
        assertThat(sms.sent(PHONE)).isEmpty();
        assertThat(email.sent(MAIL)).hasSize(1);
    }

    @Test
    void a_way_that_keeps_us_waiting_too_long_gives_way_to_the_next() {
        Town town = withNews(25, sms, email);
        sms.next(new Delivery.Snooze(Duration.ofHours(1), "busy"), new Delivery.Snooze(Duration.ofHours(2), "busy"));
        town.later(Duration.ofHours(25));
        town.later(Duration.ofHours(1));
        assertThat(email.sent(MAIL)).isEmpty();
        town.later(Duration.ofHours(2));

        assertThat(town.travelled("an")).isEqualTo("CHAT:window.closed SMS:busy*2 SMS:too.slow EMAIL");
    }

    @Test
    void where_there_is_no_other_way_it_waits_three_days_and_not_for_ever() {
        Town town = withNews(25, sms);
        for (int i = 0; i < 40; i++) {
            sms.next(new Delivery.Snooze(Duration.ofHours(2), "busy"));
        }
        town.later(Duration.ofHours(25));
        for (int i = 0; i < 37; i++) {
            town.later(Duration.ofHours(2));
        }
        assertThat(town.travelled("an")).matches("CHAT:window.closed SMS:busy.* SMS:too.late EMAIL:email.none");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void an_answer_to_what_was_just_said_stays_in_its_chat() {
        Town town = town(sms, email);
        town.hears("an", "m1", "details");
        facebook.next(new Delivery.Never("blocked"));
        town.hears("an", "m2", "hello");

        assertThat(town.travelled("an")).isEqualTo("CHAT:blocked");
        assertThat(sms.sent(PHONE)).isEmpty();
        assertThat(letters()).singleElement().satisfies(letter -> assertThat(letter.reason())
                .isEqualTo("blocked"));
    }

    // the night

    @Test
    void news_by_sms_waits_for_the_morning_over_midnight() {
        Town town = withNews(39, sms);
        // 23:00
        town.later(Duration.ofHours(39));
        assertThat(sms.sent(PHONE)).isEmpty();
        assertThat(town.progress("an").heldUntil()).isEqualTo(Town.MORNING.plus(Duration.ofHours(47)));
        // 01:00, 06:59
        town.later(Duration.ofHours(2));
        town.later(Duration.ofMinutes(359));
        assertThat(sms.sent(PHONE)).isEmpty();
        // 07:00
        town.later(Duration.ofMinutes(1));

        assertThat(sms.sent(PHONE)).hasSize(1);
        assertThat(town.progress("an").heldUntil()).isNull();
        assertThat(town.travelled("an"))
                .startsWith("CHAT:window.closed SMS:quiet.hours")
                .endsWith(" SMS");
    }

    @Test
    void a_citizen_who_comes_back_at_night_gets_the_held_news_in_the_chat_before_the_answer() {
        Town town = withNews(39, sms);
        town.later(Duration.ofHours(39));
        town.later(Duration.ofMinutes(30));
        town.hears("an", "m3", "hello");

        assertThat(facebook.sent("an")).containsExactly("turn 1: m1", "turn 2: m2", "turn 3: news-m2", "turn 4: m3");
        assertThat(sms.sent(PHONE)).isEmpty();
    }

    @Test
    void what_is_urgent_is_not_held_by_the_night() {
        Town town = town(sms);
        town.hears("an", "m1", "details");
        town.later(Duration.ofHours(15));
        facebook.next(new Delivery.Never("blocked"));
        town.hears("an", "m2", "sos");

        assertThat(sms.sent(PHONE)).hasSize(1);
        assertThat(town.travelled("an")).isEqualTo("CHAT:blocked SMS");
    }

    @Test
    void what_is_urgent_does_not_wait_long_for_an_account_that_others_have_paused() {
        Town town = town(sms);
        town.hears("an", "m1", "details");
        facebook.next(new Delivery.Snooze(Duration.ofHours(4), "dead token"));
        town.hears("binh", "b1", "hello");
        town.hears("an", "m2", "sos");
        town.later(Duration.ofMinutes(4));
        assertThat(sms.sent(PHONE)).isEmpty();
        town.later(Duration.ofMinutes(2));

        assertThat(town.travelled("an")).isEqualTo("CHAT:account.paused CHAT:too.slow SMS");
    }

    @Test
    void a_message_waits_for_a_channel_that_is_not_there() {
        Town town = town("a", stores, DeliverySettings.USUAL);
        town.hears("an", "m1", "news 1");
        Town other = new Town(vertx, "b", stores, new Phone("pigeon", true), AT_ONCE.onlyGateway());
        other.now = town.now.plus(Duration.ofHours(1));
        await(other.flow.start());
        await(other.flow.look());
        assertThat(facebook.sent("an")).hasSize(1);
        Town back = town("c", stores, DeliverySettings.USUAL);
        back.now = other.now.plus(Duration.ofMinutes(1));
        await(back.flow.rescue());
        back.later(Duration.ofSeconds(1));

        assertThat(facebook.sent("an")).containsExactly("turn 1: m1", "turn 2: news-m1");
    }

    // order

    @Test
    void what_comes_behind_waits_until_the_message_before_has_found_its_way() {
        Town town = town(sms);
        town.hears("an", "m1", "details");
        town.hears("an", "m2", "news 25");
        town.hears("an", "m3", "news 25");
        sms.next(new Delivery.Retry("full"));
        town.later(Duration.ofHours(25));
        assertThat(sms.sent(PHONE)).isEmpty();
        town.later(Duration.ofSeconds(3));

        assertThat(sms.sent(PHONE)).containsExactly("turn 4: news-m2", "turn 5: news-m3");
    }

    // another channel on purpose

    @Test
    void what_goes_to_another_channel_on_purpose_goes_there_or_nowhere_and_waits_for_nothing_here() {
        Town town = town(sms, email);
        town.hears("an", "m1", "details");
        facebook.next(new Delivery.Snooze(Duration.ofHours(1), "busy", false));
        town.hears("an", "m2", "hello");
        town.hears("an", "m3", "prove");
        assertThat(sms.sent(PHONE)).containsExactly("turn 3: m3");
        assertThat(town.travelled("an")).isEqualTo("SMS");

        sms.next(new Delivery.Never("no such number"));
        town.hears("an", "m4", "prove");
        assertThat(town.travelled("an")).isEqualTo("SMS:no such number");
        assertThat(town.diary("an")).endsWith("m4", "FAILED 4/0");
        assertThat(facebook.sent("an")).containsExactly("turn 1: m1");
        assertThat(email.sent(MAIL)).isEmpty();
    }

    @Test
    void where_no_other_channel_leads_to_the_sender_the_dialog_is_told() {
        Town town = town();
        town.hears("an", "m1", "details");
        town.hears("an", "m2", "prove");

        assertThat(town.diary("an")).containsExactly("m1", "m2", "FAILED 2/0");
        assertThat(town.progress("an").reason()).isEqualTo("unreachable");
    }

    // crashes

    @ParameterizedTest(name = "the write is done: {0}")
    @CsvSource({"true", "false"})
    void wherever_the_gateway_dies_between_attempt_and_settlement_nothing_is_sent_twice(boolean afterwards) {
        int writes = dieAt(0, afterwards);
        assertThat(writes).isGreaterThan(8);
        for (int at = 1; at <= writes; at++) {
            dieAt(at, afterwards);
        }
    }

    /** News whose first way is closed, whose second refuses and whose third takes it, with a death at a write. */
    private int dieAt(int at, boolean afterwards) {
        Stores on = Memory.stores();
        Phone refusing = Phone.sms();
        Phone mails = Phone.email();
        Phone chat = Phone.facebook();
        Crash crash = new Crash(0, afterwards);
        Town first =
                new Town(vertx, "a", crash.on(on), chat, AT_ONCE, DeliverySettings.USUAL, new Diary(), refusing, mails);
        await(first.flow.start());
        first.hears("an", "m1", "details");
        first.hears("an", "m2", "news 25");
        int before = crash.writes();
        if (at > 0) {
            crash.goAwayAt(at);
        }
        refusing.next(new Delivery.Never("no such number"), new Delivery.Never("no such number"));
        first.now = first.now.plus(Duration.ofHours(25));
        first.flow.look();
        first.on(Future::succeededFuture);
        first.on(Future::succeededFuture);

        Town second = new Town(
                vertx, "b", on, chat, AT_ONCE.onlyGateway(), DeliverySettings.USUAL, new Diary(), refusing, mails);
        second.now = first.now;
        await(second.flow.start());
        await(second.flow.look());
        second.pass(Duration.ofSeconds(30));
        second.later(Duration.ofMinutes(1));
        second.pass(Duration.ofSeconds(30));

        String when = "dying at write " + at;
        Parcel left = await(on.outbox().ownedBy("b")).stream().findFirst().orElse(null);
        assertThat(left).as(when).isNull();
        DeliveryState state = second.progress("an").state();
        assertThat(mails.sent(MAIL)).as(when).hasSizeLessThanOrEqualTo(1);
        if (state == DeliveryState.SENT) {
            assertThat(mails.sent(MAIL)).as(when).hasSize(1);
        } else {
            assertThat(state).as(when).isEqualTo(DeliveryState.UNSURE);
            assertThat(await(on.deadLetters().list(new DeadLetters.Query(true, null, 9))))
                    .as(when)
                    .hasSize(1);
        }
        return crash.writes() - before;
    }
}
