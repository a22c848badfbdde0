package vn.hue.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Filing;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.store.Listing.Facet;
import vn.hue.gateway.store.Worklist.Ask;
import vn.hue.gateway.store.Worklist.Mark;
import vn.hue.gateway.store.Worklist.Order;

/** The part of the contract about the inbox. */
interface WorklistContract {

    Instant TEN = Instant.parse("2026-11-23T03:00:00Z");

    List<String> TOWN = List.of("sos", "hole", "tree", "lonely", "held", "quiet");

    Stores opened();

    private static Sender sender(int number) {
        return new Sender("Nguyễn Thị Hoa", "+8490512345" + number, "hoa@example.vn", false, true, null);
    }

    private static Report report(String id, Urgency urgency, String content, String ward, int minute) {
        return new Lifecycle(new WorkingCalendar(Set.of(), Set.of()))
                .file(
                        new Filing(
                                id + ":r1",
                                id,
                                urgency,
                                Category.GIAO_THONG,
                                content,
                                List.of(),
                                new Place(null, "12 Lê Lợi", ward, Place.Source.ADDRESS),
                                TEN,
                                sender(minute)),
                        TEN.plus(Duration.ofMinutes(minute)),
                        "citizen");
    }

    /** A conversation as JSON, so that any field can be set. */
    private void put(String who, int minute, @Nullable Report report, String... fields) {
        Address address = new Address("phone", "oa", who);
        Instant at = TEN.plus(Duration.ofMinutes(minute));
        try {
            ObjectNode state = Json.MAPPER.valueToTree(Conversation.fresh(address, at));
            if (report != null) {
                state.putArray("reports").add(Json.MAPPER.valueToTree(report));
            }
            for (int i = 0; i < fields.length; i += 2) {
                state.set(fields[i], Json.MAPPER.readTree(fields[i + 1]));
            }
            Conversation conversation = Json.MAPPER.treeToValue(state, Conversation.class);
            @Nullable Snapshot before = await(opened().conversations().load(conversation.id()));
            long version = before == null ? 1 : before.version() + 1;
            assertThat(await(opened().conversations()
                            .store(new Snapshot(version, conversation, List.of(), List.of(), List.of(), 0, null, at))))
                    .isTrue();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String id(String who) {
        return new Address("phone", "oa", who).conversation();
    }

    private void town() {
        put("sos", 1, report(id("sos"), Urgency.SOS, "Cháy nhà ở chợ Đông Ba", "Phường Phú Xuân", 1));
        put(
                "hole",
                2,
                report(
                        id("hole"),
                        Urgency.NORMAL,
                        "Ổ gà sâu, gọi 0905 123 452 gặp nguyễn thị hoa",
                        "Phường Thuận Hóa",
                        2));
        put("tree", 3, report(id("tree"), Urgency.NORMAL, "Cây đổ chắn đường", "Phường Thuận Hóa", 3));
        put("lonely", 4, null, "personWantedAt", "\"" + TEN.plusSeconds(240) + "\"");
        put(
                "held",
                5,
                null,
                "personWantedAt",
                "\"" + TEN + "\"",
                "handover",
                "{\"operator\":\"lan\",\"since\":\"" + TEN + "\"}");
        put("quiet", 6, null);
    }

    private static Ask ask(Order order, List<String> words, @Nullable Mark after, int limit, String... facets) {
        return new Ask(
                order, List.of(facets), words, TEN.minusSeconds(9), TEN.plus(Duration.ofHours(9)), null, after, limit);
    }

    private List<String> found(Ask ask) {
        return await(opened().conversations().work(ask)).stream()
                .map(row -> TOWN.stream()
                        .filter(who -> id(who).equals(row.id()))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private List<String> found(Order order, String... facets) {
        return found(ask(order, List.of(), null, 10, facets));
    }

    @Test
    default void every_queue_has_its_own_in_its_order() {
        town();

        assertThat(found(Order.DUE, Facet.queue(Queue.URGENT))).containsExactly("sos");
        assertThat(found(Order.WAITS, Facet.queue(Queue.WAITING))).containsExactly("lonely");
        assertThat(found(Order.DUE, Facet.queue(Queue.NEW))).containsExactly("sos", "hole", "tree");
        assertThat(found(Order.DUE, Facet.queue(Queue.ANSWERED))).isEmpty();
        assertThat(found(Order.LATEST, Facet.operator("lan"))).containsExactly("held");
        assertThat(found(Order.LATEST, Facet.queue(Queue.ALL)))
                .containsExactly("quiet", "held", "lonely", "tree", "hole", "sos");
    }

    @Test
    default void a_deadline_is_near_when_it_ends_by_then() {
        town();
        Ask soon = new Ask(
                Order.DUE,
                List.of(Facet.queue(Queue.SOON)),
                List.of(),
                TEN,
                Listing.NEVER,
                TEN.plus(Duration.ofMinutes(32)),
                null,
                10);

        assertThat(found(soon)).containsExactly("sos", "hole");
    }

    @Test
    default void queues_are_counted() {
        town();
        var counts = await(opened().conversations().count("lan", TEN.plus(Duration.ofMinutes(32))));

        assertThat(counts)
                .containsEntry(Queue.URGENT, 1)
                .containsEntry(Queue.WAITING, 1)
                .containsEntry(Queue.NEW, 3)
                .containsEntry(Queue.ANSWERED, 0)
                .containsEntry(Queue.SOON, 2)
                .containsEntry(Queue.MINE, 1)
                .containsEntry(Queue.ALL, 6);
    }

    @Test
    default void all_filters_hold_at_once() {
        town();
        String all = Facet.queue(Queue.ALL);

        assertThat(found(Order.DUE, all, Facet.ward("thuan hoa"))).containsExactly("hole", "tree");
        assertThat(found(Order.DUE, all, Facet.ward("Phường Phú Xuân"), Facet.status(Status.RECEIVED)))
                .containsExactly("sos");
        assertThat(found(Order.DUE, all, Facet.category(Category.GIAO_THONG), Facet.channel("zalo")))
                .isEmpty();
    }

    @Test
    default void rows_are_found_by_the_conversations_they_are_of() {
        town();

        assertThat(await(opened().conversations().rows(Set.of(id("sos"), id("quiet"), "nobody"))))
                .extracting(Listing::id)
                .containsExactlyInAnyOrder(id("sos"), id("quiet"));
        assertThat(await(opened().conversations().rows(Set.of()))).isEmpty();
    }

    @Test
    default void words_are_found_without_marks_and_people_only_by_their_whole_number() {
        town();
        String all = Facet.queue(Queue.ALL);

        assertThat(found(ask(Order.LATEST, SearchWords.in("Ổ GÀ"), null, 10, all)))
                .containsExactly("hole");
        assertThat(found(ask(Order.LATEST, SearchWords.in("o ga sau"), null, 10, all)))
                .containsExactly("hole");
        assertThat(found(ask(Order.DUE, SearchWords.in("cây đổ"), null, 10, all)))
                .containsExactly("tree");
        assertThat(found(ask(Order.LATEST, SearchWords.in("lê lợi"), null, 10, all)))
                .containsExactly("tree", "hole", "sos");
        assertThat(found(ask(Order.LATEST, List.of(Facet.phone("+84905123452")), null, 10, all)))
                .containsExactly("hole");
        for (String person : List.of("thị", "nguyễn", "0905", "452", "example")) {
            assertThat(found(ask(Order.WAITS, SearchWords.in(person), null, 10, all)))
                    .as(person)
                    .isEmpty();
        }
    }

    @Test
    default void pages_follow_each_other_without_a_gap_even_between_equals() {
        for (int i = 0; i < 7; i++) {
            put("p" + i, i / 3, null);
        }
        for (Order order : Order.values()) {
            List<String> all = new ArrayList<>();
            Mark after = null;
            for (int page = 0; page < 4; page++) {
                List<Listing> rows =
                        await(opened().conversations().work(ask(order, List.of(), after, 2, Facet.queue(Queue.ALL))));
                rows.forEach(row -> all.add(row.id()));
                after = rows.isEmpty() ? after : Mark.of(rows.get(rows.size() - 1), order);
            }
            assertThat(all).as(order.name()).hasSize(7).doesNotHaveDuplicates();
            List<String> words = SearchWords.in("nothing");
            assertThat(found(ask(order, words, after, 2, Facet.queue(Queue.ALL))))
                    .isEmpty();
        }
        Ask late = new Ask(
                Order.DUE,
                List.of(Facet.queue(Queue.ALL)),
                SearchWords.in("nothing"),
                TEN,
                Listing.NEVER,
                TEN,
                new Mark(TEN, "x"),
                2);
        assertThat(found(late)).isEmpty();
    }

    @Test
    default void a_turn_moves_a_conversation_between_the_queues() {
        put("sos", 1, report(id("sos"), Urgency.SOS, "Cháy", "Phường Phú Xuân", 1));
        put("sos", 2, null, "handover", "{\"operator\":\"lan\",\"since\":\"" + TEN + "\"}");

        assertThat(found(Order.DUE, Facet.queue(Queue.URGENT))).isEmpty();
        assertThat(found(Order.LATEST, Facet.operator("lan"))).containsExactly("sos");
        assertThat(await(opened().conversations().count("lan", TEN)))
                .containsEntry(Queue.URGENT, 0)
                .containsEntry(Queue.ALL, 1);
    }

    @Test
    default void what_is_offered_is_found_by_whom_it_is_offered_to_longest_waiting_first() {
        offer("quiet", 6, "\"colleague\":\"binh\"", 20);
        offer("lonely", 4, "\"team\":\"Giao thông\"", 10);
        offer("tree", 3, "\"note\":\"ai rảnh\"", 30);

        assertThat(found(Order.WAITS, Facet.queue(Queue.OFFERED))).containsExactly("lonely", "quiet", "tree");
        assertThat(found(Order.WAITS, Facet.offered(new Listing.Offered("binh", null))))
                .containsExactly("quiet");
        assertThat(found(Order.WAITS, Facet.offered(new Listing.Offered(null, "giao THÔNG"))))
                .containsExactly("lonely");
        assertThat(found(Order.WAITS, Facet.offered(new Listing.Offered(null, null))))
                .containsExactly("tree");
        assertThat(await(opened().conversations().count("lan", TEN)))
                .containsEntry(Queue.OFFERED, 3)
                .containsEntry(Queue.WAITING, 0)
                .containsEntry(Queue.MINE, 3);
    }

    private void offer(String who, int minute, String to, int second) {
        put(
                who,
                minute,
                null,
                "handover",
                "{\"operator\":\"lan\",\"since\":\"" + TEN + "\",\"offer\":{\"at\":\"" + TEN.plusSeconds(second) + "\","
                        + to + "}}");
    }
}
