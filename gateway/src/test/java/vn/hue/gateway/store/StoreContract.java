package vn.hue.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Daytime;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Settings;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.conversations.vocabulary.Sender;

/** What every store promises, wherever it keeps things. */
public abstract class StoreContract
        implements ChannelStoreContract,
                TextStoreContract,
                StaffContract,
                WorklistContract,
                KeptAnswersContract,
                AgencyStoreContract {

    protected static final Instant NOON = Instant.parse("2026-11-23T05:00:00.123Z");
    private static final Address AN = new Address("phone", "oa", "an");
    private static final Address BINH = new Address("mail", "", "binh@example.org");

    private Stores stores;

    /** A new, empty set. */
    protected abstract Stores stores();

    @BeforeEach
    void open() {
        stores = stores();
    }

    @Override
    public ChannelStores channels() {
        return stores.channels();
    }

    @Override
    public Stores opened() {
        return stores;
    }

    protected static <T> T await(Future<T> future) {
        return future.timeout(20, TimeUnit.SECONDS).await();
    }

    private static Entry message(String id, Address from, Instant at, long seq) {
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
    void an_entry_comes_back_as_it_was_given() {
        Entry said = message("m1", AN, NOON, 1);
        Entry fired = event("remind");
        await(stores.inbox().add(said, "a"));
        await(stores.inbox().add(fired, "a"));

        assertThat(await(stores.inbox().find(List.of(said.id(), fired.id(), "nobody"))))
                .containsExactlyInAnyOrder(said, fired);
    }

    @Test
    void of_many_who_add_the_same_entry_one_is_told_that_it_is_new() {
        List<Future<Boolean>> racers = IntStream.range(0, 40)
                .mapToObj(i -> stores.inbox().add(message("m" + i % 4, AN, NOON, i), "a"))
                .toList();
        await(Future.join(racers));
        assertThat(racers).filteredOn(Future::result).hasSize(4);
    }

    /** With everything a reading can hold. */
    private static Event.Heard heard(Entry entry) {
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
        await(stores.lines().add(List.of(Line.said(said, heard(said), number))));
    }

    @Test
    void a_message_that_is_done_leaves_and_is_remembered() {
        Entry said = message("m1", AN, NOON, 1);
        Entry open = message("m2", AN, NOON, 2);
        await(stores.inbox().add(said, "a"));
        await(stores.inbox().add(open, "a"));

        line(said, 1);
        await(stores.inbox().done(List.of(said)));
        await(stores.inbox().done(List.of(said)));

        assertThat(await(stores.inbox().find(List.of(said.id())))).isEmpty();
        assertThat(await(stores.inbox().doneBefore(List.of(said, open)))).containsExactly(said.id());
        assertThat(await(stores.inbox().add(said, "a"))).isTrue();
        assertThat(await(stores.inbox().doneBefore(List.of(said)))).containsExactly(said.id());
    }

    @Test
    void an_event_that_is_done_leaves_and_is_remembered() {
        Entry fired = event("remind");
        Entry other = event("other");
        await(stores.inbox().add(fired, "a"));

        await(stores.inbox().done(List.of(fired)));

        assertThat(await(stores.inbox().find(List.of(fired.id())))).isEmpty();
        assertThat(await(stores.inbox().doneBefore(List.of(fired, other, message("m1", AN, NOON, 1)))))
                .containsExactly(fired.id());
    }

    @Test
    void open_entries_are_listed_in_the_order_they_came() {
        await(stores.inbox().add(message("m3", AN, NOON.plusMillis(1), 0), "a"));
        await(stores.inbox().add(message("m2", AN, NOON, 2), "a"));
        await(stores.inbox().add(message("m1", AN, NOON, 1), "a"));
        await(stores.inbox().add(message("m4", AN, NOON, 0), "b"));

        assertThat(ids(await(stores.inbox().ownedBy("a"))))
                .containsExactly("phone/oa:m1", "phone/oa:m2", "phone/oa:m3");
    }

    @Test
    void the_work_of_the_dead_is_inherited_once() {
        await(stores.inbox().add(message("m1", AN, NOON, 1), "dead"));
        await(stores.inbox().add(message("m2", AN, NOON, 2), "alive"));

        assertThat(await(stores.inbox().inherit("heir", List.of("heir", "alive"))))
                .isEqualTo(1);
        assertThat(await(stores.inbox().inherit("other", List.of("heir", "alive", "other"))))
                .isZero();

        assertThat(ids(await(stores.inbox().ownedBy("heir")))).containsExactly("phone/oa:m1");
        assertThat(ids(await(stores.inbox().ownedBy("alive")))).containsExactly("phone/oa:m2");
    }

    @Test
    void what_is_put_aside_is_done_and_kept_for_people() {
        Entry said = event("remind");
        await(stores.inbox().add(said, "a"));

        await(stores.inbox().bury(said, "a bug"));

        assertThat(await(stores.inbox().buried(5))).containsExactly(new Inbox.Buried(said, "a bug"));
        assertThat(await(stores.inbox().ownedBy("a"))).isEmpty();
        assertThat(await(stores.inbox().doneBefore(List.of(said)))).hasSize(1);
    }

    // conversations

    private static Snapshot snapshot(Address of, long version, Instant at) {
        Conversation state = Conversation.fresh(of, NOON);
        Effect send = new Effect.Send(
                outbound(state.id() + "/1/0"),
                List.of(new Effect.ClockStart("remind.late", 4, Duration.ofHours(48))),
                true);
        return new Snapshot(
                version,
                state,
                List.of(new Snapshot.Taken("phone:m1", version, 1)),
                List.of(
                        new Snapshot.Pending(send, 2, "before"),
                        new Snapshot.Pending(new Effect.SetTimer("remind", 4, NOON), 0, null)),
                List.of(new Timer.Id(state.id(), "remind", 3)),
                2,
                state.id() + "/1/0",
                at);
    }

    private static Outbound outbound(String id) {
        return new Outbound(
                id,
                "Bác cho biết địa chỉ?",
                List.of(new Option("p", "Gửi vị trí", "1")),
                List.of(),
                Outbound.Purpose.QUESTION,
                Outbound.BOT,
                Outbound.AsksFor.LOCATION);
    }

    @Test
    void a_conversation_comes_back_as_it_was_stored() {
        Snapshot first = snapshot(AN, 1, NOON);
        assertThat(await(stores.conversations().load(first.id()))).isNull();

        assertThat(await(stores.conversations().store(first))).isTrue();

        assertThat(await(stores.conversations().load(first.id()))).isEqualTo(first);
    }

    @Test
    void a_turn_is_stored_only_on_top_of_the_one_before() {
        assertThat(await(stores.conversations().store(snapshot(AN, 2, NOON)))).isFalse();
        assertThat(await(stores.conversations().store(snapshot(AN, 1, NOON)))).isTrue();
        assertThat(await(stores.conversations().store(snapshot(AN, 1, NOON.plusSeconds(1)))))
                .isFalse();
        assertThat(await(stores.conversations().store(snapshot(AN, 3, NOON)))).isFalse();
        assertThat(await(stores.conversations().store(snapshot(AN, 2, NOON)))).isTrue();
        Snapshot stored = await(stores.conversations().load(AN.conversation()));
        assertThat(stored).isEqualTo(snapshot(AN, 2, NOON));
    }

    @Test
    void of_racing_turns_exactly_one_wins_in_each_conversation() {
        for (long version = 1; version <= 3; version++) {
            List<Future<Boolean>> racers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Address citizen = new Address("phone", "", "c" + i % 6);
                racers.add(stores.conversations().store(snapshot(citizen, version, NOON.plusSeconds(i))));
            }
            await(Future.join(racers));
            for (int c = 0; c < 6; c++) {
                int citizen = c;
                List<Integer> winners = IntStream.range(0, 60)
                        .filter(i -> i % 6 == citizen && racers.get(i).result())
                        .boxed()
                        .toList();
                assertThat(winners).hasSize(1);
                Snapshot stored = await(stores.conversations().load(new Address("phone", "", "c" + c).conversation()));
                assertThat(stored).isNotNull();
                assertThat(stored.updatedAt()).isEqualTo(NOON.plusSeconds(winners.get(0)));
                assertThat(stored.version()).isEqualTo(version);
            }
        }
    }

    private List<String> users(@Nullable String channel, @Nullable String user, Conversations.@Nullable Cursor before) {
        return await(stores.conversations().list(new Conversations.Query(channel, user, before, 3))).stream()
                .map(Conversations.Summary::user)
                .toList();
    }

    @Test
    void conversations_are_listed_newest_first_page_by_page() {
        for (int i = 0; i < 5; i++) {
            await(stores.conversations().store(snapshot(new Address("phone", "", "c" + i), 1, NOON.plusSeconds(i))));
        }
        await(stores.conversations().store(snapshot(BINH, 1, NOON.minusSeconds(1))));
        await(stores.conversations().store(snapshot(new Address("phone", "", "c1"), 2, NOON.plusSeconds(9))));

        List<Conversations.Summary> first =
                await(stores.conversations().list(new Conversations.Query(null, null, null, 3)));
        assertThat(first).extracting(Conversations.Summary::user).containsExactly("c1", "c4", "c3");
        assertThat(users(null, null, first.get(2).cursor())).containsExactly("c2", "c0", "binh@example.org");
        assertThat(users("phone", null, first.get(2).cursor())).containsExactly("c2", "c0");
        assertThat(users("mail", null, null)).containsExactly("binh@example.org");
        assertThat(users("phone", "c2", null)).containsExactly("c2");
        assertThat(users("phone", "c2", first.get(0).cursor())).containsExactly("c2");
        assertThat(users(null, "c2", null)).containsExactly("c2");
        assertThat(users(null, "c2", first.get(0).cursor())).containsExactly("c2");
        assertThat(users("mail", "c2", null)).isEmpty();
        assertThat(first.get(0))
                .isEqualTo(Conversations.Summary.of(snapshot(new Address("phone", "", "c1"), 2, NOON.plusSeconds(9))));
    }

    // lines

    private static Line out(long number) {
        return Line.answered(
                AN.conversation(),
                number,
                outbound("out-" + number),
                List.of(new Effect.ClockStart("remind", 4, Duration.ofHours(48))),
                NOON);
    }

    @Test
    void a_line_stays_as_it_came_and_moves_as_it_is_told() {
        Entry entry = message("m1", AN, NOON, 1);
        Line said = Line.said(entry, heard(entry), 1);
        Trail trail = Trail.NONE
                .with(new Attempt(NOON, Route.CHAT, "phone", Attempt.Outcome.CLOSED, "window.closed"))
                .with(new Attempt(NOON, Route.SMS, "sms", Attempt.Outcome.SENT, null));
        Line sent = out(2).with(new Line.Progress(DeliveryState.SENT, 2, "ext", "was full", NOON, Route.SMS, trail));
        await(stores.lines().add(List.of(said, out(2))));
        await(stores.lines().moved(sent));
        await(stores.lines().add(List.of(said, out(2), out(4))));

        assertThat(await(stores.lines().read(AN.conversation(), 1, 9))).containsExactly(said, sent, out(4));
        assertThat(await(stores.lines().read(AN.conversation(), 2, 3))).containsExactly(sent);
        assertThat(await(stores.lines().of("out-2"))).isEqualTo(sent);
        assertThat(await(stores.lines().of("out-3"))).isNull();
    }

    @Test
    void of_two_who_begin_a_line_one_does() {
        Line leaving = out(2).with(Line.Progress.beginning(Route.CHAT));
        assertThat(await(stores.lines().begin(leaving))).isTrue();
        assertThat(await(stores.lines().begin(out(2)))).isFalse();
        await(stores.lines().add(List.of(out(2))));

        Line stored = Objects.requireNonNull(await(stores.lines().of("out-2")));
        assertThat(Objects.requireNonNull(stored.delivery()).begun()).isEqualTo(Route.CHAT);
        assertThat(Line.Progress.WAITING.begun()).isNull();
        assertThat(new Line.Progress(DeliveryState.SENT, 1, "x", null, NOON, Route.CHAT, Trail.NONE).begun())
                .isNull();
    }

    @Test
    void a_line_for_operators_comes_back_as_it_was() {
        Line note = Line.remarked(
                AN.conversation(),
                1,
                new Effect.Remark("n1", "binh", Effect.Remark.About.REFUSED, "lan", "Chào anh/chị"),
                NOON);
        await(stores.lines().add(List.of(note)));

        assertThat(await(stores.lines().read(AN.conversation(), 1, 1))).containsExactly(note);
    }

    @Test
    void a_line_may_move_before_it_is_added() {
        Line sent = out(1).with(new Line.Progress(DeliveryState.SENT, 1, null, null, NOON));
        Future<Void> moved = stores.lines().moved(sent);
        await(stores.lines().add(List.of(out(1))));
        await(moved);
        assertThat(await(stores.lines().read(AN.conversation(), 1, 1))).containsExactly(sent);
    }

    @Test
    void long_histories_are_read_in_order() {
        await(stores.lines()
                .add(LongStream.rangeClosed(1, 300).mapToObj(StoreContract::out).toList()));
        assertThat(await(stores.lines().read(AN.conversation(), 101, 300)))
                .extracting(Line::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(101, 300).boxed().toList());
    }

    // outbox

    private static Parcel parcel(long number) {
        return Parcel.fresh(out(number), AN, "out-" + (number - 1), true, Route.SMS, NOON);
    }

    @Test
    void a_parcel_is_added_once_and_comes_back_as_it_is_now() {
        assertThat(await(stores.outbox().add(parcel(2), "a"))).isTrue();
        assertThat(await(stores.outbox().add(parcel(1), "a"))).isTrue();
        assertThat(await(stores.outbox().add(parcel(1), "b"))).isFalse();
        Parcel later = parcel(1)
                .beginning(new Way(Route.SMS, AN))
                .tried(new Attempt(NOON, Route.SMS, "sms", Attempt.Outcome.PART, null))
                .tried(new Attempt(NOON, Route.SMS, "sms", Attempt.Outcome.RETRY, "full"))
                .beginning(new Way(Route.EMAIL, BINH))
                .notBefore(NOON.plusSeconds(9));

        assertThat(await(stores.outbox().update(later, "a"))).isTrue();
        assertThat(await(stores.outbox().update(parcel(1), "b"))).isFalse();
        assertThat(await(stores.outbox().update(parcel(7), "a"))).isFalse();

        assertThat(await(stores.outbox().ownedBy("a"))).containsExactly(later, parcel(2));
        assertThat(await(stores.outbox().open(List.of("out-1", "out-7")))).containsExactly("out-1");
    }

    @Test
    void a_parcel_added_and_removed_in_one_breath_is_gone() {
        Future<Boolean> added = stores.outbox().add(parcel(1), "a");
        Future<Void> removed = stores.outbox().remove("out-1");
        await(added);
        await(removed);
        assertThat(await(stores.outbox().open(List.of("out-1")))).isEmpty();
    }

    @Test
    void the_parcels_of_the_dead_are_inherited() {
        await(stores.outbox().add(parcel(1), "dead"));
        assertThat(await(stores.outbox().inherit("heir", List.of("heir")))).isEqualTo(1);
        assertThat(await(stores.outbox().update(parcel(1).notBefore(NOON), "dead")))
                .isFalse();
        assertThat(await(stores.outbox().ownedBy("heir"))).containsExactly(parcel(1));
    }

    // dead letters

    private static DeadLetters.Letter letter(int number) {
        return new DeadLetters.Letter(
                DeadLetters.Letter.idOf(AN.conversation() + "/00000" + number + "/0"),
                AN.conversation(),
                "phone",
                NOON.plusSeconds(number),
                DeliveryState.FAILED,
                "phone.none",
                Trail.NONE.with(new Attempt(NOON, Route.SMS, "sms", Attempt.Outcome.CLOSED, "phone.none")),
                outbound(AN.conversation() + "/00000" + number + "/0"),
                List.of(new Effect.ClockStart(
                        "remind",
                        4,
                        Duration.ofHours(48),
                        NOON.plusSeconds(7),
                        new Daytime(Settings.NIGHT, NOON.plusSeconds(9)))),
                null);
    }

    private List<DeadLetters.Letter> letters(boolean open, DeadLetters.@Nullable Cursor before, int limit) {
        return await(stores.deadLetters().list(new DeadLetters.Query(open, before, limit)));
    }

    @Test
    void a_dead_letter_is_open_until_the_first_has_seen_to_it() {
        await(stores.deadLetters().add(letter(1)));
        DeadLetters.Settled again = new DeadLetters.Settled(NOON.plusSeconds(60), "lan");
        await(stores.deadLetters().settle(letter(1).id(), again));
        await(stores.deadLetters().settle(letter(1).id(), new DeadLetters.Settled(NOON.plusSeconds(99), "hoa")));
        await(stores.deadLetters().settle("nobody", again));
        await(stores.deadLetters().add(letter(1)));

        assertThat(await(stores.deadLetters().find(letter(1).id())))
                .isEqualTo(letter(1).with(again));
        assertThat(await(stores.deadLetters().find("nobody"))).isNull();
        assertThat(letters(true, null, 9)).isEmpty();
        assertThat(letters(false, null, 9)).containsExactly(letter(1).with(again));
    }

    @Test
    void dead_letters_are_listed_latest_first_page_by_page() {
        for (int i = 1; i <= 5; i++) {
            await(stores.deadLetters().add(letter(i)));
        }
        DeadLetters.Settled seen = new DeadLetters.Settled(NOON, "lan");
        await(stores.deadLetters().settle(letter(3).id(), seen));

        assertThat(letters(true, null, 3)).containsExactly(letter(5), letter(4), letter(2));
        assertThat(letters(true, letter(4).cursor(), 3)).containsExactly(letter(2), letter(1));
        assertThat(letters(false, letter(4).cursor(), 2))
                .containsExactly(letter(3).with(seen), letter(2));
    }

    // timers

    @Test
    void deadlines_are_due_in_their_order_and_generations_live_side_by_side() {
        Timer late = new Timer("c1", "remind", 2, NOON.plusSeconds(5), NOON.minusSeconds(60));
        Timer early = new Timer("c1", "remind", 1, NOON);
        Timer future = new Timer("c2", "remind", 1, NOON.plusSeconds(6));
        await(stores.timers().set(List.of(late, future, new Timer("c1", "remind", 1, NOON.plusSeconds(99)))));
        await(stores.timers().set(List.of(early)));

        assertThat(await(stores.timers().due(NOON.minusMillis(1), 9))).isEmpty();
        assertThat(await(stores.timers().due(NOON.plusSeconds(5), 9))).containsExactly(early, late);
        assertThat(await(stores.timers().due(NOON.plusSeconds(5), 1))).containsExactly(early);
        assertThat(await(stores.timers().find(List.of(late.id(), "nobody")))).containsExactly(late);

        await(stores.timers().remove(List.of(early.id(), "nobody")));
        assertThat(await(stores.timers().due(NOON.plusSeconds(9), 9))).containsExactly(late, future);
    }

    // reports

    private static Report report(String key, int version, Status status, Instant filed) {
        return at(null, key, version, status, filed);
    }

    private static Report at(@Nullable Place place, String key, int version, Status status, Instant filed) {
        return new Report(
                key,
                null,
                AN.conversation(),
                version,
                status,
                Urgency.NORMAL,
                null,
                "Ngập",
                null,
                List.of(),
                place,
                null,
                Sender.UNKNOWN,
                filed,
                filed,
                true,
                List.of(),
                null,
                null,
                null,
                null,
                new TreeMap<>(Map.of(Clock.ACCEPT, filed.plusSeconds(60))),
                List.of(),
                Report.Ties.NONE);
    }

    @Test
    void an_older_version_never_replaces_a_newer_one() {
        await(stores.reports().save(report("k1", 2, Status.VERIFYING, NOON)));
        await(stores.reports().save(report("k1", 1, Status.RECEIVED, NOON)));
        assertThat(await(stores.reports().find("k1"))).isEqualTo(report("k1", 2, Status.VERIFYING, NOON));
        await(stores.reports().save(report("k1", 3, Status.ACCEPTED, NOON)));
        assertThat(await(stores.reports().find("k1"))).isEqualTo(report("k1", 3, Status.ACCEPTED, NOON));
    }

    @Test
    void of_racing_versions_the_newest_stays() {
        List<Future<Void>> saves = IntStream.of(3, 1, 5, 2, 4)
                .mapToObj(version -> stores.reports().save(report("k1", version, Status.RECEIVED, NOON)))
                .toList();
        await(Future.join(saves));
        assertThat(await(stores.reports().find("k1"))).isEqualTo(report("k1", 5, Status.RECEIVED, NOON));
    }

    @Test
    void open_reports_are_found_by_where_they_are() {
        Place pin = new Place(new GeoPoint(16.4637, 107.5909), null, null, Place.Source.PIN);
        Place across = new Place(new GeoPoint(16.4649, 107.5909), "12 Lê Lợi", null, Place.Source.PIN);
        Place address = new Place(null, "Số 12, đường Lê Lợi", null, Place.Source.ADDRESS);
        Place far = new Place(new GeoPoint(16.5, 107.6), "12 Hùng Vương", null, Place.Source.PIN);
        await(stores.reports().save(at(pin, "k1", 1, Status.RECEIVED, NOON)));
        await(stores.reports().save(at(across, "k2", 1, Status.ACCEPTED, NOON.plusSeconds(2))));
        await(stores.reports().save(at(address, "k3", 1, Status.RECEIVED, NOON.plusSeconds(3))));
        await(stores.reports().save(at(far, "k4", 1, Status.RECEIVED, NOON.plusSeconds(4))));
        await(stores.reports().save(at(pin, "k5", 1, Status.RECEIVED, NOON.minusSeconds(90_000))));

        assertThat(near(pin, 9)).containsExactly("k2", "k1");
        assertThat(near(across, 9)).containsExactly("k3", "k2", "k1");
        assertThat(near(across, 1)).containsExactly("k3");
        assertThat(near(address, 9)).containsExactly("k3", "k2");

        await(stores.reports().save(at(across, "k2", 2, Status.REFUSED, NOON.plusSeconds(2))));
        await(stores.reports().save(at(far, "k1", 2, Status.RECEIVED, NOON)));

        assertThat(near(pin, 9)).as("closed, or elsewhere by now").isEmpty();
    }

    private List<String> near(Place place, int limit) {
        return await(stores.reports().near(new Reports.Near(Vicinity.around(place), NOON.minusSeconds(3_600), limit)))
                .stream()
                .map(Report::key)
                .toList();
    }

    @Test
    void reports_are_listed_latest_first_page_by_page() {
        for (int i = 0; i < 4; i++) {
            await(stores.reports().save(report("k" + i, 1, Status.RECEIVED, NOON.plusSeconds(i))));
        }
        await(stores.reports().save(report("k2", 2, Status.ACCEPTED, NOON.plusSeconds(2))));
        List<Report> first = await(stores.reports().list(new Reports.Query(null, null, 2)));
        Reports.Cursor next = Reports.Cursor.of(first.get(1));

        assertThat(first).extracting(Report::key).containsExactly("k3", "k2");
        assertThat(await(stores.reports().list(new Reports.Query(null, next, 9))))
                .extracting(Report::key)
                .containsExactly("k1", "k0");
        assertThat(await(stores.reports().list(new Reports.Query(Status.RECEIVED, null, 2))))
                .extracting(Report::key)
                .containsExactly("k3", "k1");
        assertThat(await(stores.reports().list(new Reports.Query(Status.RECEIVED, next, 9))))
                .extracting(Report::key)
                .containsExactly("k1", "k0");
    }

    @Test
    void a_report_has_one_number_however_often_it_is_asked() {
        List<Future<String>> asked = IntStream.range(0, 12)
                .mapToObj(i -> stores.reports().number("k" + i % 3, 2026))
                .toList();
        await(Future.join(asked));
        List<String> codes = asked.stream().map(Future::result).toList();
        assertThat(codes).allMatch(code -> code.matches("PA-2026-\\d{6}"));
        assertThat(codes.stream().distinct()).hasSize(3);
        for (int i = 0; i < 12; i++) {
            assertThat(codes.get(i)).isEqualTo(codes.get(i % 3));
        }
        assertThat(await(stores.reports().number("k9", 2027))).isEqualTo("PA-2027-000001");
    }

    @Test
    void a_report_is_found_by_its_code() {
        await(stores.reports().save(report("k1", 1, Status.RECEIVED, NOON)));
        String code = await(stores.reports().number("k1", 2026));
        assertThat(await(stores.reports().find(code))).isEqualTo(report("k1", 1, Status.RECEIVED, NOON));
        assertThat(await(stores.reports().find("PA-2026-999999"))).isNull();
    }

    // alarms, nodes

    @Test
    void an_alarm_is_open_until_someone_has_seen_to_it() {
        Alarms.Raised first = new Alarms.Raised("c/1/0", "c", Effect.Alarm.SOS, null, NOON);
        Alarms.Raised second =
                new Alarms.Raised("c/2/0", "c", Effect.Alarm.SEPARATED, "k1", List.of("k2", "k3"), NOON.plusSeconds(1));
        await(stores.alarms().raise(first));
        await(stores.alarms().raise(second));
        assertThat(await(stores.alarms().open(9))).containsExactly(second, first);

        await(stores.alarms().settle("c/1/0", "lan", NOON));
        await(stores.alarms().raise(first));

        assertThat(await(stores.alarms().open(9))).containsExactly(second);
    }

    @Test
    void a_node_lives_until_its_time_is_over_or_it_leaves() {
        await(stores.nodes().alive("a", NOON.plusSeconds(10)));
        await(stores.nodes().alive("b", NOON.plusSeconds(20)));
        await(stores.nodes().alive("c", NOON.plusSeconds(20)));
        await(stores.nodes().leave("c"));
        assertThat(await(stores.nodes().living(NOON))).containsExactlyInAnyOrder("a", "b");
        assertThat(await(stores.nodes().living(NOON.plusSeconds(11)))).containsExactly("b");
        await(stores.nodes().alive("a", NOON.plusSeconds(40)));
        assertThat(await(stores.nodes().living(NOON.plusSeconds(11)))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void an_example_goes_over_an_earlier_one_and_keeps_the_label_it_does_not_name() {
        Examples.Example first = new Examples.Example("b", NOON, "rác ở # Lê Lợi", Category.MOI_TRUONG, null);
        Examples.Example other = new Examples.Example("a", NOON, "cháy", null, Urgency.URGENT);
        await(stores.examples().keep(first));
        await(stores.examples().keep(other));
        assertThat(await(stores.examples().list(null, 9))).containsExactly(other, first);
        assertThat(await(stores.examples().list(null, 1))).containsExactly(other);
        assertThat(await(stores.examples().list("a", 9))).containsExactly(first);

        await(stores.examples().keep(new Examples.Example("b", NOON.plusSeconds(1), "rác", null, Urgency.NORMAL)));

        assertThat(await(stores.examples().list("a", 9)))
                .containsExactly(
                        new Examples.Example("b", NOON.plusSeconds(1), "rác", Category.MOI_TRUONG, Urgency.NORMAL));
    }

    @Test
    void an_events_entry_keeps_its_event() {
        Entry entry = Entry.delivery(
                AN.conversation(), new Event.DeliveryMoved(NOON, "out-1", DeliveryState.FAILED, "blocked"), 5);
        await(stores.inbox().add(entry, "a"));
        assertThat(await(stores.inbox().ownedBy("a"))).containsExactly(entry);
    }
}
