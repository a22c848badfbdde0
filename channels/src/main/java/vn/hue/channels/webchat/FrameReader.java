package vn.hue.channels.webchat;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Part;

/**
 * Reads what a browser sends.
 *
 * <pre>{@code
 * {"type":"hello","token":"…"}
 * {"type":"message","id":"6f1c2a44-…","quotes":"…","parts":[
 *   {"type":"text","text":"Đèn đường hỏng"},
 *   {"type":"attachment","pass":"…"},
 *   {"type":"location","lat":16.4637,"lng":107.5909,"accuracy":12},
 *   {"type":"choice","payload":"confirm","label":"Đúng rồi"}]}
 * {"type":"receipt","state":"delivered","ids":["…"]}
 * {"type":"ping"}
 * }</pre>
 */
final class FrameReader {

    /** Longest frame in UTF-16 units; a full message with ten passes stays far below. */
    static final int LONGEST_FRAME = 48_000;

    private static final int MOST_PARTS = 12;
    private static final int MOST_RECEIPTS = 200;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_PAYLOAD = 1_000;
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private final int longestText;
    private final MediaPasses passes;

    FrameReader(int longestText, MediaPasses passes) {
        this.longestText = longestText;
        this.passes = passes;
    }

    /** The frame; {@link ClientFrame.Unusable} for anything that isn't one. Never throws. */
    ClientFrame read(String user, String text) {
        if (text.length() > LONGEST_FRAME) {
            return new ClientFrame.Unusable(Refusal.FRAME_TOO_LARGE, null);
        }
        try {
            return read(user, new JsonObject(text));
        } catch (DecodeException notJson) {
            return new ClientFrame.Unusable(Refusal.MALFORMED, null);
        }
    }

    /** The hello that opens a socket; null when it is something else. */
    static ClientFrame.@Nullable Hello hello(String text) {
        if (text.length() > LONGEST_FRAME) {
            return null;
        }
        try {
            JsonObject frame = new JsonObject(text);
            String token = string(frame, "token");
            return "hello".equals(string(frame, "type")) && token != null ? new ClientFrame.Hello(token) : null;
        } catch (DecodeException notJson) {
            return null;
        }
    }

    private ClientFrame read(String user, JsonObject frame) {
        String type = string(frame, "type");
        if ("message".equals(type)) {
            return message(user, frame);
        }
        if ("receipt".equals(type)) {
            return receipt(frame);
        }
        return "ping".equals(type) ? new ClientFrame.Ping() : new ClientFrame.Unusable(Refusal.MALFORMED, null);
    }

    private ClientFrame message(String user, JsonObject frame) {
        String id = string(frame, "id");
        if (id == null || !UUID.matcher(id).matches()) {
            return new ClientFrame.Unusable(Refusal.MALFORMED, null);
        }
        String quotes = string(frame, "quotes");
        if (!(frame.getValue("parts") instanceof JsonArray list)
                || list.isEmpty()
                || list.size() > MOST_PARTS
                || (quotes != null && quotes.length() > LONGEST_ID)) {
            return new ClientFrame.Unusable(Refusal.MALFORMED, id);
        }
        List<Part> parts = new ArrayList<>();
        for (Object each : list) {
            PartOrRefusal read = each instanceof JsonObject part ? part(user, part) : PartOrRefusal.MALFORMED;
            if (read.refusal() != null) {
                return new ClientFrame.Unusable(read.refusal(), id);
            }
            if (read.part() != null) {
                parts.add(read.part());
            }
        }
        return new ClientFrame.Say(id, parts, quotes);
    }

    private PartOrRefusal part(String user, JsonObject part) {
        String type = string(part, "type");
        if ("text".equals(type)) {
            return text(string(part, "text"));
        }
        if ("attachment".equals(type)) {
            String pass = string(part, "pass");
            Media media = pass == null ? null : passes.open(user, pass);
            return media == null
                    ? new PartOrRefusal(null, Refusal.NOT_YOUR_FILE)
                    : new PartOrRefusal(new Part.Attachment(media), null);
        }
        if ("location".equals(type)) {
            return location(part);
        }
        return "choice".equals(type) ? choice(part) : PartOrRefusal.MALFORMED;
    }

    private PartOrRefusal text(@Nullable String raw) {
        if (raw == null || raw.isBlank()) {
            return PartOrRefusal.MALFORMED;
        }
        if (raw.length() > longestText) {
            return new PartOrRefusal(null, Refusal.TEXT_TOO_LONG);
        }
        String clean = UNPRINTABLE
                .matcher(Normalizer.normalize(raw, Normalizer.Form.NFC))
                .replaceAll("");
        return clean.isBlank() ? PartOrRefusal.MALFORMED : new PartOrRefusal(new Part.Text(clean.strip()), null);
    }

    private static PartOrRefusal location(JsonObject part) {
        if (!(part.getValue("lat") instanceof Number lat)
                || !(part.getValue("lng") instanceof Number lng)
                || !GeoPoint.isValid(lat.doubleValue(), lng.doubleValue())) {
            return PartOrRefusal.MALFORMED;
        }
        Double accuracy = part.getValue("accuracy") instanceof Number metres && metres.doubleValue() >= 0
                ? Double.valueOf(metres.doubleValue())
                : null;
        GeoPoint point = new GeoPoint(lat.doubleValue(), lng.doubleValue());
        return new PartOrRefusal(new Part.Location(point, accuracy, null), null);
    }

    private static PartOrRefusal choice(JsonObject part) {
        String payload = string(part, "payload");
        String label = string(part, "label");
        if (payload == null
                || label == null
                || payload.length() > LONGEST_PAYLOAD
                || label.length() > LONGEST_ID
                || label.isBlank()) {
            return PartOrRefusal.MALFORMED;
        }
        return new PartOrRefusal(new Part.Choice(payload, Normalizer.normalize(label, Normalizer.Form.NFC)), null);
    }

    private static ClientFrame receipt(JsonObject frame) {
        String state = string(frame, "state");
        boolean read = "read".equals(state);
        if ((!read && !"delivered".equals(state))
                || !(frame.getValue("ids") instanceof JsonArray list)
                || list.size() > MOST_RECEIPTS) {
            return new ClientFrame.Unusable(Refusal.MALFORMED, null);
        }
        List<String> ids = new ArrayList<>();
        for (Object each : list) {
            if (!(each instanceof String id) || id.isEmpty() || id.length() > LONGEST_ID) {
                return new ClientFrame.Unusable(Refusal.MALFORMED, null);
            }
            ids.add(id);
        }
        return new ClientFrame.Receipt(ids, read ? DeliveryState.READ : DeliveryState.DELIVERED);
    }

    private static @Nullable String string(JsonObject of, String key) {
        return of.getValue(key) instanceof String text ? text : null;
    }

    private record PartOrRefusal(
            @Nullable Part part, @Nullable Refusal refusal) {
        static final PartOrRefusal MALFORMED = new PartOrRefusal(null, Refusal.MALFORMED);
    }
}
