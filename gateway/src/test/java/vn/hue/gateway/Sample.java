package vn.hue.gateway;

import static vn.hue.gateway.Await.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Filing;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.WorkingCalendar;
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
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Timer;

/** One citizen with an open draft and a filed report, in any stores. */
public final class Sample {

    public static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    public static final Address CITIZEN = new Address("webchat", "", "visitor-0905123456");
    public static final String ID = CITIZEN.conversation();
    public static final String CODE = "PA-2026-000001";
    public static final String KEY = ID + ":r1";
    public static final String NAME = "Nguyễn Thị Hoa";
    public static final String PHONE = "+84905123456";
    public static final String EMAIL = "hoa.nguyen@example.vn";

    private Sample() {}

    public static Sender sender() {
        return new Sender(NAME, PHONE, EMAIL, false, true, null);
    }

    public static Report report(Urgency urgency) {
        Report filed = new Lifecycle(new WorkingCalendar(Set.of(), Set.of()))
                .file(
                        new Filing(
                                KEY,
                                ID,
                                urgency,
                                Category.GIAO_THONG,
                                "Ổ gà sâu trước số 12 Lê Lợi, gọi 0905 123 456 gặp nguyễn thị hoa",
                                List.of(Media.stored("m1", MediaKind.IMAGE, "image/jpeg")),
                                new Place(
                                        new GeoPoint(16.4637, 107.5909),
                                        "12 Lê Lợi",
                                        "Phường Thuận Hóa",
                                        Place.Source.PIN),
                                NOW.minusSeconds(3_600),
                                sender()),
                        NOW,
                        "citizen");
        return numbered(filed);
    }

    private static Report numbered(Report filed) {
        try {
            var tree = (com.fasterxml.jackson.databind.node.ObjectNode) Json.MAPPER.valueToTree(filed);
            return Json.MAPPER.treeToValue(tree.put("code", CODE), Report.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    public static void into(Stores stores, Urgency urgency) {
        Report report = report(urgency);
        await(stores.reports().number(KEY, 2026));
        await(stores.reports().save(report));
        await(stores.lines().add(lines()));
        await(stores.timers().set(List.of(new Timer(ID, "intake-end", 3, NOW.plusSeconds(172_800)))));
        await(stores.conversations()
                .store(new Snapshot(1, state(report), List.of(), List.of(), List.of(), 4, null, NOW)));
    }

    private static List<Line> lines() {
        Entry first = Entry.message(said("x1", new Part.Text("Chào, tôi là Nguyễn Thị Hoa, số 0905123456")), NOW, 1);
        Entry photo = Entry.message(
                said("x2", new Part.Attachment(Media.stored("m1", MediaKind.IMAGE, "image/jpeg"))), NOW, 2);
        Entry pin = Entry.message(said("x3", new Part.Location(new GeoPoint(16.4637, 107.5909), 12.0, null)), NOW, 3);
        Outbound answer = new Outbound(
                ID + "/1/0",
                "Cảm ơn Hoa! Anh/chị gửi giúp ảnh hiện trường.",
                List.of(new Option("skip", "Bỏ qua", "1")),
                List.of(),
                Outbound.Purpose.QUESTION,
                Outbound.BOT,
                Outbound.AsksFor.PICTURE);
        return List.of(
                Line.said(first, heard(first), 1),
                Line.answered(ID, 2, answer, List.of(), NOW)
                        .with(new Line.Progress(DeliveryState.READ, 1, "x", null, NOW)),
                Line.said(photo, heard(photo), 3),
                Line.said(pin, heard(pin), 4));
    }

    private static Event.Heard heard(Entry entry) {
        return new Event.Heard(((Entry.Message) entry.content()).inbound(), Reading.NOTHING);
    }

    private static Inbound said(String id, Part part) {
        return new Inbound(id, CITIZEN, NOW, List.of(part), null);
    }

    private static Conversation state(Report report) {
        try {
            String json = """
                    {"schema":1,"id":"%s","address":{"channel":"webchat","account":"","user":"%s"},"turn":3,"language":"VI",
                     "sender":%s,
                     "draft":{"key":"d2","startedAt":"%s","content":"Cây đổ","media":[],"sender":%s,"urgency":"NORMAL","marks":[]},
                     "question":{"kind":"MEDIA","options":[],"messageId":"q"},
                     "reports":[%s],"timers":{"intake-end":3},"asked":{},"parked":[],"confusion":0,
                     "startedAt":"%s","lastSaidAt":"%s"}
                    """.formatted(
                            ID,
                            CITIZEN.user(),
                            Json.MAPPER.writeValueAsString(sender()),
                            NOW,
                            Json.MAPPER.writeValueAsString(sender()),
                            Json.MAPPER.writeValueAsString(report),
                            NOW,
                            NOW);
            return Json.MAPPER.readValue(json, Conversation.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
