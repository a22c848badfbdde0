package vn.hue.channels.zalo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Part;

/**
 * Reads a webhook's body. Never throws on foreign input.
 *
 * <pre>{@code
 * {"app_id":"360846524940903967","user_id_by_app":"552177279717587730","event_name":"user_send_text",
 *  "sender":{"id":"246845883529197922"},"recipient":{"id":"388613280878808645"},
 *  "message":{"msg_id":"96d3cdf3af150460909","text":"Xin chào","quote_msg_id":"…","attachments":[…]},
 *  "timestamp":"1793520000123"}
 * }</pre>
 */
final class ZaloEvents {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Known, and none of our business: tags, calls, campaigns, what the OA itself did, groups. */
    private static final Set<String> NOTHING_TO_DO = Set.of(
            "user_click_chatnow",
            "oa_reacted_message",
            "update_user_info",
            "add_user_to_tag",
            "remove_user_from_tag",
            "remove_tag",
            "widget_interaction_accepted",
            "widget_failed_to_sync_user_external_id",
            "oa_send_consent",
            "user_reply_consent",
            "user_call_oa",
            "oa_call_user",
            "change_template_status",
            "change_template_quality",
            "change_oa_daily_quota",
            "user_feedback",
            "user_click_response_button",
            "extension_purchased",
            "create_group",
            "user_join_group",
            "user_request_join_group",
            "update_group_info",
            "add_group_admin",
            "remove_group_admin",
            "delete_group",
            "user_out_group",
            "user_leave_group",
            "accept_request_join_group",
            "react_request_join_group_accept");

    private final Set<String> accounts;

    /** @param accounts our Official Accounts: the direction of some events is only known by them */
    ZaloEvents(Set<String> accounts) {
        this.accounts = Set.copyOf(accounts);
    }

    /** The body as JSON; null when it isn't an object. */
    static @Nullable ZaloWire open(byte[] body) {
        JsonNode node = parse(body);
        return node != null && node.isObject() ? new ZaloWire(node) : null;
    }

