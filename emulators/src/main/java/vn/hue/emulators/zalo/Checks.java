package vn.hue.emulators.zalo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Zalo refuses in the body of a send, by its codes; 0 when all is well. Pure. */
final class Checks {

    private static final int INVALID = -201;
    private static final int TOO_LONG = -210;
    private static final int EXPIRED = -100;
    private static final Set<String> ICONS =
            Set.of("/-strong", "/-heart", ":>", "--b", ":-((", ":-h", ":o", "/-remove");

    private final Set<String> assets;

    /** @param assets what was uploaded and is still there; grows */
    Checks(Set<String> assets) {
        this.assets = assets;
    }

    int consultation(JsonObject body) {
        if (!only(body, "recipient", "message")
                || !(body.getValue("recipient") instanceof JsonObject recipient)
                || !only(recipient, "user_id")
                || !(recipient.getValue("user_id") instanceof String user)
                || !user.matches("\\d{1,25}")
                || !(body.getValue("message") instanceof JsonObject message)) {
            return INVALID;
        }
        return message(message);
    }

    /** The old address: only reactions and visitors who are not signed in. */
    int legacy(JsonObject body) {
        if (!(body.getValue("recipient") instanceof JsonObject recipient)) {
            return INVALID;
        }
        if (body.getValue("sender_action") instanceof JsonObject action) {
            boolean fine = recipient.getValue("user_id") instanceof String
                    && action.getValue("react_message_id") instanceof String
                    && ICONS.contains(String.valueOf(action.getValue("react_icon")));
            return fine ? 0 : INVALID;
        }
        if (recipient.containsKey("user_id")) {
            return -240;
        }
        boolean visitor = recipient.getValue("anonymous_id") instanceof String
                && recipient.getValue("conversation_id") instanceof String
                && body.getValue("message") instanceof JsonObject;
        return visitor ? message(body.getJsonObject("message")) : INVALID;
    }

    int template(JsonObject body) {
        boolean fine = only(body, "user_id", "template_id", "template_data")
                && body.getValue("user_id") instanceof String
                && body.getValue("template_id") instanceof String
                && body.getValue("template_data") instanceof JsonObject;
        return fine ? values(body.getJsonObject("template_data"), TOO_LONG) : INVALID;
    }

    int templateByPhone(JsonObject body) {
        if (!(body.getValue("phone") instanceof String phone) || !phone.matches("84\\d{9,10}")) {
            return -108;
        }
        boolean fine = only(body, "phone", "template_id", "template_data", "tracking_id", "sending_mode", "mode")
                && body.getValue("template_id") instanceof String
                && body.getValue("template_data") instanceof JsonObject
                && body.getValue("tracking_id") instanceof String tracking
                && tracking.length() <= 48
                && List.of("1", "3").contains(body.getString("sending_mode", "1"));
        return fine ? values(body.getJsonObject("template_data"), -1121) : -132;
    }

    private int message(JsonObject message) {
        if (!only(message, "text", "attachment", "quote_message_id")
                || (message.containsKey("quote_message_id")
                        && !(message.getValue("quote_message_id") instanceof String))) {
            return INVALID;
        }
        Object text = message.getValue("text");
        boolean worded = text instanceof String words && !words.isBlank();
        if (text != null && !worded) {
            return INVALID;
        }
        if (worded && length((String) text) > 2_000) {
            return TOO_LONG;
        }
        if (!message.containsKey("attachment")) {
            return worded ? 0 : INVALID;
        }
        if (!(message.getValue("attachment") instanceof JsonObject attachment)
                || !(attachment.getValue("payload") instanceof JsonObject payload)) {
            return INVALID;
        }
        String type = attachment.getString("type");
        if ("file".equals(type)) {
            return worded ? INVALID : asset(payload.getValue("token"));
        }
        return "template".equals(type) ? attachment(payload, worded) : INVALID;
    }

    private int attachment(JsonObject payload, boolean worded) {
        if (payload.containsKey("buttons")) {
            return worded ? buttons(payload.getValue("buttons")) : INVALID;
        }
        if (!(payload.getValue("elements") instanceof JsonArray elements)
                || elements.size() != 1
                || !(elements.getValue(0) instanceof JsonObject element)) {
            return INVALID;
        }
        return switch (payload.getString("template_type", "")) {
            case "media" -> media(element);
            case "request_user_info" -> worded ? INVALID : form(element);
            default -> -233;
        };
    }

    private int media(JsonObject element) {
        String type = element.getString("media_type", "");
        boolean one = element.containsKey("url") ^ element.containsKey("attachment_id");
        boolean sized = !type.equals("gif") || (element.containsKey("width") && element.containsKey("height"));
        if (!Set.of("image", "gif", "sticker").contains(type) || !one || !sized) {
            return INVALID;
        }
        return element.containsKey("url") ? url(element.getValue("url")) : asset(element.getValue("attachment_id"));
    }

    private static int form(JsonObject element) {
        if (!(element.getValue("title") instanceof String title)
                || !(element.getValue("subtitle") instanceof String subtitle)) {
            return INVALID;
        }
        return length(title) > 100 || length(subtitle) > 500 ? TOO_LONG : url(element.getValue("image_url"));
    }

    private static int buttons(@Nullable Object value) {
        if (!(value instanceof JsonArray buttons) || buttons.isEmpty()) {
            return INVALID;
        }
        if (buttons.size() > 5) {
            return TOO_LONG;
        }
        for (Object each : buttons) {
            if (!(each instanceof JsonObject button)
                    || !(button.getValue("title") instanceof String title)
                    || title.isBlank()) {
                return INVALID;
            }
            if (length(title) > 100) {
                return TOO_LONG;
            }
            int wrong = action(button);
            if (wrong != 0) {
                return wrong;
            }
        }
        return 0;
    }

    private static int action(JsonObject button) {
        Object payload = button.getValue("payload");
        return switch (button.getString("type", "")) {
            case "oa.query.show", "oa.query.hide" ->
                !(payload instanceof String text) || text.isBlank() ? INVALID : length(text) > 1_000 ? TOO_LONG : 0;
            case "oa.open.url" -> payload instanceof JsonObject target ? url(target.getValue("url")) : INVALID;
            case "oa.open.phone", "oa.open.sms" ->
                payload instanceof JsonObject target
                                && target.getString("phone_code", "").matches("84\\d{8,11}")
                        ? length(target.getString("content", "")) > 160 ? TOO_LONG : 0
                        : INVALID;
            default -> INVALID;
        };
    }

    private static int values(JsonObject data, int tooLong) {
        for (String name : data.fieldNames()) {
            if (!(data.getValue(name) instanceof String value)) {
                return tooLong == TOO_LONG ? INVALID : -132;
            }
            if (length(value) > 200) {
                return tooLong;
            }
        }
        return 0;
    }

    private int asset(@Nullable Object id) {
        if (!(id instanceof String name)) {
            return INVALID;
        }
        return assets.contains(name) ? 0 : EXPIRED;
    }

    private static int url(@Nullable Object value) {
        try {
            return value instanceof String text && URI.create(text).getHost() != null ? 0 : INVALID;
        } catch (IllegalArgumentException notAUrl) {
            return INVALID;
        }
    }

    private static boolean only(JsonObject object, String... names) {
        return Set.of(names).containsAll(object.fieldNames());
    }

    private static int length(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return composed.codePointCount(0, composed.length());
    }
}
