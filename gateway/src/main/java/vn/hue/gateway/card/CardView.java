package vn.hue.gateway.card;

import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.Words;
import vn.hue.conversations.report.Province;
import vn.hue.gateway.card.CardFacts.Field;
import vn.hue.gateway.config.Settings;

/**
 * What {@code card.jte} shows.
 *
 * @param language {@code vi} or {@code en}
 * @param path {@code /u/<token>}
 * @param submission names what is sent: the same twice is one
 * @param facts null when there is nothing to fill in, then {@code notice} says why
 * @param notice the key of a sentence instead of the form; null with a form
 * @param typed what was posted, to be shown again beside {@code wrong}
 * @param passes of files that are kept already
 * @param wrong the key of a sentence for each field that could not be used
 * @param formWrong the key of a sentence about all of it; null when none
 */
public record CardView(
        Words words,
        String language,
        String path,
        String submission,
        @Nullable CardFacts facts,
        @Nullable String notice,
        Map<String, String> typed,
        List<String> passes,
        Map<String, String> wrong,
        @Nullable String formWrong,
        Page page) {

    /**
     * What is the same on every page.
     *
     * @param outline {@code [[latitude,longitude],…]} of the province as JSON
     * @param tiles a tile server; null for none
     */
    public record Page(
            String hotline,
            ZoneId zone,
            String outline,
            @Nullable String tiles,
            String attribution,
            long imageBytes,
            long videoBytes) {

        public static Page of(Settings settings, Province province) {
            JsonArray outline = new JsonArray();
            province.outline()
                    .forEach(p -> outline.add(new JsonArray().add(p.latitude()).add(p.longitude())));
            return new Page(
                    settings.contacts().hotline(),
                    settings.province().zone(),
                    outline.encode(),
                    settings.desk().tiles().url(),
                    settings.desk().tiles().attribution(),
                    settings.media().imageBytes(),
                    settings.media().videoBytes());
        }
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

    public String say(String key, String... places) {
        return words.say(key, places);
    }

    public boolean asks(String field) {
        return facts != null && facts.asks(Field.valueOf(field.toUpperCase(Locale.ROOT)));
    }

    public boolean asksQuestion() {
        return facts != null && facts.question() != null;
    }

    public String question() {
        return facts == null || facts.question() == null ? "" : facts.question();
    }

    public @Nullable String matter() {
        return facts == null ? null : facts.matter();
    }

    /** One line for each thing that is given, with what may be shown of it. */
    public List<String> known() {
        return facts == null
                ? List.of()
                : facts.known().stream()
                        .map(k -> {
                            String shown = CardFacts.time(k).map(this::time).orElse(k.shown());
                            String label = say("field." + k.field().key());
                            return shown.isEmpty() ? label : label + ": " + shown;
                        })
                        .toList();
    }

    /** Whether it is given and may be given anew. */
    public boolean mayCorrect(String field) {
        return facts != null && facts.question() == null && !asks(field);
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(page.zone()));
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public boolean isWrong(String field) {
        return wrong.containsKey(field);
    }

    public String whatIsWrong(String field) {
        String key = wrong.get(field);
        return key == null ? "" : say(key);
    }

    public String otherLanguage() {
        return language.equals("en") ? "vi" : "en";
    }

    public static String megabytes(long bytes) {
        return String.valueOf(bytes / (1024 * 1024));
    }
}
