package vn.hue.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Filing;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Outcome;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.store.Snapshot;

/** A busy evening: as many conversations as wanted, of every kind, always the same ones. */
public final class SampleTown {

    private static final String[] CHANNELS = {"zalo", "zalo", "zalo", "facebook", "webchat", "email", "sms"};
    private static final String[] MATTERS = {
        "Ổ gà sâu giữa đường, xe máy té hoài, tối không thấy đường",
        "Cây xanh ngã chắn ngang đường, vướng dây điện",
        "Rác đổ đống trước cổng trường, bốc mùi hôi mấy ngày nay",
        "Đèn đường hỏng cả đoạn, buổi tối rất nguy hiểm",
        "Nắp cống bị mất, trẻ em hay chạy qua đây",
        "Nước máy đục từ sáng đến giờ, không dùng được",
        "Quán karaoke mở loa quá lớn sau 22 giờ",
        "Xe tải đậu lấn chiếm vỉa hè, người đi bộ phải xuống lòng đường",
        "Cống nghẹt, mưa xuống là ngập nửa bánh xe",
        "Biển báo giao thông bị che khuất bởi tán cây",
    };
    private static final String[] DANGERS = {
        "Cháy nhà ở cuối kiệt, khói rất nhiều",
        "Nước lên nhanh, có cụ già còn kẹt trong nhà",
        "Dây điện đứt rơi xuống đường đang ngập"
    };
    private static final String[] STREETS = {
        "12 Lê Lợi",
        "kiệt 147 Phan Đình Phùng",
        "45 Nguyễn Huệ",
        "chợ Đông Ba",
        "8 Hùng Vương",
        "cầu Dã Viên",
        "231 Bà Triệu"
    };
    private static final String[] WARDS = {"Phường Thuận Hóa", "Phường Phú Xuân", "Phường Vỹ Dạ", "Phường An Cựu"};
    private static final String[] FAMILY = {"Nguyễn Thị", "Trần Văn", "Lê Thị", "Phạm Văn", "Tôn Nữ", "Hoàng"};
    private static final String[] GIVEN = {"Hoa", "Bình", "Cúc", "Dũng", "Mai", "Phúc", "Yến"};
    private static final String AGENCY = "UBND phường Thuận Hóa";

    private final Lifecycle lifecycle = new Lifecycle(new WorkingCalendar(Set.of(), Set.of()));
    private final Random chance = new Random(7);
    private final Instant now;

    /** @param now the evening's present; everything happened in the hours before */
    public SampleTown(Instant now) {
        this.now = now;
    }

    /** The first states of so many conversations. */
    public List<Snapshot> conversations(int count) {
        List<Snapshot> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(conversation(i));
        }
        return all;
    }

    /** The same conversation, a turn later. */
    public static Snapshot next(Snapshot before, Instant at) {
        return new Snapshot(
                before.version() + 1, before.state(), List.of(), List.of(), List.of(), before.lines(), null, at);
    }

    /** A report that is just being filed, found by the word {@code matter}; its code is {@code PA-2026-9…}. */
    public static Snapshot matter(int number, Instant at) {
        SampleTown town = new SampleTown(at);
        Address address = new Address("webchat", "", "matter-" + number);
        ObjectNode state = Json.MAPPER.valueToTree(Conversation.fresh(address, at));
        try {
            Report report = town.report(address.conversation(), 900_000 + number, 50, Sender.UNKNOWN, at);
            ObjectNode named = Json.MAPPER.valueToTree(report);
            named.put("content", "matter " + number);
            state.putArray("reports").add(named);
            Conversation conversation = Json.MAPPER.treeToValue(state, Conversation.class);
            return new Snapshot(1, conversation, List.of(), List.of(), List.of(), 0, null, at);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private Snapshot conversation(int number) {
        String channel = one(CHANNELS);
        Address address = new Address(channel, "", "citizen-" + number);
        Instant at = now.minus(Duration.ofSeconds(chance.nextInt(5_400)));
        int kind = chance.nextInt(100);
        ObjectNode state = Json.MAPPER.valueToTree(Conversation.fresh(address, at));
        try {
            Sender sender = new Sender(
                    one(FAMILY) + " " + one(GIVEN),
                    String.format(Locale.ROOT, "+8490%07d", number),
                    null,
                    true,
                    true,
                    null);
            state.set("sender", Json.MAPPER.valueToTree(sender));
            if (kind >= 12) {
                state.putArray("reports")
                        .add(Json.MAPPER.valueToTree(report(address.conversation(), number, kind, sender, at)));
            }
            if (kind < 6 || kind % 17 == 0) {
                state.put("personWantedAt", at.toString());
            }
            if (kind % 19 == 0) {
                ObjectNode handover = state.putObject("handover");
                handover.put("operator", kind % 2 == 0 ? "operator" : "supervisor");
                handover.put("since", at.toString());
            }
            Conversation conversation = Json.MAPPER.treeToValue(state, Conversation.class);
            return new Snapshot(1, conversation, List.of(), List.of(), List.of(), 0, null, at);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private Report report(String conversation, int number, int kind, Sender sender, Instant at)
            throws JsonProcessingException {
        boolean danger = kind >= 96;
        Report filed = lifecycle.file(
                new Filing(
                        conversation + ":r1",
                        conversation,
                        kind == 99 ? Urgency.SOS : danger ? Urgency.URGENT : Urgency.NORMAL,
                        Category.values()[chance.nextInt(Category.values().length)],
                        danger ? one(DANGERS) : one(MATTERS),
                        List.of(),
                        new Place(
                                new GeoPoint(16.4 + chance.nextDouble() / 10, 107.5 + chance.nextDouble() / 5),
                                one(STREETS),
                                one(WARDS),
                                Place.Source.PIN),
                        at.minusSeconds(600),
                        sender),
                at,
                "citizen");
        ObjectNode numbered = Json.MAPPER.valueToTree(filed);
        numbered.put("code", String.format(Locale.ROOT, "PA-2026-%06d", number + 1));
        Report report = Json.MAPPER.treeToValue(numbered, Report.class);
        if (!danger && kind >= 60) {
            report = moved(report, new Move.StartVerifying(), at);
            report = moved(report, new Move.Accept(null, true), at);
        }
        if (!danger && kind >= 75) {
            report = moved(report, new Move.Distribute(List.of(AGENCY)), at);
        }
        return report;
    }

    private Report moved(Report report, Move move, Instant at) {
        @Nullable Outcome outcome = lifecycle.apply(report, move, at, "operator");
        return outcome instanceof Outcome.Moved moved ? moved.report() : report;
    }

    private String one(String[] of) {
        return of[chance.nextInt(of.length)];
    }
}
