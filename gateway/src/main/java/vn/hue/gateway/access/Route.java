package vn.hue.gateway.access;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hue.gateway.config.Settings.Scope;
import vn.hue.gateway.staff.Role;

/**
 * The authorisation table: every route of the desk and the API, and who may use it. What does not stand here can't be
 * mounted ({@link Doors}), and {@code AuthorizationTest} tries every route as everyone.
 *
 * <p>The last column names the roles that may, in the order <b>op</b>erator, <b>su</b>pervisor, <b>ag</b>ency,
 * <b>ad</b>ministrator, with {@code --} for those who may not. {@code anyone}: no login needed. {@code entering}: a login
 * that is not complete yet is enough. {@code token}: an API token; {@code token reports:write}: one with that scope, or with any of
 * several.
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
    DECLINE(POST, "/desk/conversations/:id/decline", "op su -- --"),
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
    FORESEEN_PART(POST, "/desk/parts/foreseen/:report", "op su -- --"),
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
    API_LABELS(POST, "/api/v1/reports/:code/labels", "token labels"),
    API_DEAD_LETTERS(GET, "/api/v1/dead-letters", "token"),
    API_RESEND(POST, "/api/v1/dead-letters/:id/resend", "token resend"),
    API_TAKE_OVER(POST, "/api/v1/conversations/:id/take-over", "token conversations:write"),
    API_TAKE_AWAY(POST, "/api/v1/conversations/:id/take-away", "token conversations:supervise"),
    API_TRANSFER(POST, "/api/v1/conversations/:id/transfer", "token conversations:write"),
    API_TAKE_BACK(POST, "/api/v1/conversations/:id/take-back", "token conversations:write"),
    API_DECLINE(POST, "/api/v1/conversations/:id/decline", "token conversations:write"),
    API_FILL_IN(POST, "/api/v1/conversations/:id/fill-in", "token conversations:write"),
    API_STILL_HERE(POST, "/api/v1/conversations/:id/still-here", "token conversations:write"),
    API_WRITE(POST, "/api/v1/conversations/:id/messages", "token conversations:write"),
    API_NOTE(POST, "/api/v1/conversations/:id/notes", "token conversations:write"),
    API_HAND_BACK(POST, "/api/v1/conversations/:id/hand-back", "token conversations:write"),
    API_COLLECT(POST, "/api/v1/conversations/:id/collect", "token conversations:write"),
    API_CONDUCT(GET, "/api/v1/conduct", "token"),
    API_CONDUCT_OF(GET, "/api/v1/conversations/:id/conduct", "token"),
    API_PROPOSE_VIOLATION(POST, "/api/v1/conversations/:id/violations", "token conduct:write"),
    API_CONFIRM_VIOLATION(POST, "/api/v1/conversations/:id/violations/:number/confirm", "token conduct:write"),
    API_DISMISS_VIOLATION(POST, "/api/v1/conversations/:id/violations/:number/dismiss", "token conduct:write"),
    API_WITHDRAW_VIOLATION(POST, "/api/v1/conversations/:id/violations/:number/withdraw", "token conduct:write"),
    API_LIFT_LOCK(POST, "/api/v1/conversations/:id/locks/:kind/lift", "token conduct:write"),
    API_MEDIA(POST, "/api/v1/media", "token reports:file, reports:handle, conversations:write"),
    API_FILE(POST, "/api/v1/reports", "token reports:file"),
    API_CONTACT(POST, "/api/v1/reports/:code/contact", "token reports:write"),
    API_START_VERIFYING(POST, "/api/v1/reports/:code/start-verifying", "token reports:write"),
    API_VERIFY_SENDER(POST, "/api/v1/reports/:code/verify-sender", "token reports:write"),
    API_SENDER_VERIFIED(POST, "/api/v1/reports/:code/sender-verified", "token reports:write"),
    API_ASK_SUPPLEMENT(POST, "/api/v1/reports/:code/ask-supplement", "token reports:write"),
    API_ACCEPT(POST, "/api/v1/reports/:code/accept", "token reports:write"),
    API_MEND(POST, "/api/v1/reports/:code/mend", "token reports:write"),
    API_SHOW(POST, "/api/v1/reports/:code/show", "token reports:write"),
    API_RECLASSIFY(POST, "/api/v1/reports/:code/reclassify", "token reports:write"),
    API_OVERTURN(POST, "/api/v1/reports/:code/overturn", "token reports:write"),
    API_FOLLOW(POST, "/api/v1/reports/:code/follow", "token reports:write"),
    API_SEPARATE(POST, "/api/v1/reports/:code/separate", "token reports:write"),
    API_LINK(POST, "/api/v1/reports/:code/link", "token reports:write"),
    API_UNLINK(POST, "/api/v1/reports/:code/unlink", "token reports:write"),
    API_REFUSE(POST, "/api/v1/reports/:code/refuse", "token reports:write"),
    API_CANCEL(POST, "/api/v1/reports/:code/cancel", "token reports:write"),
    API_DISTRIBUTE(POST, "/api/v1/reports/:code/distribute", "token reports:write"),
    API_INVITE(POST, "/api/v1/reports/:code/invite", "token reports:write"),
    API_UNDO(POST, "/api/v1/reports/:code/undo", "token reports:write"),
    API_ACKNOWLEDGE(POST, "/api/v1/reports/:code/acknowledge", "token reports:handle"),
    API_RETURN(POST, "/api/v1/reports/:code/return-to-centre", "token reports:handle"),
    API_ENTER_RESULT(POST, "/api/v1/reports/:code/enter-result", "token reports:handle"),
    API_ANSWER(POST, "/api/v1/reports/:code/answer-interaction", "token reports:handle"),
    API_SEND_BACK(POST, "/api/v1/reports/:code/send-back-result", "token reports:write"),
    API_PUBLISH(POST, "/api/v1/reports/:code/publish", "token reports:write"),
    API_REOPEN(POST, "/api/v1/reports/:code/reopen", "token reports:write"),
    API_RATE(POST, "/api/v1/reports/:code/rate", "token reports:citizen"),
    API_INTERACT(POST, "/api/v1/reports/:code/interact", "token reports:citizen");

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
    private final Set<Scope> scopes;

    Route(HttpMethod method, String path, String who) {
        this.method = method;
        this.path = path;
        this.by = switch (who.split(" ")[0]) {
            case "anyone" -> By.NOTHING;
            case "entering" -> By.ANY_SESSION;
            case "token" -> By.TOKEN;
            default -> By.ROLE;
        };
        this.scopes = by == By.TOKEN && !who.equals("token") ? scopes(who.substring("token ".length())) : Set.of();
        this.roles = by == By.ROLE ? roles(who) : Set.of();
    }

    private static Set<Scope> scopes(String names) {
        return Arrays.stream(names.split(", "))
                .map(name -> Arrays.stream(Scope.values())
                        .filter(scope -> scope.toString().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no such scope: " + name)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
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

    /** Of what a token needs one besides being one; empty when nothing. */
    public Set<Scope> scopes() {
        return scopes;
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
