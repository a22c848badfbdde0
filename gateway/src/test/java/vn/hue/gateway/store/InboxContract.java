package vn.hue.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.store.StoreContract.AN;
import static vn.hue.gateway.store.StoreContract.NOON;
import static vn.hue.gateway.store.StoreContract.await;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.vocabulary.Rating;

/** What an inbox promises: each entry once, in its order, and nothing lost with a gateway. */
public interface InboxContract {

    Stores opened();

    static Entry message(String id, Address from, Instant at, long seq) {
        List<Part> parts = List.of(
                new Part.Text("Đường ngập ở kiệt 147\n“sâu” 0,5 m"),
                new Part.Attachment(Media.stored("media.1", MediaKind.IMAGE, "image/jpeg")),
                new Part.Location(new GeoPoint(16.4637, 107.5909), 12.5, null));
        return Entry.message(new Inbound(id, from, at.minusSeconds(1), parts, "quoted"), at, seq);
    }

    private static Entry event(String id) {
        return Entry.fired(new Timer(AN.conversation(), id, 7, NOON), NOON, 3);
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }

    // inbox

    @Test
    default void an_entry_comes_back_as_it_was_given() {
        Entry said = message("m1", AN, NOON, 1);
        Entry fired = event("remind");
        await(opened().inbox().add(said, "a"));
        await(opened().inbox().add(fired, "a"));

        assertThat(await(opened().inbox().find(List.of(said.id(), fired.id(), "nobody"))))
                .containsExactlyInAnyOrder(said, fired);
    }

    @Test
    default void of_many_who_add_the_same_entry_one_is_told_that_it_is_new() {
        List<Future<Boolean>> racers = IntStream.range(0, 40)
                .mapToObj(i -> opened().inbox().add(message("m" + i % 4, AN, NOON, i), "a"))
                .toList();
        await(Future.join(racers));
        assertThat(racers).filteredOn(Future::result).hasSize(4);
    }

    /** With everything a reading can hold. */
    static Event.Heard heard(Entry entry) {
        Reading reading = new Reading(
                Language.VI,
                Intent.REPORT,
                0.9,
                Category.GIAO_THONG,
                0.8,
                Urgency.URGENT,
                true,
                true,
                Rating.ACCEPTABLE,
                List.of(new Entity(
                        Entity.Type.PLACE,
                        "gần kiệt 5 Lê Lợi",
                        3,
                        20,
                        "gần kiệt 5 Lê Lợi",
                        new Entity.PlaceName("kiệt 5", "Lê Lợi", null, "phường Thuận Hóa", "gần", true, null, 0.75))));
        return new Event.Heard(((Entry.Message) entry.content()).inbound(), reading);
    }

    private void line(Entry said, long number) {
        await(opened().lines().add(List.of(Line.said(said, heard(said), number))));
    }

    @Test
    default void a_message_that_is_done_leaves_and_is_remembered() {
        Entry said = message("m1", AN, NOON, 1);
        Entry open = message("m2", AN, NOON, 2);
        await(opened().inbox().add(said, "a"));
        await(opened().inbox().add(open, "a"));

        line(said, 1);
        await(opened().inbox().done(List.of(said)));
        await(opened().inbox().done(List.of(said)));

        assertThat(await(opened().inbox().find(List.of(said.id())))).isEmpty();
        assertThat(await(opened().inbox().doneBefore(List.of(said, open)))).containsExactly(said.id());
        assertThat(await(opened().inbox().add(said, "a"))).isTrue();
        assertThat(await(opened().inbox().doneBefore(List.of(said)))).containsExactly(said.id());
    }

    @Test
    default void an_event_that_is_done_leaves_and_is_remembered() {
        Entry fired = event("remind");
        Entry other = event("other");
        assertThat(await(opened().inbox().knows(fired.id()))).isFalse();
        await(opened().inbox().add(fired, "a"));
        assertThat(await(opened().inbox().knows(fired.id()))).isTrue();

        await(opened().inbox().done(List.of(fired)));

        assertThat(await(opened().inbox().knows(fired.id()))).isTrue();
        assertThat(await(opened().inbox().find(List.of(fired.id())))).isEmpty();
        assertThat(await(opened().inbox().doneBefore(List.of(fired, other, message("m1", AN, NOON, 1)))))
                .containsExactly(fired.id());
    }

    @Test
    default void open_entries_are_listed_in_the_order_they_came() {
        await(opened().inbox().add(message("m3", AN, NOON.plusMillis(1), 0), "a"));
        await(opened().inbox().add(message("m2", AN, NOON, 2), "a"));
        await(opened().inbox().add(message("m1", AN, NOON, 1), "a"));
        await(opened().inbox().add(message("m4", AN, NOON, 0), "b"));

        assertThat(ids(await(opened().inbox().ownedBy("a"))))
                .containsExactly("phone/oa:m1", "phone/oa:m2", "phone/oa:m3");
    }

    @Test
    default void the_work_of_the_dead_is_inherited_once() {
        await(opened().inbox().add(message("m1", AN, NOON, 1), "dead"));
        await(opened().inbox().add(message("m2", AN, NOON, 2), "alive"));

        assertThat(await(opened().inbox().inherit("heir", List.of("heir", "alive"))))
                .isEqualTo(1);
        assertThat(await(opened().inbox().inherit("other", List.of("heir", "alive", "other"))))
                .isZero();

        assertThat(ids(await(opened().inbox().ownedBy("heir")))).containsExactly("phone/oa:m1");
        assertThat(ids(await(opened().inbox().ownedBy("alive")))).containsExactly("phone/oa:m2");
    }

    @Test
    default void what_is_put_aside_is_done_and_kept_for_people() {
        Entry said = event("remind");
        await(opened().inbox().add(said, "a"));

        await(opened().inbox().bury(said, "a bug"));

        assertThat(await(opened().inbox().buried(5))).containsExactly(new Inbox.Buried(said, "a bug"));
        assertThat(await(opened().inbox().ownedBy("a"))).isEmpty();
        assertThat(await(opened().inbox().doneBefore(List.of(said)))).hasSize(1);
    }

    @Test
    default void an_events_entry_keeps_its_event() {
        Entry entry = Entry.delivery(
                AN.conversation(), new Event.DeliveryMoved(NOON, "out-1", DeliveryState.FAILED, "blocked"), 5);
        await(opened().inbox().add(entry, "a"));
        assertThat(await(opened().inbox().ownedBy("a"))).containsExactly(entry);
    }
}
