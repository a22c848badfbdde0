package vn.hue.gateway.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.staff.AuditLog.Entry;

/**
 * A line of the audit log, in words.
 *
 * @param who the display name; empty when nobody knows
 * @param account the account's name beside it; empty when it adds nothing
 * @param detail in words; empty when there is nothing to add
 */
public record AuditRow(Entry entry, String who, String account, String detail, List<About> about) {

    public AuditRow {
        about = List.copyOf(about);
    }

    /**
     * What it concerned.
     *
     * @param id as the log has it
     * @param name as people read it
     * @param page where it is to be seen; null when whoever looks may not, or there is no such page
     */
    public record About(String id, String name, @Nullable String page) {}

    static AuditRow of(Entry entry, People people, Frame frame) {
        String name = entry.who().equals("system") ? frame.say("by.system") : people.name(entry.who());
        boolean same = entry.who().equals("system")
                || entry.who().equals(name)
                || entry.who().startsWith("token:");
        return new AuditRow(
                entry,
                name,
                same ? "" : entry.who(),
                detail(entry.detail(), frame),
                entry.about().stream().map(id -> about(id, people, frame)).toList());
    }

    /** A deed, or a deed and the channel it went by. */
    private static String detail(String written, Frame frame) {
        String[] words = written.split(" ", 2);
        // A token that lacked a scope is told of in the scope's own words.
        String deed = frame.word("detail." + words[0], frame.word("scope." + words[0], words[0]));
        String channel = words.length == 1 ? "" : frame.word("channel." + words[1].toLowerCase(Locale.ROOT), "");
        return channel.isEmpty() ? deed : deed + " · " + channel;
    }

    private static About about(String id, People people, Frame frame) {
        int colon = id.indexOf(':');
        String kind = id.substring(0, Math.max(0, colon));
        String name = id.substring(colon + 1);
        return switch (kind) {
            case "account" -> new About(id, people.name(name), null);
            case "conversation" ->
                new About(
                        id,
                        frame.say("inbox.talk", tail(name)),
                        frame.can(Route.CONVERSATION) ? "/desk/conversations/" + encoded(name) : null);
            case "report" ->
                new About(
                        id,
                        name.startsWith("PA-") ? name : frame.say("audit.report", tail(name)),
                        frame.can(Route.REPORT) && name.startsWith("PA-") ? "/desk/reports/" + encoded(name) : null);
            case "agency" -> new About(id, name, frame.can(Route.AGENCY) ? "/desk/agencies/" + encoded(name) : null);
            default -> new About(id, name, null);
        };
    }

    private static String tail(String id) {
        return id.substring(Math.max(0, id.length() - 4));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
