package vn.hue.channels.facebook;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Part;

/**
 * What a message holds.
 *
 * <pre>{@code
 * {"mid":"m_1","text":"Ổ gà","quick_reply":{"payload":"…"},
 *  "attachments":[{"type":"image","payload":{"url":"https://scontent.xx.fbcdn.net/…","sticker_id":…}},
 *                 {"type":"fallback","title":"…","url":"…","payload":null},
 *                 {"type":"location","title":"…","payload":{"coordinates":{"lat":16.46,"long":107.59}}}]}
 * }</pre>
 */
final class MessageParts {

    private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d .()-]{6,18}\\d");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,180}\\.[^\\s@]{2,24}");

    static List<Part> of(Wire message) {
        List<Part> parts = new ArrayList<>();
        String text = message.text("text");
        Part tapped = message.has("quick_reply")
                ? tapped(message.object("quick_reply").text("payload"), text)
                : null;
        if (tapped != null) {
            parts.add(tapped);
        } else if (text != null) {
            parts.add(new Part.Text(nfc(text)));
        }
        message.elements("attachments").forEach(attachment -> parts.add(attachment(attachment)));
        if (parts.isEmpty()) {
            parts.add(new Part.Unsupported("empty"));
        }
        return parts;
    }

    /** Words, a picture and a video under a post; empty when it has none of them. */
    static List<Part> ofComment(Wire value) {
        List<Part> parts = new ArrayList<>();
        String text = value.text("message");
        if (text != null && !text.isEmpty()) {
            parts.add(new Part.Text(nfc(text)));
        }
        String photo = value.text("photo");
        if (photo != null) {
            parts.add(file(MediaKind.IMAGE, photo, null, "photo"));
        }
        String video = value.text("video");
        if (video != null) {
            parts.add(file(MediaKind.VIDEO, video, null, "video"));
        }
        return parts;
    }

    /** A tap on a quick reply; the special ones for a phone number and an address carry the value as payload. */
    private static @Nullable Part tapped(@Nullable String payload, @Nullable String text) {
        if (payload == null) {
            return null;
        }
        boolean value = text == null || bare(text).equals(bare(payload));
        if (value && PHONE.matcher(payload.strip()).matches()) {
            return new Part.ContactCard(null, payload.strip(), null, null);
        } else if (value && EMAIL.matcher(payload.strip()).matches()) {
            return new Part.ContactCard(null, null, payload.strip(), null);
        }
        return new Part.Choice(payload, text == null ? "" : nfc(text));
    }

    private static String bare(String value) {
        return value.replaceAll("[\\s.()-]", "");
    }

    private static Part attachment(Wire attachment) {
        String type = attachment.text("type");
        Wire payload = attachment.object("payload");
        String sticker = payload.id("sticker_id");
        if (type == null) {
            return new Part.Unsupported("attachment");
        } else if (type.equals("sticker") || sticker != null) {
            // Stickers came as pictures with a sticker_id until 30 August 2026.
            return new Part.Sticker(sticker, payload.text("url"));
        }
        String url = first(payload.text("url"), attachment.text("url"));
        String title = first(attachment.text("title"), payload.text("title"));
        return switch (type) {
            case "image" -> file(MediaKind.IMAGE, url, title, type);
            case "video" -> file(MediaKind.VIDEO, url, title, type);
            case "audio" -> file(MediaKind.AUDIO, url, title, type);
            case "file" -> file(MediaKind.FILE, url, title, type);
            case "location" -> location(payload.object("coordinates"), url, title);
            case "fallback", "reel", "ig_reel", "post", "ig_post", "share" -> link(url, title, type);
            case "template" -> template(attachment, payload);
            default -> new Part.Unsupported(name(type));
        };
    }

    private static Part file(MediaKind kind, @Nullable String url, @Nullable String name, String type) {
        return url == null
                ? new Part.Unsupported(type)
                : new Part.Attachment(new Media(null, kind, "", 0, name, url, null, null, null, null));
    }

    private static Part location(Wire coordinates, @Nullable String url, @Nullable String title) {
        Double latitude = coordinates.number("lat");
        Double longitude = coordinates.number("long");
        if (latitude != null && longitude != null && GeoPoint.isValid(latitude, longitude)) {
            return new Part.Location(new GeoPoint(latitude, longitude), null, title);
        }
        return link(url, title, "location");
    }

    private static Part link(@Nullable String url, @Nullable String title, String type) {
        if (url != null) {
            return new Part.Link(url, title == null ? null : nfc(title));
        }
        return title == null ? new Part.Unsupported(type) : new Part.Text(nfc(title));
    }

    /** Only in echoes: the words above our buttons. */
    private static Part template(Wire attachment, Wire payload) {
        String words = first(payload.text("text"), attachment.text("title"));
        return words == null ? new Part.Unsupported("template") : new Part.Text(nfc(words));
    }

    /** A kind we don't know, short enough to be a name. */
    private static String name(String type) {
        return type.matches("[a-zA-Z0-9_]{1,40}") ? type : "attachment";
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }

    static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private MessageParts() {}
}
