package vn.hue.gateway.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every page needs besides its content.
 *
 * @param operator null on the login page
 * @param csrf for the forms; empty on the login page
 * @param now by the gateway's clock, which in the demo is not the browser's
 */
public record Frame(DeskWords words, @Nullable Operator operator, String csrf, Instant now, ZoneId zone, MapView map) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM");
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    /**
     * What the map draws.
     *
     * @param outline {@code [[latitude,longitude],…]} as JSON
     * @param tiles null when there is no tile server
     */
    public record MapView(String outline, @Nullable String tiles, String attribution) {}

    public String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    public String full(Instant at) {
        return FULL.format(at.atZone(zone));
    }

    /** The name of one deed of a person: the same form sent twice is one deed. */
    public String deedId() {
        return UUID.randomUUID().toString();
    }
}
