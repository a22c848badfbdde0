package vn.hue.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.store.StoreContract.NOON;
import static vn.hue.gateway.store.StoreContract.await;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hue.channels.ChannelHealth.State;
import vn.hue.channels.email.MailRoom.Bookmark;
import vn.hue.channels.email.MailRoom.MailThread;
import vn.hue.channels.zalo.ZaloGrant;

/** What the stores of the channels promise, wherever they keep things. */
interface ChannelStoreContract {

    String OA = "388613280878808645";

    /** Those of a new, empty set. */
    ChannelStores channels();

    private static ZaloGrant grant(long revision, String token, boolean leased) {
        return new ZaloGrant(
                token,
                "refresh of " + token,
                NOON,
                NOON.plus(Duration.ofHours(25)),
                NOON.plus(Duration.ofDays(90)),
                revision,
                leased ? NOON.plusSeconds(30) : null,
                false);
    }

    @Test
    default void a_grant_comes_back_as_it_was_given() {
        assertThat(await(channels().tokens().load(OA))).isNull();

        ZaloGrant leased = grant(1, "a", true);
        assertThat(await(channels().tokens().compareAndSet(OA, 0, leased))).isTrue();
        assertThat(await(channels().tokens().load(OA))).isEqualTo(leased);

        ZaloGrant refused = new ZaloGrant("b", "c", NOON, NOON, NOON, 2, null, true);
        assertThat(await(channels().tokens().compareAndSet(OA, 1, refused))).isTrue();
        assertThat(await(channels().tokens().load(OA))).isEqualTo(refused);
        assertThat(await(channels().tokens().load("another"))).isNull();
    }

    @Test
    default void of_many_who_write_a_grant_at_once_one_wins() {
        assertThat(winners(0)).isEqualTo(1);
        assertThat(winners(1)).isEqualTo(1);
        assertThat(winners(0)).isZero();
        assertThat(winners(7)).isZero();
        @Nullable ZaloGrant stored = await(channels().tokens().load(OA));
        assertThat(stored == null ? 0 : stored.revision()).isEqualTo(2);
    }

    private long winners(long revision) {
        List<Future<Boolean>> racers = IntStream.range(0, 20)
                .mapToObj(
                        i -> channels().tokens().compareAndSet(OA, revision, grant(revision + 1, "racer " + i, false)))
                .toList();
        await(Future.join(racers));
        return racers.stream().filter(Future::result).count();
    }

    @Test
    default void a_provider_s_name_leads_to_our_message_until_it_is_forgotten() {
        SentNames sent = channels().sent();
        await(sent.note("zalo", "x1", "m1", NOON));
        await(sent.note("zalo", "x1", "someone else's", NOON.plusSeconds(1)));
        await(sent.note("facebook", "x1", "m2", NOON.plusSeconds(60)));

        assertThat(await(sent.ourId("zalo", "x1"))).isEqualTo("m1");
        assertThat(await(sent.ourId("facebook", "x1"))).isEqualTo("m2");
        assertThat(await(sent.ourId("sms", "x1"))).isNull();

        await(sent.forget(NOON.plusSeconds(60)));
        assertThat(await(sent.ourId("zalo", "x1"))).isNull();
        assertThat(await(sent.ourId("facebook", "x1"))).isEqualTo("m2");
    }

    @Test
    default void raw_events_are_kept_once_and_shown_newest_first() {
        RawBodies.Raw old = new RawBodies.Raw("zalo", "e1", "odd", "{\"event_name\":\"điều lạ\"}", NOON);
        RawBodies.Raw young = new RawBodies.Raw("facebook", "e1", "invalid", "not even JSON", NOON.plusSeconds(5));
        await(channels().raw().keep(old));
        await(channels().raw().keep(new RawBodies.Raw("zalo", "e1", "odd", "again", NOON.plusSeconds(9))));
        await(channels().raw().keep(young));

        assertThat(await(channels().raw().latest(10))).containsExactly(young, old);
        assertThat(await(channels().raw().latest(1))).containsExactly(young);
        assertThat(old.toString()).doesNotContain("điều lạ");

        await(channels().raw().forget(NOON.plusSeconds(5)));
        assertThat(await(channels().raw().latest(10))).containsExactly(young);
    }

    @Test
    default void raw_events_are_counted_by_shape_each_once_and_for_ever() {
        RawBodies raw = channels().raw();
        await(raw.keep(new RawBodies.Raw("zalo", "e1", "odd", "a", NOON)));
        await(raw.keep(new RawBodies.Raw("zalo", "e2", "odd", "b", NOON.plusSeconds(9))));
        await(raw.keep(new RawBodies.Raw("zalo", "e3", "odd", "c", NOON.plusSeconds(5))));
        await(raw.keep(new RawBodies.Raw("zalo", "e3", "odd", "again", NOON.plusSeconds(60))));
        await(raw.keep(new RawBodies.Raw("facebook", "e1", "unsend", "d", NOON)));
        await(raw.forget(NOON.plusSeconds(60)));

        assertThat(await(raw.shapes()))
                .containsExactly(
                        new RawBodies.Shape("facebook", "unsend", 1, NOON),
                        new RawBodies.Shape("zalo", "odd", 3, NOON.plusSeconds(9)));
    }

