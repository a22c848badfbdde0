package vn.hue.channels.sms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import vn.hue.channels.sms.text.Segments;

/**
 * How a text would go out, to be shown before it does.
 *
 * @param cost in đồng; 0 when no price is set
 */
public record SmsPlan(Segments segments, long cost) {

    public static SmsPlan of(String text, SmsSettings settings) {
        Segments segments = Segments.of(text, settings.unicode(), settings.joining());
        return new SmsPlan(segments, segments.billed() * settings.price());
    }

    /** All keys are always there. */
    public JsonObject json() {
        int most = segments.writing().alone();
        int each = segments.writing().joined(false);
        return new JsonObject()
                .put("text", segments.text())
                .put("writing", segments.writing().name().toLowerCase(Locale.ROOT))
                .put("units", segments.units())
                .put("fits", segments.billed() == 1 ? most : segments.billed() * each)
                .put("segments", segments.billed())
                .put("cost", cost)
                .put("texts", new JsonArray(segments.texts()));
    }
}
