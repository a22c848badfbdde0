package vn.hue.gateway.desk;

import static vn.hue.gateway.Await.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Filing;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.Sample;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;

/** Somebody else who reported the hole in the road of {@link Sample}, thirty metres away and half an hour before. */
final class Neighbour {

    static final String NAME = "Trần Văn Bình";

    private static final Address ADDRESS = new Address("zalo", "oa", "neighbour");

    private Neighbour() {}

    static Report into(Stores stores) {
        String id = ADDRESS.conversation();
        Sender sender = new Sender(NAME, "+84914000111", null, true, true, Sample.NOW);
        Report filed = new Lifecycle(new WorkingCalendar(Set.of(), Set.of()))
                .file(
                        new Filing(
                                id + "/1",
                                id,
                                Urgency.NORMAL,
                                Category.GIAO_THONG,
                                "Mặt đường trước số nhà 12 bị sụt, xe máy ngã. Hỏi Trần Văn Bình, 0914 000 111",
                                List.of(),
                                new Place(new GeoPoint(16.4639, 107.5907), null, "Phường Thuận Hóa", Place.Source.PIN),
                                Sample.NOW.minusSeconds(2_400),
                                sender),
                        Sample.NOW.minusSeconds(1_800),
                        "citizen");
        try {
            String code = await(stores.reports().number(filed.key(), 2025));
            ObjectNode numbered = Json.MAPPER.valueToTree(filed);
            Report report = Json.MAPPER.treeToValue(numbered.put("code", code), Report.class);
            ObjectNode state = Json.MAPPER.valueToTree(Conversation.fresh(ADDRESS, Sample.NOW.minusSeconds(3_600)));
            state.putArray("reports").add(Json.MAPPER.valueToTree(report));
            Conversation conversation = Json.MAPPER.treeToValue(state, Conversation.class);
            await(stores.reports().save(report));
            await(stores.conversations()
                    .store(new Snapshot(1, conversation, List.of(), List.of(), List.of(), 0, null, Sample.NOW)));
            return report;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
