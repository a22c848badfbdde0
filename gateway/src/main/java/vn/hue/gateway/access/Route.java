package vn.hue.gateway.access;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.vertx.core.http.HttpMethod;
import java.util.EnumSet;
import java.util.Set;
import vn.hue.gateway.staff.Role;

/**
 * The authorisation table: every route of the desk and the API, and who may use it. What does not stand here can't be
 * mounted ({@link Doors}), and {@code AuthorizationTest} tries every route as everyone.
 *
 * <p>The last column names the roles that may, in the order <b>op</b>erator, <b>su</b>pervisor, <b>ag</b>ency,
 * <b>ad</b>ministrator, with {@code --} for those who may not. {@code anyone}: no login needed. {@code entering}: a login
 * that is not complete yet is enough. {@code token}: an API token.
 */
public enum Route {
    // coming and going
    LOGIN(GET, "/desk/login", "anyone"),
    LOG_IN(POST, "/desk/login", "anyone"),
    LANGUAGE(GET, "/desk/language/:language", "anyone"),
    LINK(GET, "/desk/link/:token", "anyone"),
    USE_LINK(POST, "/desk/link/:token", "anyone"),
    CODE(GET, "/desk/code", "entering"),
    GIVE_CODE(POST, "/desk/code", "entering"),
    ENROL(GET, "/desk/enrol", "entering"),
    SET_UP_CODES(POST, "/desk/enrol", "entering"),
    LOG_OUT(POST, "/desk/logout", "entering"),

    // everyone's own
    HOME(GET, "/desk", "op su ag ad"),
    LIVE(GET, "/desk/live", "op su ag ad"),
    ME(GET, "/desk/me", "op su ag ad"),
    MY_PASSWORD(POST, "/desk/me/password", "op su ag ad"),
    MY_CODES_OFF(POST, "/desk/me/codes/off", "op su ag ad"),
    END_MY_SESSION(POST, "/desk/me/sessions/end", "op su ag ad"),

    // the centre's work
    INBOX(GET, "/desk/inbox", "op su -- --"),
    INBOX_PART(GET, "/desk/parts/inbox", "op su -- --"),
    QUEUES_PART(GET, "/desk/parts/queues", "op su -- --"),
    SEARCH(POST, "/desk/search", "op su -- --"),
    CONVERSATION(GET, "/desk/conversations/:id", "op su -- --"),
    DIALOG_PART(GET, "/desk/parts/dialog/:id", "op su -- --"),
    FACTS_PART(GET, "/desk/parts/facts/:id", "op su -- --"),
    MEDIA(GET, "/desk/media/:id", "op su -- --"),
    MEDIA_SMALL(GET, "/desk/media/:id/small", "op su -- --"),
    DEED(POST, "/desk/conversations/:id/deeds", "op su -- --"),
    TAKE_AWAY(POST, "/desk/conversations/:id/take-away", "-- su -- --"),
    TRANSFER(POST, "/desk/conversations/:id/transfer", "op su -- --"),
    FILL_IN(POST, "/desk/conversations/:id/fill-in", "op su -- --"),
    TYPING(POST, "/desk/parts/typing/:id", "op su -- --"),
    TYPING_PART(GET, "/desk/parts/typing/:id", "op su -- --"),
    STILL_HERE(POST, "/desk/parts/here/:id", "op su -- --"),
    REVEAL(POST, "/desk/conversations/:id/reveal", "op su -- --"),
    CONDUCT(GET, "/desk/conduct", "op su -- --"),
    CONDUCT_PART(GET, "/desk/parts/conduct", "op su -- --"),
    JUDGE_CONDUCT(POST, "/desk/conversations/:id/conduct", "op su -- --"),
    REPORT(GET, "/desk/reports/:report", "op su -- --"),
    REPORT_PART(GET, "/desk/parts/report/:report", "op su -- --"),
    REPORT_MENDING(POST, "/desk/parts/report/:report/mending", "op su -- --"),
    REPORT_DEED(POST, "/desk/reports/:report/deeds", "op su -- --"),
    REPORT_REVEAL(POST, "/desk/reports/:report/reveal", "op su -- --"),
    NEW_REPORT(GET, "/desk/reports/new", "op su -- --"),
    OPEN_REPORT(POST, "/desk/reports/new", "op su -- --"),
    CALLER(POST, "/desk/reports/new/caller", "op su -- --"),
    OPENED_REPORT(GET, "/desk/reports/opened", "op su -- --"),
    PICTURES(POST, "/desk/pictures", "op su -- --"),
    SETTLE_ALARM(POST, "/desk/alarms/settle", "op su -- --"),
    DEAD_LETTERS(GET, "/desk/dead-letters", "op su -- --"),
    RESEND_LETTER(POST, "/desk/dead-letters/:id/resend", "op su -- --"),
    SETTLE_LETTER(POST, "/desk/dead-letters/:id/settle", "op su -- --"),
    MY_AWAY(POST, "/desk/me/away", "op su -- --"),