    @Test
    default void of_each_account_the_last_pause_is_known() {
        Pauses pauses = channels().pauses();
        Pauses.Pause page = new Pauses.Pause("facebook", "1000", NOON, NOON.plusSeconds(60));
        await(pauses.put(page));
        await(pauses.put(new Pauses.Pause("zalo", OA, NOON, NOON.plusSeconds(60))));
        Pauses.Pause longer = new Pauses.Pause("zalo", OA, NOON.plusSeconds(1), NOON.plusSeconds(600));
        await(pauses.put(longer));
        assertThat(await(pauses.all())).containsExactly(page, longer);
    }

    @Test
    default void of_each_account_the_last_state_is_known() {
        ChannelStates.Known page = new ChannelStates.Known("facebook", "1000", State.UP, "", NOON);
        ChannelStates.Known oa = new ChannelStates.Known("zalo", OA, State.NEEDS_CONSENT, "Cần ủy quyền lại", NOON);
        await(channels().states().put(oa));
        await(channels().states().put(page));
        assertThat(await(channels().states().all())).containsExactly(page, oa);

        ChannelStates.Known mended = new ChannelStates.Known("zalo", OA, State.UP, "", NOON.plusSeconds(60));
        await(channels().states().put(mended));
        assertThat(await(channels().states().all())).containsExactly(page, mended);
    }

    @Test
    default void a_mailbox_and_its_threads_are_remembered() {
        MailNotes mail = channels().mail();
        assertThat(await(mail.bookmark("dttm@hue.test/INBOX"))).isNull();
        await(mail.bookmark("dttm@hue.test/INBOX", new Bookmark(7, 1)));
        await(mail.bookmark("dttm@hue.test/INBOX", new Bookmark(8, 4_000_000_000L)));
        assertThat(await(mail.bookmark("dttm@hue.test/INBOX"))).isEqualTo(new Bookmark(8, 4_000_000_000L));

        MailThread thread = new MailThread("dttm@hue.test", "binh@x.vn", "Đèn hỏng", List.of("<a@x>", "<b@x>"));
        assertThat(await(mail.thread("email-1"))).isNull();
        await(mail.thread("email-1", thread));
        assertThat(await(mail.thread("email-1"))).isEqualTo(thread);
        assertThat(thread.toString()).doesNotContain("binh");
    }

    @Test
    default void a_file_is_due_from_its_moment_on_unless_it_is_claimed() {
        Leftovers leftovers = channels().leftovers();
        await(leftovers.put("mail-b", NOON.plusSeconds(20)));
        await(leftovers.put("mail-a", NOON.plusSeconds(20)));
        await(leftovers.put("photo", NOON.plusSeconds(10)));
        await(leftovers.put("used", NOON.plusSeconds(10)));
        await(leftovers.claim(List.of("used", "never heard of")));
        assertThat(await(leftovers.due(NOON.plusSeconds(9), 10))).isEmpty();
        assertThat(await(leftovers.due(NOON.plusSeconds(10), 10))).containsExactly("photo");
        assertThat(await(leftovers.due(NOON.plusSeconds(20), 10))).containsExactly("photo", "mail-a", "mail-b");
        assertThat(await(leftovers.due(NOON.plusSeconds(20), 2))).containsExactly("photo", "mail-a");
        await(leftovers.put("photo", NOON.plusSeconds(30)));
        assertThat(await(leftovers.due(NOON.plusSeconds(20), 10))).containsExactly("mail-a", "mail-b");
        await(leftovers.claim(List.of("mail-a", "mail-b", "photo")));
        assertThat(await(leftovers.due(NOON.plusSeconds(99), 10))).isEmpty();
    }

    @Test
    default void a_lease_is_one_s_own_until_it_ends_or_is_given_back() {
        Leases leases = channels().leases();
        Instant later = NOON.plusSeconds(60);
        assertThat(await(leases.hold("mailbox", "one", NOON, later))).isTrue();
        assertThat(await(leases.hold("mailbox", "two", NOON.plusSeconds(59), later)))
                .isFalse();
        assertThat(await(leases.hold("another", "two", NOON, later))).isTrue();
        assertThat(await(leases.hold("mailbox", "one", NOON.plusSeconds(59), later.plusSeconds(60))))
                .isTrue();
        assertThat(await(leases.hold("mailbox", "two", later, later.plusSeconds(60))))
                .isFalse();
        assertThat(await(leases.hold("mailbox", "two", later.plusSeconds(60), later.plusSeconds(120))))
                .isTrue();

        await(leases.release("mailbox", "one"));
        assertThat(await(leases.hold("mailbox", "one", later.plusSeconds(61), later.plusSeconds(120))))
                .isFalse();
        await(leases.release("mailbox", "two"));
        assertThat(await(leases.hold("mailbox", "one", later.plusSeconds(61), later.plusSeconds(120))))
                .isTrue();
    }

    @Test
    default void of_many_who_want_a_lease_at_once_one_gets_it() {
        for (Instant now : List.of(NOON, NOON.plusSeconds(60))) {
            List<Future<Boolean>> racers = IntStream.range(0, 20)
                    .mapToObj(i -> channels().leases().hold("race", "racer " + i + now, now, now.plusSeconds(60)))
                    .toList();
            await(Future.join(racers));
            assertThat(racers.stream().filter(Future::result)).hasSize(1);
        }
    }
}
