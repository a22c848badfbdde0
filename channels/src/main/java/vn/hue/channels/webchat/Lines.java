package vn.hue.channels.webchat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.History;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Part;

/**
 * A line of the conversation as the page shows it.
 *
 * <pre>{@code
 * {"id":"…","from":"bot","at":"2026-11-23T08:15:00Z","text":"…","state":"sent",
 *  "options":[{"payload":"confirm","label":"Đúng rồi"}],
 *  "media":[{"kind":"image","type":"image/jpeg","name":"…","bytes":81234,"url":"/webchat/media/…"}],
 *  "point":{"lat":16.4637,"lng":107.5909},"asksFor":"location"}
 * }</pre>
 */
final class Lines {

    private static final String CITIZEN = "citizen";

    private final MediaPasses passes;

    Lines(MediaPasses passes) {
        this.passes = passes;
    }

    /** How the inbox names a message: the browser's id, made unique among all citizens. */
    static String externalId(String user, String id) {
        return user + '/' + id;
    }

    JsonObject of(String user, History.Line line) {
        String id = line.id().startsWith(user + '/') ? line.id().substring(user.length() + 1) : line.id();
        JsonObject json = line(id, from(line.author()), line.at(), line.text());
        add(json, line.options(), line.media(), line.point());
        DeliveryState state = line.state();
        return state == null ? json : json.put("state", state.name().toLowerCase(Locale.ROOT));
    }

    /** What we are sending now. */
    JsonObject of(Outbound message, Instant at) {
        JsonObject json = line(message.id(), from(message.author()), at, message.text());
        add(json, message.options(), message.media(), null);
        Outbound.AsksFor asksFor = message.asksFor();
        if (asksFor == null) {
            return json;
        }
        Outbound.AsksFor shown = asksFor == Outbound.AsksFor.CONTACT_AGAIN ? Outbound.AsksFor.CONTACT : asksFor;
        return json.put("asksFor", shown.name().toLowerCase(Locale.ROOT));
    }

    /** What the citizen just said, for the other tabs. */
    JsonObject of(ClientFrame.Say said, Instant at) {
        StringBuilder text = new StringBuilder();
        JsonObject json = line(said.id(), CITIZEN, at, "");
        List<Media> media = said.parts().stream()
                .filter(Part.Attachment.class::isInstance)
                .map(part -> ((Part.Attachment) part).media())
                .toList();
        for (Part part : said.parts()) {
            if (part instanceof Part.Text words) {
                text.append(text.isEmpty() ? "" : "\n").append(words.text());
            } else if (part instanceof Part.Choice choice) {
                text.append(text.isEmpty() ? "" : "\n").append(choice.label());
            } else if (part instanceof Part.Location location) {
                add(json, List.of(), List.of(), location.point());
            }
        }
        add(json, List.of(), media, null);
        return json.put("text", text.toString());
    }

    /** A citizen sees that a person of the centre writes, not which account: names of staff stay inside. */
    private static String from(String author) {
        return CITIZEN.equals(author) || Outbound.BOT.equals(author) ? author : "operator";
    }

    private static JsonObject line(String id, String from, Instant at, String text) {
        return new JsonObject()
                .put("id", id)
                .put("from", from)
                .put("at", at.toString())
                .put("text", text);
    }

    private void add(JsonObject json, List<Option> options, List<Media> media, @Nullable GeoPoint point) {
        if (!options.isEmpty()) {
            JsonArray list = new JsonArray();
            options.forEach(option ->
                    list.add(new JsonObject().put("payload", option.payload()).put("label", option.label())));
            json.put("options", list);
        }
        if (!media.isEmpty()) {
            JsonArray list = new JsonArray();
            media.forEach(file -> list.add(file(file)));
            json.put("media", list);
        }
        if (point != null) {
            json.put("point", new JsonObject().put("lat", point.latitude()).put("lng", point.longitude()));
        }
    }

    private JsonObject file(Media file) {
        JsonObject json = new JsonObject()
                .put("kind", file.kind().name().toLowerCase(Locale.ROOT))
                .put("type", file.contentType())
                .put("bytes", file.bytes());
        if (file.name() != null) {
            json.put("name", file.name());
        }
        // A picture still at a provider has no link of ours yet; the page shows that it is there.
        return file.id() == null ? json : json.put("url", passes.link(file.id()));
    }
}
