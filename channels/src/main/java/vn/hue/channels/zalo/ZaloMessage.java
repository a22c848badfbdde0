package vn.hue.channels.zalo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Option;

/**
 * One call that sends something.
 *
 * <pre>{@code
 * POST /v3.0/oa/message/cs
 * {"recipient":{"user_id":"2512523625412515"},"message":{"text":"…","quote_message_id":"…","attachment":{…}}}
 * }</pre>
 *
 * @param path below the host
 * @param business whether it goes to the business API
 */
record ZaloMessage(String path, boolean business, JsonObject body) {

    private static final String CONSULTATION = "/v3.0/oa/message/cs";
    private static final String TEMPLATE = "/v3.0/oa/message/template";
    private static final String ANONYMOUS = "/v2.0/oa/message";
    private static final int LONGEST_TITLE = 100;
    static final int LONGEST_SUBTITLE = 500;

    static ZaloMessage text(ZaloUser to, String text) {
        return to(to, new JsonObject().put("text", text));
    }

    /** <pre>{@code "payload":{"buttons":[{"title":"Có","type":"oa.query.show","payload":"…"}]}}</pre> */
    static ZaloMessage buttons(ZaloUser to, String text, List<Option> options, boolean hidden) {
        JsonArray buttons = new JsonArray();
        for (Option option : options) {
            buttons.add(new JsonObject()
                    .put("title", cut(option.label(), LONGEST_TITLE))
                    .put("type", hidden ? "oa.query.hide" : "oa.query.show")
                    .put("payload", ZaloTaps.payload(option)));
        }
        return to(
                to,
                new JsonObject()
                        .put("text", text)
                        .put("attachment", template(new JsonObject().put("buttons", buttons))));
    }

    /** @param caption empty for none */
    static ZaloMessage image(ZaloUser to, String caption, String attachmentId) {
        JsonObject element = new JsonObject().put("media_type", "image").put("attachment_id", attachmentId);
        JsonObject payload =
                new JsonObject().put("template_type", "media").put("elements", new JsonArray().add(element));
        JsonObject message = caption.isEmpty() ? new JsonObject() : new JsonObject().put("text", caption);
        return to(to, message.put("attachment", template(payload)));
    }

    /** A file has no caption. */
    static ZaloMessage file(ZaloUser to, String token) {
        return to(
                to,
                new JsonObject()
                        .put(
                                "attachment",
                                new JsonObject()
                                        .put("type", "file")
                                        .put("payload", new JsonObject().put("token", token))));
    }

    /** Asks for name, phone and address by Zalo's own form. */
    static ZaloMessage form(ZaloUser to, String title, String subtitle, String picture) {
        JsonObject element = new JsonObject()
                .put("title", cut(title, LONGEST_TITLE))
                .put("subtitle", cut(subtitle, LONGEST_SUBTITLE))
                .put("image_url", picture);
        JsonObject payload = new JsonObject()
                .put("template_type", "request_user_info")
                .put("elements", new JsonArray().add(element));
        return to(to, new JsonObject().put("attachment", template(payload)));
    }

    /** A reaction costs nothing and is no message. */
    static ZaloMessage reaction(ZaloUser to, String messageId, String icon) {
        return new ZaloMessage(
                "/v2.0/oa/message",
                false,
                new JsonObject()
                        .put("recipient", recipient(to))
                        .put(
                                "sender_action",
                                new JsonObject().put("react_icon", icon).put("react_message_id", messageId)));
    }

    /** A template to a Zalo account: outside the window too. */
    static ZaloMessage template(ZaloUser to, Template template) {
        return new ZaloMessage(
                TEMPLATE,
                false,
                new JsonObject()
                        .put("user_id", to.id())
                        .put("template_id", template.id())
                        .put("template_data", data(template)));
    }

    /** A template to a phone number in the form {@code 84…}. */
    static ZaloMessage template(String phone, Template template) {
        return new ZaloMessage(
                "/message/template",
                true,
                new JsonObject()
                        .put("phone", phone)
                        .put("template_id", template.id())
                        .put("template_data", data(template))
                        .put("tracking_id", template.trackingId())
                        .put("sending_mode", "1"));
    }

    /** Whether Zalo takes money for it. */
    boolean paid() {
        return business || path.equals(TEMPLATE);
    }

    /** The same message as an answer to one of the citizen's. */
    ZaloMessage quoting(@Nullable String messageId) {
        JsonObject message = body.getJsonObject("message");
        if (messageId == null || message == null) {
            return this;
        }
        JsonObject quoting = body.copy();
        quoting.getJsonObject("message").put("quote_message_id", messageId);
        return new ZaloMessage(path, business, quoting);
    }

    private static ZaloMessage to(ZaloUser to, JsonObject message) {
        return new ZaloMessage(
                to.conversation() == null ? CONSULTATION : ANONYMOUS,
                false,
                new JsonObject().put("recipient", recipient(to)).put("message", message));
    }

    private static JsonObject recipient(ZaloUser to) {
        return to.conversation() == null
                ? new JsonObject().put("user_id", to.id())
                : new JsonObject().put("anonymous_id", to.id()).put("conversation_id", to.conversation());
    }

    private static JsonObject template(JsonObject payload) {
        return new JsonObject().put("type", "template").put("payload", payload);
    }

    private static JsonObject data(Template template) {
        JsonObject data = new JsonObject();
        template.data().forEach((name, value) -> data.put(name, value));
        return data;
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