    ZaloItem read(byte[] body) {
        if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            return new ZaloItem.Invalid(ZaloItem.Flaw.EMPTY);
        }
        JsonNode node = parse(body);
        if (node == null) {
            return new ZaloItem.Invalid(ZaloItem.Flaw.NOT_JSON);
        }
        return node.isObject() ? read(new ZaloWire(node)) : new ZaloItem.Invalid(ZaloItem.Flaw.NOT_AN_OBJECT);
    }

    private ZaloItem read(ZaloWire event) {
        String name = event.text("event_name");
        if (name == null) {
            return new ZaloItem.Invalid(ZaloItem.Flaw.NO_EVENT_NAME);
        }
        ZaloItem item =
                switch (name) {
                    case "follow", "unfollow" -> following(event, name);
                    case "user_submit_info" -> form(event, name);
                    case "user_received_message" -> receipt(event, DeliveryState.DELIVERED);
                    case "user_seen_message" -> receipt(event, DeliveryState.READ);
                    case "user_reacted_message" -> reaction(event, name);
                    case "user_withdraw" -> withdrawal(event, name);
                    default -> other(event, name);
                };
        return item == null ? new ZaloItem.Invalid(ZaloItem.Flaw.INCOMPLETE) : item;
    }

    private @Nullable ZaloItem other(ZaloWire event, String name) {
        if (NOTHING_TO_DO.contains(name)
                || name.startsWith("user_send_group_")
                || name.startsWith("oa_send_group_")
                || name.startsWith("event_journey_")) {
            boolean acted = acted(event, name);
            String known = person(event);
            String who = known == null && acted ? event.object("data").text("user_id") : known;
            return new ZaloItem.Ignored(key(event, name), name, account(event), who, at(event), acted);
        } else if (name.startsWith("user_send_")) {
            return said(event, name, false);
        } else if (name.startsWith("anonymous_send_")) {
            return said(event, name, true);
        } else if (name.startsWith("oa_send_")) {
            return echo(event, name);
        }
        return new ZaloItem.Unknown(key(event, name), name, account(event), person(event), at(event));
    }

    /**
     * What counts as an interaction besides messages and a follow: the chat button on the profile, a widget's consent and
     * a call that was taken.
     */
    private static boolean acted(ZaloWire event, String name) {
        String lasted = event.text("call_duration");
        return switch (name) {
            case "user_click_chatnow", "widget_interaction_accepted" -> true;
            case "user_call_oa", "oa_call_user" -> lasted != null && !lasted.matches("0*");
            default -> false;
        };
    }

    /**
     * Anonymous visitors have no identity beyond one conversation, and an answer needs both ids:
     *
     * <pre>{@code
     * {"event_name":"anonymous_send_text","sender":{"id":"a1"},"recipient":{"id":"388613280878808645"},
     *  "message":{"msg_id":"…","text":"…","conversation_id":"c1"},"timestamp":"1793520000123"}
     * }</pre>
     */
    private @Nullable ZaloItem said(ZaloWire event, String name, boolean anonymous) {
        String user = event.object("sender").text("id");
        String oa = oaOf(event.object("recipient").text("id"), event);
        ZaloWire message = event.object("message");
        if (user == null || oa == null || !event.hasObject("message")) {
            return null;
        }
        String conversation = message.text("conversation_id");
        if (anonymous && conversation == null) {
            return null;
        }
        String who = anonymous ? ZaloUser.anonymous(user, conversation).address() : user;
        return new ZaloItem.Said(
                key(event, name),
                oa,
                who,
                at(event),
                content(event, name),
                message.text("quote_msg_id"),
                false,
                shape(event, name));
    }

    private @Nullable ZaloItem echo(ZaloWire event, String name) {
        String oa = oaOf(event.object("sender").text("id"), event);
        String user = event.object("recipient").text("id");
        if (oa == null || user == null) {
            return null;
        }
        String conversation = event.object("message").text("conversation_id");
        String who = name.startsWith("oa_send_anonymous_") && conversation != null
                ? ZaloUser.anonymous(user, conversation).address()
                : user;
        String admin = event.object("sender").text("admin_id");
        return new ZaloItem.Echo(key(event, name), oa, who, at(event), content(event, name), admin);
    }

    /** <pre>{@code {"event_name":"follow","oa_id":"…","follower":{"id":"…"},"source":"oa_profile","timestamp":"…"}}</pre> */
    private @Nullable ZaloItem following(ZaloWire event, String name) {
        String oa = account(event);
        String user = event.object("follower").text("id");
        return oa == null || user == null
                ? null
                : new ZaloItem.Following(key(event, name), oa, user, at(event), name.equals("follow"));
    }

    /** <pre>{@code {"event_name":"user_submit_info","sender":{…},"recipient":{…},"info":{"name":"…","phone":"84…"}}}</pre> */
    private @Nullable ZaloItem form(ZaloWire event, String name) {
        String user = event.object("sender").text("id");
        String oa = oaOf(event.object("recipient").text("id"), event);
        Part.ContactCard card = ZaloParts.form(event.object("info"));
        boolean empty = card.name() == null && card.phone() == null && card.email() == null && card.address() == null;
        if (user == null || oa == null || empty) {
            return null;
        }
        List<Part> parts = List.of(card);
        String shape = event.object("info").has("full_address") ? "form.full-address" : "form.flat";
        return new ZaloItem.Said(key(event, name), oa, user, at(event), parts, null, true, shape);
    }

    /**
     * Samples disagree on which of the two is the OA, so the configured accounts decide.
     *
     * <pre>{@code
     * {"event_name":"user_seen_message","sender":{"id":"<oa>"},"recipient":{"id":"<user>"},
     *  "message":{"msg_ids":["a","b"]},"timestamp":"…"}
     * {"event_name":"user_received_message","sender":{"id":"<oa>"},"recipient":{"id":"<phone or its hash>"},
     *  "message":{"msg_id":"a","delivery_time":"…","tracking_id":"<ours>"},"timestamp":"…"}
     * }</pre>
     */
    private @Nullable ZaloItem receipt(ZaloWire event, DeliveryState state) {
        String oa = account(event);
        String user = person(event);
        ZaloWire message = event.object("message");
        String one = message.text("msg_id");
        List<String> messages = one != null ? List.of(one) : message.texts("msg_ids");
        if (oa == null || user == null || messages.isEmpty()) {
            return null;
        }
        Instant delivered = instant(message.text("delivery_time"));
        return new ZaloItem.Receipt(
                oa, user, delivered != null ? delivered : at(event), state, messages, message.text("tracking_id"));
    }

    /** <pre>{@code {"event_name":"user_reacted_message",…,"message":{"msg_id":"…","react_icon":"/-heart"}}}</pre> */
    private @Nullable ZaloItem reaction(ZaloWire event, String name) {
        String oa = account(event);
        String user = person(event);
        ZaloWire message = event.object("message");
        String key = name + '|' + event.text("timestamp") + '|' + message.text("msg_id");
        return oa == null || user == null
                ? null
                : new ZaloItem.Reaction(key, oa, user, at(event), message.text("msg_id"), message.text("react_icon"));
    }

    /** <pre>{@code {"event_name":"user_withdraw","oa_id":"…","user_id":"…","user_id_by_app":"…","timestamp":"…"}}</pre> */
    private @Nullable ZaloItem withdrawal(ZaloWire event, String name) {
        String user = person(event);
        return user == null ? null : new ZaloItem.Withdrawal(key(event, name), account(event), user, at(event));
    }

    /** What a live account shows of what the documents leave open. */
    private static @Nullable String shape(ZaloWire event, String name) {
        int attached = event.object("message").objects("attachments").size();
        if (name.equals("user_send_gif")) {
            return "gif";
        } else if (attached > 1) {
            return "attachments.several";
        }
        return attached == 0 && event.has("attachments") ? "attachments.top-level" : null;
    }

    private static List<Part> content(ZaloWire event, String name) {
        ZaloWire message = event.object("message");
        List<ZaloWire> attachments = message.objects("attachments");
        return ZaloParts.read(message, attachments.isEmpty() ? event.objects("attachments") : attachments, name);
    }

    private static String key(ZaloWire event, String name) {
        String message = event.object("message").text("msg_id");
        if (message != null && !name.equals("oa_reacted_message")) {
            return message;
        }
        String subject = event.object("sender").text("id");
        String whom = subject != null ? subject : event.object("follower").text("id");
        return name + '|' + event.text("timestamp") + '|' + (whom != null ? whom : event.text("user_id"));
    }

    private static @Nullable String oaOf(@Nullable String expected, ZaloWire event) {
        return expected != null ? expected : event.text("oa_id");
    }

    private @Nullable String account(ZaloWire event) {
        String sender = event.object("sender").text("id");
        String recipient = event.object("recipient").text("id");
        if (sender != null && accounts.contains(sender)) {
            return sender;
        } else if (recipient != null && accounts.contains(recipient)) {
            return recipient;
        }
        String named = event.text("oa_id");
        if (named != null) {
            return named;
        }
        return fromPerson(event) ? recipient : sender;
    }

    /** Events are named after who acts; only the receipts have the OA as their sender. */
    private static boolean fromPerson(ZaloWire event) {
        String name = event.text("event_name");
        return name != null
                && (name.startsWith("user_") || name.startsWith("anonymous_"))
                && !name.equals("user_received_message")
                && !name.equals("user_seen_message");
    }

    private @Nullable String person(ZaloWire event) {
        String oa = account(event);
        String sender = event.object("sender").text("id");
        String recipient = event.object("recipient").text("id");
        if (sender != null && !sender.equals(oa) && fromPerson(event)) {
            return sender;
        } else if (recipient != null && !recipient.equals(oa)) {
            return recipient;
        } else if (sender != null && !sender.equals(oa)) {
            return sender;
        }
        String follower = event.object("follower").text("id");
        return follower != null ? follower : event.text("user_id");
    }

    private static @Nullable Instant at(ZaloWire event) {
        return instant(event.text("timestamp"));
    }

    private static @Nullable Instant instant(@Nullable String millis) {
        return millis != null && millis.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(millis)) : null;
    }

    private static @Nullable JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return null;
        }
    }
}