    // looking after it
    CHANNELS(GET, "/desk/channels", "op su -- ad"),
    AUDIT(GET, "/desk/audit", "-- su -- ad"),
    AGENCIES(GET, "/desk/agencies", "op su -- ad"),
    IMPORT_AGENCIES(POST, "/desk/agencies/import", "-- -- -- ad"),
    AGENCY(GET, "/desk/agencies/:id", "-- -- -- ad"),
    KEEP_AGENCY(POST, "/desk/agencies/:id", "-- -- -- ad"),
    RETIRE_AGENCY(POST, "/desk/agencies/:id/retire", "-- -- -- ad"),
    RESTORE_AGENCY(POST, "/desk/agencies/:id/restore", "-- -- -- ad"),
    ACCOUNTS(GET, "/desk/accounts", "-- -- -- ad"),
    INVITE(POST, "/desk/accounts/invite", "-- -- -- ad"),
    WITHDRAW_INVITATION(POST, "/desk/accounts/withdraw", "-- -- -- ad"),
    CHANGE_ROLE(POST, "/desk/accounts/:name/role", "-- -- -- ad"),
    DISABLE_ACCOUNT(POST, "/desk/accounts/:name/disable", "-- -- -- ad"),
    ENABLE_ACCOUNT(POST, "/desk/accounts/:name/enable", "-- -- -- ad"),
    CHANGE_TEAM(POST, "/desk/accounts/:name/team", "-- -- -- ad"),
    RESET_ACCOUNT(POST, "/desk/accounts/:name/reset", "-- -- -- ad"),
    END_SESSIONS(POST, "/desk/accounts/:name/sessions/end", "-- -- -- ad"),

    // other systems
    API_DESCRIPTION(GET, "/api/v1/openapi.yaml", "anyone"),
    API_CONVERSATIONS(GET, "/api/v1/conversations", "token"),
    API_CONVERSATION(GET, "/api/v1/conversations/:id", "token"),
    API_REPORTS(GET, "/api/v1/reports", "token"),
    API_REPORT(GET, "/api/v1/reports/:code", "token"),
    API_LABELS(POST, "/api/v1/reports/:code/labels", "token"),
    API_DEAD_LETTERS(GET, "/api/v1/dead-letters", "token"),
    API_RESEND(POST, "/api/v1/dead-letters/:id/resend", "token");

    /** How one must be known. */
    public enum By {
        NOTHING,
        /** A session, however far its login is. */
        ANY_SESSION,
        /** A complete login of a role that may. */
        ROLE,
        TOKEN
    }

    private final HttpMethod method;
    private final String path;
    private final By by;
    private final Set<Role> roles;

    Route(HttpMethod method, String path, String who) {
        this.method = method;
        this.path = path;
        this.by = switch (who) {
            case "anyone" -> By.NOTHING;
            case "entering" -> By.ANY_SESSION;
            case "token" -> By.TOKEN;
            default -> By.ROLE;
        };
        this.roles = by == By.ROLE ? roles(who) : Set.of();
    }

    private static Set<Role> roles(String who) {
        String[] columns = who.split(" ");
        String[] names = {"op", "su", "ag", "ad"};
        if (columns.length != names.length) {
            throw new IllegalArgumentException("four columns are needed: " + who);
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (int i = 0; i < names.length; i++) {
            if (columns[i].equals(names[i])) {
                roles.add(Role.values()[i]);
            } else if (!columns[i].equals("--")) {
                throw new IllegalArgumentException("neither " + names[i] + " nor --: " + who);
            }
        }
        return roles;
    }

    public HttpMethod method() {
        return method;
    }

    /** As Vert.x writes paths: {@code :id} for a part that varies. */
    public String path() {
        return path;
    }

    public By by() {
        return by;
    }

    /** Whether a person asks for it; the others are fetched by open pages by themselves. */
    public boolean isAsked() {
        return this != LIVE && !path.startsWith("/desk/parts/");
    }

    /** Whether a complete login of this role is enough. */
    public boolean allows(Role role) {
        return by == By.NOTHING || by == By.ANY_SESSION || roles.contains(role);
    }
}
