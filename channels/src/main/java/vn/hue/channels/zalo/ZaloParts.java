package vn.hue.channels.zalo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Part;

/**
 * Reads the content of a message of Zalo.
 *
 * <pre>{@code
 * {"msg_id":"96d3cdf3af150460909","text":"Xin chào"}
 * {"msg_id":"…","text":"Bưu điện Huế","attachments":[{"type":"location",
 *   "payload":{"coordinates":{"latitude":"16.4637","longitude":"107.5909"}}}]}
 * {"msg_id":"…","attachments":[{"type":"file",
 *   "payload":{"url":"https://…","name":"a.log","size":"24165","checksum":"9e10…","type":"log"}}]}
 * {"msg_id":"…","text":"Hoa","attachments":[{"type":"link","payload":{"thumbnail":"…","url":"https://zalo.me/…",
 *   "description":"{\"phone\":\"84912345678\",\"qrCodeUrl\":\"https://…\"}"}}]}
 * }</pre>
 */
final class ZaloParts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern BARE_URL = Pattern.compile("https?://\\S+");
    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "gif", "webp", "heic", "bmp");
    private static final Set<String> VIDEOS = Set.of("mp4", "mov", "3gp", "avi", "mkv", "webm", "m4v");
    private static final Set<String> RECORDINGS = Set.of("amr", "aac", "m4a", "mp3", "wav", "ogg");

    /**
     * The parts in the order text, attachments; never empty.
     *
     * @param event names what can't be read
     */
    static List<Part> read(ZaloWire message, List<ZaloWire> attachments, String event) {
        String text = words(message);
        if (text == null) {
            text = underVideo(attachments);
        }
        List<Part> attached = new ArrayList<>();
        for (ZaloWire each : attachments) {
            attached.add(attachment(each, text, event));
        }
        List<Part> parts = new ArrayList<>();
        if (text != null && !saidBy(attached, text)) {
            Part.Choice choice = ZaloTaps.read(text);
            parts.add(choice != null ? choice : new Part.Text(text));
        }
        parts.addAll(attached);
        if (parts.isEmpty()) {
            parts.add(new Part.Unsupported(event));
        }
        return List.copyOf(parts);
    }

    /** The words of a message; null when it has none. */
    static @Nullable String words(ZaloWire message) {
        return clean(message.text("text"));
    }

    /** A picture's words are the message's, a video's are in itself. */
    private static @Nullable String underVideo(List<ZaloWire> attachments) {
        return attachments.stream()
                .filter(each -> "video".equals(each.text("type")))
                .map(each -> clean(each.object("payload").text("description")))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * The contact form, in its newer and its older shape.
     *
     * <pre>{@code
     * {"name":"Nguyễn Thị Hoa","phone":"84905123456","full_address":
     *   {"user_city":"Huế","user_ward":"Thuận Hóa","user_address":"12 Lê Lợi"}}
     * {"name":"…","phone":84905123456,"address":"12 Lê Lợi","ward":"…","district":"…","city":"…"}
     * }</pre>
     */
    static Part.ContactCard form(ZaloWire info) {
        ZaloWire full = info.object("full_address");
        String address = Stream.of(
                        first(full.text("user_address"), info.text("address")),
                        first(full.text("user_ward"), info.text("ward")),
                        info.text("district"),
                        first(full.text("user_city"), info.text("city")))
                .filter(Objects::nonNull)
                .map(ZaloParts::clean)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return new Part.ContactCard(
                clean(info.text("name")), info.text("phone"), info.text("email"), address.isEmpty() ? null : address);
    }

    private static Part attachment(ZaloWire attachment, @Nullable String text, String event) {
        String type = attachment.text("type");
        ZaloWire payload = attachment.object("payload");
        String url = payload.text("url");
        return switch (type == null ? "" : type.toLowerCase(Locale.ROOT)) {
            case "image", "photo" -> media(MediaKind.IMAGE, "image/*", url, payload, event);
            case "video" -> media(MediaKind.VIDEO, "video/*", url, payload, event);
            case "audio", "voice" -> media(MediaKind.AUDIO, "audio/*", url, payload, event);
            case "file" -> file(url, payload, event);
            case "sticker" -> new Part.Sticker(payload.text("id"), url);
            case "gif" -> new Part.Sticker(null, url);
            case "location" -> location(payload.object("coordinates"), text, event);
            case "link" -> link(url, payload, text, event);
            case "template" -> template(payload, event);
            default -> new Part.Unsupported(type == null ? event : event + "/" + type);
        };
    }

    private static Part media(
            MediaKind kind, String contentType, @Nullable String url, ZaloWire payload, String event) {
        if (url == null) {
            return new Part.Unsupported(event);
        }
        String name = clean(payload.text("name"));
        return new Part.Attachment(
                new Media(null, kind, contentType, size(payload), name, url, null, null, null, null));
    }

    /** A video of some phones comes as a file with {@code "type":"mp4"}. */
    private static Part file(@Nullable String url, ZaloWire payload, String event) {
        String type = payload.text("type");
        String extension = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (PICTURES.contains(extension)) {
            return media(MediaKind.IMAGE, "image/*", url, payload, event);
        } else if (VIDEOS.contains(extension)) {
            return media(MediaKind.VIDEO, "video/*", url, payload, event);
        } else if (RECORDINGS.contains(extension)) {
            return media(MediaKind.AUDIO, "audio/*", url, payload, event);
        }
        return media(MediaKind.FILE, "application/octet-stream", url, payload, event);
    }

    private static Part location(ZaloWire coordinates, @Nullable String text, String event) {
        Double latitude = number(coordinates.text("latitude"));
        Double longitude = number(coordinates.text("longitude"));
        if (latitude == null || longitude == null || !GeoPoint.isValid(latitude, longitude)) {
            return new Part.Unsupported(event);
        }
        return new Part.Location(new GeoPoint(latitude, longitude), null, text);
    }

    /** A business card is a link whose description is JSON. */
    private static Part link(@Nullable String url, ZaloWire payload, @Nullable String text, String event) {
        String description = payload.text("description");
        ZaloWire card = card(description);
        if (card != null) {
            return new Part.ContactCard(text, card.text("phone"), null, null);
        }
        String title = first(payload.text("title"), description);
        return url == null ? new Part.Unsupported(event) : new Part.Link(url, clean(title));
    }

    /** Only in echoes: {@code {"zinstant_id":"…","text":"…","link_url":"…","checksum":"…"}}. */
    private static Part template(ZaloWire payload, String event) {
        String words = clean(payload.text("text"));
        String link = payload.text("link_url");
        if (words != null) {
            return new Part.Text(words);
        }
        return link == null ? new Part.Unsupported(event + "/template") : new Part.Link(link, null);
    }

    private static @Nullable ZaloWire card(@Nullable String description) {
        if (description == null || !description.strip().startsWith("{")) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(description);
            ZaloWire card = new ZaloWire(node);
            return card.text("phone") != null || card.text("qrCodeUrl") != null ? card : null;
        } catch (JsonProcessingException justWords) {
            return null;
        }
    }

    /** Whether the text is only the name of a place or a person, or the shared link itself. */
    private static boolean saidBy(List<Part> attached, String text) {
        return attached.stream()
                .anyMatch(part -> part instanceof Part.Location
                        || part instanceof Part.ContactCard
                        || (part instanceof Part.Link link
                                && (link.url().equals(text)
                                        || BARE_URL.matcher(text).matches())));
    }

    private static long size(ZaloWire payload) {
        String size = payload.text("size");
        return size != null && size.matches("\\d{1,15}") ? Long.parseLong(size) : 0;
    }

    private static @Nullable Double number(@Nullable String text) {
        try {
            return text == null ? null : Double.valueOf(text.strip());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }

    private static @Nullable String clean(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        String clean = UNPRINTABLE
                .matcher(Normalizer.normalize(raw, Normalizer.Form.NFC))
                .replaceAll("")
                .strip();
        return clean.isEmpty() ? null : clean;
    }

    private ZaloParts() {}
}
