package vn.hue.emulators.facebook;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Graph would say to a send. Pure but for the page it looks at. */
final class SendCheck {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int TEXT = 2_000;
    private static final int METADATA = 1_000;
    private static final int PAYLOAD = 1_000;
    private static final int TITLE = 20;
    private static final int QUICK_REPLIES = 13;
    private static final int BUTTON_TEXT = 640;
    private static final int BUTTONS = 3;

    private static final Set<String> FIELDS = Set.of(
            "recipient",
            "messaging_type",
            "tag",
            "message",
            "sender_action",
            "notification_type",
            "reply_to",
            "persona_id",
            "thread_control",
            "payload");
    private static final Set<String> RECIPIENTS =
            Set.of("id", "user_ref", "comment_id", "post_id", "phone_number", "notification_messages_token");
    private static final Set<String> MESSAGE = Set.of("text", "attachment", "attachments", "quick_replies", "metadata");
    private static final Set<String> MESSAGING_TYPES = Set.of("RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY");
    private static final Set<String> SENDER_ACTIONS =
            Set.of("typing_on", "typing_off", "mark_seen", "react", "unreact");
    private static final Set<String> ATTACHMENTS = Set.of("image", "audio", "video", "file", "template");

    private final EmulatedPage page;

    SendCheck(EmulatedPage page) {
        this.page = page;
    }

    /** The refusal; null when it is taken. */
    @Nullable
    GraphError of(JsonObject body, Instant now) {
        for (String field : body.fieldNames()) {
            if (!FIELDS.contains(field)) {
                return GraphError.parameter("Unknown parameter " + field);
            }
        }
        if (!(body.getValue("recipient") instanceof JsonObject recipient)
                || recipient.size() != 1
                || !RECIPIENTS.containsAll(recipient.fieldNames())) {
            return GraphError.parameter("The parameter recipient is required");
        }
        String action = text(body, "sender_action");
        if (action != null) {
            return action(body, recipient, action, now);
        }
        GraphError type = type(body);
        if (type != null) {
            return type;
        } else if (!(body.getValue("message") instanceof JsonObject message)) {
            return GraphError.parameter("The parameter message is required");
        } else {
            GraphError content = message(message);
            return content != null ? content : recipient(recipient, text(body, "tag"), now);
        }
    }

    private @Nullable GraphError action(JsonObject body, JsonObject recipient, String action, Instant now) {
        if (!SENDER_ACTIONS.contains(action)) {
            return GraphError.parameter("Param sender_action must be one of " + SENDER_ACTIONS);
        } else if (body.containsKey("message")) {
            return GraphError.parameter("sender_action goes alone, never with a message");
        }
        return recipient(recipient, null, now);
    }

    private @Nullable GraphError type(JsonObject body) {
        String type = text(body, "messaging_type");
        String tag = text(body, "tag");
        if (type == null || !MESSAGING_TYPES.contains(type)) {
            return GraphError.parameter("The parameter messaging_type is required");
        } else if (type.equals("MESSAGE_TAG") != (tag != null)) {
            return GraphError.parameter("tag goes with MESSAGE_TAG");
        } else if (tag != null && !tag.equals("HUMAN_AGENT")) {
            return GraphError.parameter("The tag " + tag + " is not allowed any more");
        } else if (tag != null && !page.humanAgent()) {
            return GraphError.of(10, 0, "The app has not the Human Agent feature");
        }
        return null;
    }

    private @Nullable GraphError message(JsonObject message) {
        for (String field : message.fieldNames()) {
            if (!MESSAGE.contains(field)) {
                return GraphError.parameter("Invalid keys \"" + field + "\" were found in param \"message\"");
            }
        }
        boolean hasText = message.containsKey("text");
        boolean hasFile = message.containsKey("attachment");
        if (hasText == hasFile) {
            return GraphError.parameter("Either text or attachment");
        } else if (hasText && (blank(message, "text") || length(message, "text") >= TEXT)) {
            return GraphError.parameter("Length of param message[text] must be less than " + TEXT);
        } else if (length(message, "metadata") >= METADATA) {
            return GraphError.parameter("Length of param message[metadata] must be less than " + METADATA);
        }
        if (hasFile) {
            GraphError attachment = message.getValue("attachment") instanceof JsonObject object
                    ? attachment(object)
                    : GraphError.parameter("message[attachment] must be an object");
            if (attachment != null) {
                return attachment;
            }
        }
        return message.containsKey("quick_replies") ? quickReplies(message.getValue("quick_replies")) : null;
    }

