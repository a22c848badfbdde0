package vn.hue.gateway.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.staff.Presence;
import vn.hue.gateway.staff.Session;

/**
 * What every page needs besides its content.
 *
 * @param who null before the login
 * @param csrf what every form must carry in a field of this name
 * @param path of this page, with its query
 * @param now by the gateway's clock, which in the demo is not the browser's
 */
public record Frame(
        DeskWords words, @Nullable Presence who, String csrf, String path, Instant now, ZoneId zone, MapView map) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM");
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy");
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

    /** As {@link #say}, or {@code otherwise} when there is no such sentence. */
    public String word(String key, String otherwise) {
        String said = words.say(key);
        return said.equals(key) ? otherwise : said;
    }

    public String time(Instant at) {
        return time(at, zone);
    }

    static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    public String full(Instant at) {
        return FULL.format(at.atZone(zone));
    }

    /** To the second: what happened in the same minute has an order. */
    public String exact(Instant at) {
        return EXACT.format(at.atZone(zone));
    }

    /** The name of one deed of a person: the same form sent twice is one deed. */
    public String deedId() {
        return UUID.randomUUID().toString();
    }

    /** Whether who is logged in may go there: what they may not is not offered. */
    public boolean can(Route route) {
        return who != null
                && who.session().stage() == Session.Stage.OPEN
                && route.allows(who.account().role());
    }

    /** As colleagues read it; empty before the login. */
    public String name() {
        return who == null ? "" : who.account().displayName();
    }

    /** The account's name; empty before the login. Drafts kept in the browser belong to it. */
    public String account() {
        return who == null ? "" : who.account().name();
    }

    /** Where the language is changed, coming back here. */
    public String otherLanguage() {
        return "/desk/language/" + words.other().language() + "?back=" + encoded(path);
    }

    /** For the part of an address. */
    public String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
