package vn.hue.channels.facebook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Part;

/**
 * Reads a webhook's body. Never throws on foreign input, and one bad item never spoils the rest.
 *
 * <pre>{@code
 * {"object":"page","entry":[{"id":"<page>","time":1793520000123,
 *   "messaging":[{"sender":{"id":"<user>"},"recipient":{"id":"<page>"},"timestamp":1793520000100,
 *                 "message":{"mid":"m_1","text":"xin ch\u00e0o"}}],
 *   "standby":[…],
 *   "changes":[{"field":"feed","value":{…}}]}]}
 * }</pre>
 */
final class Webhooks {

    /** Put before our own id in a message's metadata, which comes back in its echo. */
    static final String METADATA = "hue:";

    /** Known, kept, and nothing to do. */
    private static final List<String> NOTHING_TO_DO = List.of(
            "optin",
            "pass_thread_control",
            "take_thread_control",
            "request_thread_control",
            "app_roles",
            "response_feedback",
            "account_linking");

    /** Everything in a body, by Facebook's clock; at least one item, invalid if need be. */
    static List<Happening> read(byte[] body) {
        Wire root = Wire.parse(body);
        if (root == null || !root.isObject()) {
            String text = new String(body, StandardCharsets.UTF_8);
            Happening.Flaw flaw = text.isBlank()
                    ? Happening.Flaw.EMPTY
                    : root == null ? Happening.Flaw.NOT_JSON : Happening.Flaw.NOT_AN_OBJECT;
            return List.of(new Happening.Invalid("raw/" + Wire.fingerprint(body), "", flaw, text));
        } else if (!"page".equals(root.text("object"))) {
            return List.of(invalid(root, "", Happening.Flaw.NOT_A_PAGE));
        }
        List<Happening> all = new ArrayList<>();
        for (Wire entry : root.elements("entry")) {
            entry(entry, all);
        }
        if (all.isEmpty()) {
            return List.of(invalid(root, "", Happening.Flaw.NO_ENTRIES));
        }
        // Facebook promises no order within a batch. A stable sort: what has no time stays in front.
        all.sort(Comparator.comparing(Happening::at));
        return all;
    }

    private static void entry(Wire entry, List<Happening> all) {
        String page = Objects.requireNonNullElse(entry.id("id"), "");
        int before = all.size();
        entry.elements("messaging").forEach(item -> all.add(item(item, page, entry, false)));
        entry.elements("standby").forEach(item -> all.add(item(item, page, entry, true)));
        entry.elements("changes").forEach(change -> all.add(change(change, page, entry)));
        if (all.size() == before) {
            all.add(invalid(entry, page, Happening.Flaw.NOT_AN_ITEM));
        }
    }

    private static Happening item(Wire item, String page, Wire entry, boolean standby) {
        if (!item.isObject()) {
            return invalid(item, page, Happening.Flaw.NOT_AN_ITEM);
        }
        Wire message = item.object("message");
        boolean echo = message.isTrue("is_echo");
        String account = item.object(echo ? "sender" : "recipient").id("id");
        String user = item.object(echo ? "recipient" : "sender").id("id");
        Instant said = item.millis("timestamp");
        Instant at = said != null ? said : entry.millis("time");
        Scene scene = new Scene(
                item,
                account != null ? account : page,
                Objects.requireNonNullElse(user, ""),
                at == null ? Instant.EPOCH : at,
                standby);
        if (item.has("policy_enforcement")) {
            return new Happening.Policy(
                    "policy/" + item.fingerprint(),
                    scene.page,
                    scene.at,
                    String.valueOf(item.object("policy_enforcement").text("action")));
        }
        for (String what : NOTHING_TO_DO) {
            if (item.has(what)) {
                return scene.other(what, true);
            }
        }
        if (user == null || at == null || scene.page.isEmpty()) {
            return invalid(item, page, Happening.Flaw.INCOMPLETE);
        }
        Happening happening = scene.read(message, echo);
        return happening == null ? invalid(item, page, Happening.Flaw.INCOMPLETE) : happening;
    }

    private static Happening.Invalid invalid(Wire item, String page, Happening.Flaw flaw) {
        return new Happening.Invalid(
                "raw/" + item.fingerprint(), page, flaw, item.node().toString());
    }