    private @Nullable GraphError attachment(JsonObject attachment) {
        String type = text(attachment, "type");
        if (type == null || !ATTACHMENTS.contains(type) || !(attachment.getValue("payload") instanceof JsonObject)) {
            return GraphError.parameter("Param message[attachment][type] must be one of " + ATTACHMENTS);
        }
        JsonObject payload = attachment.getJsonObject("payload");
        if (type.equals("template")) {
            return template(payload);
        }
        Object id = payload.getValue("attachment_id");
        boolean byUrl = text(payload, "url") != null;
        if (byUrl == (id != null)) {
            return GraphError.parameter("Either url or attachment_id");
        } else if (id != null && !type.equals(page.attachments().get(id.toString()))) {
            return GraphError.of(100, 2018074, "Invalid attachment id or type");
        }
        return null;
    }

    private static @Nullable GraphError template(JsonObject template) {
        if (!"button".equals(text(template, "template_type"))) {
            return GraphError.parameter("Only button templates are known here");
        } else if (blank(template, "text") || length(template, "text") > BUTTON_TEXT) {
            return GraphError.parameter("A button template's text has 1 to " + BUTTON_TEXT + " characters");
        } else if (!(template.getValue("buttons") instanceof JsonArray buttons)
                || buttons.isEmpty()
                || buttons.size() > BUTTONS) {
            return GraphError.parameter("A button template has 1 to " + BUTTONS + " buttons");
        } else {
            for (Object each : buttons) {
                if (!(each instanceof JsonObject button)
                        || blank(button, "title")
                        || length(button, "title") > TITLE
                        || !target(button)) {
                    return GraphError.parameter("Not a button: " + each);
                }
            }
        }
        return null;
    }

    private static boolean target(JsonObject button) {
        return switch (String.valueOf(button.getValue("type"))) {
            case "postback" -> !blank(button, "payload") && length(button, "payload") <= PAYLOAD;
            case "web_url" -> !blank(button, "url");
            case "phone_number" -> !blank(button, "payload");
            default -> false;
        };
    }

    private static @Nullable GraphError quickReplies(@Nullable Object value) {
        if (!(value instanceof JsonArray replies) || replies.isEmpty() || replies.size() > QUICK_REPLIES) {
            return GraphError.parameter("message[quick_replies] has 1 to " + QUICK_REPLIES + " elements");
        }
        for (Object each : replies) {
            if (!(each instanceof JsonObject reply)) {
                return GraphError.parameter("Not a quick reply: " + each);
            }
            boolean fits =
                    switch (String.valueOf(reply.getValue("content_type"))) {
                        case "text" ->
                            !blank(reply, "title")
                                    && length(reply, "title") <= TITLE
                                    && !blank(reply, "payload")
                                    && length(reply, "payload") <= PAYLOAD;
                        case "user_phone_number", "user_email" ->
                            !reply.containsKey("title") && !reply.containsKey("payload");
                        default -> false;
                    };
            if (!fits) {
                return GraphError.parameter("Not a quick reply: " + reply.encode());
            }
        }
        return null;
    }

    private @Nullable GraphError recipient(JsonObject recipient, @Nullable String tag, Instant now) {
        String comment = text(recipient, "comment_id");
        if (comment != null) {
            return comment(comment, now);
        }
        EmulatedPage.Citizen citizen = page.citizens().get(String.valueOf(recipient.getValue("id")));
        if (citizen == null) {
            return GraphError.of(100, 2018001, "No matching user found");
        } else if (citizen.gone()) {
            return GraphError.of(551, 1545041, "This person isn't available right now.");
        }
        Duration since = Duration.between(citizen.lastEvent(), now);
        return since.compareTo("HUMAN_AGENT".equals(tag) ? WEEK : WINDOW) > 0
                ? GraphError.of(10, 2018278, "This message is sent outside of allowed window.")
                : null;
    }

    private @Nullable GraphError comment(String id, Instant now) {
        EmulatedPage.Comment comment = page.comments().get(id);
        if (comment == null) {
            return GraphError.of(100, 33, "Object does not exist or permission is missing");
        } else if (!comment.replies.isEmpty()) {
            return GraphError.of(10900, 0, "Activity already replied to");
        }
        return Duration.between(comment.at, now).compareTo(WEEK) > 0
                ? GraphError.of(10903, 0, "This user can't reply to this activity")
                : null;
    }

    private static @Nullable String text(JsonObject object, String field) {
        return object.getValue(field) instanceof String text ? text : null;
    }

    private static boolean blank(JsonObject object, String field) {
        String text = text(object, field);
        return text == null || text.isBlank();
    }

    private static int length(JsonObject object, String field) {
        String text = text(object, field);
        return text == null ? 0 : text.length();
    }
}
