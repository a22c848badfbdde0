package vn.hue.conversations.transcripts;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Part;

/**
 * What a citizen sends, as it is written in a transcript: words, or one of
 *
 * <pre>
 * [photo taken=2026-11-23T09:40 at=16.46,107.58 like=lamp]   [video]  [voice]  [file]
 * [photo lost=yes]   that came broken, or could not be had
 * [photo lost=away]   whose host gives it later, if at all
 * [pin 16.46,107.58]   [tap Label of a button]   [contact name="Phạm Lan" phone=+84905123456]
 * [card name="Phạm Lan" address="12 Lê Lợi" consent=yes mail=none]
 * [sticker]   [unknown poll]
 * </pre>
 */
final class Typed {

    private static final Pattern BRACKETS = Pattern.compile("\\[(\\w+)\\s*(.*)]");
    private static final Pattern FACT = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|(\\S+))");

    private int files;

    /** @param offered every button shown so far, the last one first */
    Part part(String typed, List<Option> offered) {
        Matcher brackets = BRACKETS.matcher(typed);
        if (!brackets.matches()) {
            return new Part.Text(Normalizer.normalize(typed, Normalizer.Form.NFC));
        }
        String rest = brackets.group(2);
        return switch (brackets.group(1)) {
            case "photo" -> media(MediaKind.IMAGE, "image/jpeg", facts(rest));
            case "video" -> media(MediaKind.VIDEO, "video/mp4", facts(rest));
            case "voice" -> media(MediaKind.AUDIO, "audio/mpeg", facts(rest));
            case "file" -> media(MediaKind.FILE, "application/pdf", facts(rest));
            case "pin" -> new Part.Location(point(rest), null, null);
            case "tap" -> tap(rest, offered);
            case "contact" -> contact(facts(rest));
            case "card" -> card(facts(rest));
            case "sticker" -> new Part.Sticker(null, null);
            case "unknown" -> new Part.Unsupported(rest);
            default -> throw new IllegalArgumentException("nobody can send " + typed);
        };
    }

    private Part media(MediaKind kind, String type, Map<String, String> facts) {
        files++;
        String like = facts.get("like");
        return new Part.Attachment(new Media(
                facts.containsKey("lost") ? null : "file-" + files,
                kind,
                type,
                1_000,
                null,
                "away".equals(facts.get("lost")) ? "https://cdn.example/" + files : null,
                "digest-" + (like == null ? files : like),
                like == null ? null : likeness(like),
                facts.containsKey("taken") ? instant(facts.get("taken")) : null,
                facts.containsKey("at") ? point(facts.get("at")) : null));
    }

    private static long likeness(String like) {
        long bits = 1;
        for (byte b : like.getBytes(StandardCharsets.UTF_8)) {
            bits = bits * 1_000_003 + b;
        }
        return bits;
    }

    private static Part tap(String label, List<Option> offered) {
        return offered.stream()
                .filter(option -> option.label().equals(label))
                .findFirst()
                .map(option -> new Part.Choice(option.payload(), label))
                .orElseThrow(() -> new IllegalArgumentException("no button " + label));
    }

    private static Part contact(Map<String, String> facts) {
        return new Part.ContactCard(facts.get("name"), facts.get("phone"), facts.get("email"), facts.get("address"));
    }

    private static Part card(Map<String, String> facts) {
        String consent = facts.get("consent");
        return new Part.CardFilled(
                facts.getOrDefault("for", "the card's"),
                facts.get("content"),
                facts.get("address"),
                facts.containsKey("seen") ? instant(facts.get("seen")) : null,
                facts.get("name"),
                facts.get("phone"),
                facts.get("email"),
                "none".equals(facts.get("mail")),
                consent == null ? null : consent.equals("yes"));
    }

    private static Map<String, String> facts(String text) {
        Map<String, String> facts = new HashMap<>();
        Matcher fact = FACT.matcher(text);
        while (fact.find()) {
            facts.put(fact.group(1), fact.group(2) == null ? fact.group(3) : fact.group(2));
        }
        return facts;
    }

    private static GeoPoint point(String text) {
        String[] numbers = text.strip().split(",");
        return new GeoPoint(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
    }

    /** A time on the province's clock. */
    static Instant instant(@Nullable String local) {
        return LocalDateTime.parse(local == null ? "" : local.strip())
                .atZone(Regulation.ZONE)
                .toInstant();
    }
}