    /**
     * <pre>{@code
     * {"field":"feed","value":{"item":"comment","verb":"add","comment_id":"1_2","post_id":"1_1",
     *  "from":{"id":"…","name":"…"},"message":"Đường hỏng","photo":"https://…","created_time":1793520000}}
     * }</pre>
     */
    private static Happening change(Wire change, String page, Wire entry) {
        Wire value = change.object("value");
        Instant created = value.seconds("created_time");
        Instant known = created != null ? created : entry.millis("time");
        Instant at = known == null ? Instant.EPOCH : known;
        String field = Objects.requireNonNullElse(change.text("field"), "change");
        String item = value.text("item");
        String verb = value.text("verb");
        String comment = value.id("comment_id");
        String author = value.object("from").id("id");
        List<Part> parts = MessageParts.ofComment(value);
        Scene scene = new Scene(change, page, Objects.requireNonNullElse(author, ""), at, false);
        if (!value.isObject() || page.isEmpty()) {
            return invalid(change, page, Happening.Flaw.NOT_AN_ITEM);
        } else if (!field.equals("feed")) {
            return scene.other(field, false);
        } else if (!"comment".equals(item)) {
            return scene.other("feed." + item, true);
        } else if (comment == null || created == null || verb == null) {
            return invalid(change, page, Happening.Flaw.INCOMPLETE);
        } else if (!verb.equals("add") || page.equals(author) || parts.isEmpty()) {
            return scene.other(page.equals(author) ? "feed.comment.own" : "feed.comment." + verb, true);
        }
        return new Happening.Comment(
                "comment/" + comment + '/' + verb + '/' + created.getEpochSecond(),
                page,
                scene.user,
                at,
                comment,
                parts);
    }

    /** An item and what all kinds of it have. */
    private record Scene(Wire item, String page, String user, Instant at, boolean standby) {

        @Nullable
        Happening read(Wire message, boolean echo) {
            if (item.has("message")) {
                return message(message, echo);
            } else if (item.has("postback")) {
                return postback(item.object("postback"));
            } else if (item.has("delivery")) {
                Wire delivery = item.object("delivery");
                return new Happening.Delivered(page, user, at, delivery.texts("mids"), delivery.millis("watermark"));
            } else if (item.has("read")) {
                Instant until = item.object("read").millis("watermark");
                return until == null ? null : new Happening.Read(page, user, at, until);
            } else if (item.has("reaction")) {
                return reaction(item.object("reaction"));
            } else if (item.has("message_edit")) {
                return edit(item.object("message_edit"));
            } else if (item.has("referral")) {
                return new Happening.Arrived(
                        "referral/" + user + '/' + at.toEpochMilli(),
                        page,
                        user,
                        at,
                        item.object("referral").text("ref"));
            }
            return other("event", false);
        }

        private @Nullable Happening message(Wire message, boolean echo) {
            String mid = message.id("mid");
            if (mid == null) {
                return null;
            } else if (message.isTrue("is_deleted")) {
                return new Happening.Unsent(page, user, at, mid);
            }
            List<Part> parts = MessageParts.of(message);
            if (echo) {
                String metadata = message.text("metadata");
                String ours = metadata != null && metadata.startsWith(METADATA)
                        ? metadata.substring(METADATA.length())
                        : null;
                return new Happening.Echo(mid, page, user, at, parts, message.id("app_id"), ours);
            }
            return new Happening.Said(
                    mid, page, user, at, parts, message.object("reply_to").id("mid"), standby, false);
        }

        /** {@code {"mid":"m_2","title":"Bắt đầu","payload":"START","referral":{…}}}; in standby without payload. */
        private Happening postback(Wire postback) {
            String mid = postback.id("mid");
            String payload = postback.text("payload");
            String title = MessageParts.nfc(Objects.requireNonNullElse(postback.text("title"), ""));
            Part part = payload != null
                    ? new Part.Choice(payload, title)
                    : title.isEmpty() ? new Part.Unsupported("postback") : new Part.Text(title);
            String id = mid != null ? mid : "postback/" + user + '/' + at.toEpochMilli() + '/' + postback.fingerprint();
            return new Happening.Said(id, page, user, at, List.of(part), null, standby, false);
        }

        private @Nullable Happening reaction(Wire reaction) {
            String mid = reaction.id("mid");
            String mood = Objects.requireNonNullElse(
                    reaction.text("reaction"), Objects.requireNonNullElse(reaction.text("emoji"), "other"));
            boolean takenBack = "unreact".equals(reaction.text("action"));
            return mid == null
                    ? null
                    : new Happening.Reaction(
                            "reaction/" + mid + '/' + user + '/' + at.toEpochMilli(),
                            page,
                            user,
                            at,
                            mid,
                            takenBack ? null : mood);
        }

        /** {@code {"mid":"m_1","text":"Đường Lê Lợi","num_edit":1}}. */
        private @Nullable Happening edit(Wire edit) {
            String mid = edit.id("mid");
            String text = edit.text("text");
            if (mid == null || text == null) {
                return null;
            }
            String id = "edit/" + mid + '/' + Objects.requireNonNullElse(edit.id("num_edit"), edit.fingerprint());
            Part words = new Part.Text(MessageParts.nfc(text));
            return new Happening.Said(id, page, user, at, List.of(words), mid, standby, true);
        }

        Happening other(String what, boolean known) {
            return new Happening.Other(
                    "raw/" + item.fingerprint(),
                    page,
                    user,
                    at,
                    what,
                    known,
                    item.node().toString());
        }
    }

    private Webhooks() {}
}
