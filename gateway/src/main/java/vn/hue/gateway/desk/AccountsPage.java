package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.agency.Agencies;
import vn.hue.gateway.agency.Agency;
import vn.hue.gateway.agency.Directory;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.Duty;
import vn.hue.gateway.staff.Link;
import vn.hue.gateway.staff.Presence;
import vn.hue.gateway.staff.Role;
import vn.hue.gateway.work.ConversationWork;

/** {@code /desk/accounts}: who works here. Nobody gives anyone a password: they get a link, which is shown once. */
public final class AccountsPage {

    private final House house;
    private final Agencies agencies;
    private final List<Token> tokens;
    private final ConversationWork talking;
    private final Offers offers;
    private final Pages pages;

    /** @param tokens of other programs, which stand in the settings and are only shown */
    AccountsPage(
            House house, Agencies agencies, List<Token> tokens, ConversationWork talking, Offers offers, Pages pages) {
        this.house = house;
        this.agencies = agencies;
        this.tokens = tokens;
        this.talking = talking;
        this.offers = offers;
        this.pages = pages;
    }

    void mount(Doors doors) {
        doors.open(Route.ACCOUNTS, ctx -> Pages.answer(ctx, c -> show(c, 200, new Form(), null)))
                .open(Route.INVITE, ctx -> Pages.answer(ctx, this::invite))
                .open(Route.WITHDRAW_INVITATION, ctx -> Pages.answer(ctx, this::withdraw))
                .open(Route.CHANGE_ROLE, ctx -> Pages.answer(ctx, this::role))
                .open(Route.CHANGE_TEAM, ctx -> Pages.answer(ctx, this::team))
                .open(Route.DISABLE_ACCOUNT, ctx -> Pages.answer(ctx, c -> able(c, true)))
                .open(Route.ENABLE_ACCOUNT, ctx -> Pages.answer(ctx, c -> able(c, false)))
                .open(Route.RESET_ACCOUNT, ctx -> Pages.answer(ctx, this::reset))
                .open(Route.END_SESSIONS, ctx -> Pages.answer(ctx, this::endSessions));
    }

    /**
     * A link to hand over.
     *
     * @param path to be put behind this gateway's address
     */
    public record Handed(String path, String account, Link.Purpose purpose) {}

    private Future<Void> show(RoutingContext ctx, int status, Form form, @Nullable Handed handed) {
        var accounts = house.staff().accounts().all();
        var links = house.invitations().open();
        var register = agencies.all();
        return Future.all(accounts, links, register).map(all -> {
            Map<String, Object> content = new HashMap<>();
            content.put("frame", pages.frame(ctx));
            content.put("form", form);
            content.put("handed", handed);
            content.put("agencies", register.result().active());
            content.put("roster", Roster.of(accounts.result(), ctx.queryParams()));
            content.put("tokens", tokens);
            content.put(
                    "names", accounts.result().stream().collect(Collectors.toMap(Account::name, Account::displayName)));
            content.put("self", Gate.presence(ctx).account().name());
            content.put(
                    "links",
                    links.result().stream()
                            .filter(link -> link.purpose() != Link.Purpose.FIRST)
                            .toList());
            String said = String.valueOf(ctx.queryParams().get("said"));
            content.put(
                    "said",
                    said.matches("role|disabled|enabled|ended|withdrawn|team")
                            ? Gate.words(ctx).say("accounts." + said)
                            : "");
            return pages.show(ctx, status, "accounts.jte", content);
        });
    }

    private static Optional<Role> role(Form form) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equalsIgnoreCase(form.value("role")))
                .findFirst();
    }

    /** An agency is one of the register, and is kept as it is called there. */
    private static void roleAndAgency(Form form, DeskWords words, Directory register) {
        Optional<Role> role = role(form);
        if (role.isEmpty()) {
            form.wrong("role", words.say("form.missing"));
        } else if (role.get() == Role.AGENCY && form.value("agency").isEmpty()) {
            form.wrong("agency", words.say("accounts.agencyMissing"));
        } else if (role.get() == Role.AGENCY) {
            register.named(form.value("agency"))
                    .filter(Agency::active)
                    .ifPresentOrElse(
                            agency -> form.with("agency", agency.name()),
                            () -> form.wrong("agency", words.say("agency.unknown")));
        }
    }

    private static @Nullable String agency(Form form, Role role) {
        return role == Role.AGENCY ? form.value("agency") : null;
    }

    private Future<Void> invite(RoutingContext ctx) {
        Presence who = Gate.presence(ctx);
        DeskWords words = Gate.words(ctx);
        Form form = Form.of(ctx, "name", "displayName", "role", "agency");
        String name = form.value("name").toLowerCase(Locale.ROOT);
        Fields.accountName(form, words, name);
        Fields.displayName(form, words);
        var taken = house.staff().accounts().find(name);
        var register = agencies.all();
        return Future.all(taken, register).compose(found -> {
            Account there = taken.result();
            roleAndAgency(form, words, register.result());
            if (there != null) {
                form.wrong("name", words.say("account.nameTaken"));
            }
            if (!form.isRight()) {
                return show(ctx, 422, form, null);
            }
            Role role = role(form).orElseThrow();
            return house.audit()
                    .did(who, Act.ACCOUNT_INVITED, role.name(), Audit.account(name))
                    .compose(noted -> house.invitations()
                            .invite(
                                    name,
                                    form.value("displayName"),
                                    role,
                                    agency(form, role),
                                    who.account().name()))
                    .compose(token ->
                            show(ctx, 200, new Form(), new Handed("/desk/link/" + token, name, Link.Purpose.INVITE)));
        });
    }

    private Future<Void> withdraw(RoutingContext ctx) {
        String id = Gate.field(ctx, "link");
        return house.staff().links().find(id).compose(link -> {
            if (link == null) {
                return done(ctx, "withdrawn");
            }
            return house.audit()
                    .did(
                            Gate.presence(ctx),
                            Act.INVITATION_WITHDRAWN,
                            "",
                            Audit.account(String.valueOf(link.account())))
                    .compose(noted -> house.invitations().withdraw(id))
                    .compose(gone -> done(ctx, "withdrawn"));
        });
    }

    /** What the role's form was filled in upon, so that nothing is undone that somebody else has decided meanwhile. */
    public static String seen(Account account) {
        String agency = account.agency();
        return account.role().name() + (agency == null ? "" : ' ' + agency);
    }

    private Future<Void> role(RoutingContext ctx) {
        DeskWords words = Gate.words(ctx);
        Form form = Form.of(ctx, "role", "agency");
        return Future.all(agencies.all(), account(ctx, other(ctx))).compose(both -> {
            Account account = both.resultAt(1);
            roleAndAgency(form, words, both.resultAt(0));
            if (!form.isRight()) {
                return again(ctx, 422, form.problem("role") + form.problem("agency"));
            }
            if (isStale(ctx, seen(account))) {
                return again(ctx, 409, words.say("accounts.overtaken"));
            }
            Role role = role(form).orElseThrow();
            return change(ctx, Act.ROLE_CHANGED, role.name(), "role", one -> one.withRole(role, agency(form, role)));
        });
    }

    private Future<Void> team(RoutingContext ctx) {
        DeskWords words = Gate.words(ctx);
        String name = ctx.pathParam("name");
        String team = Form.of(ctx, "team").value("team");
        return account(ctx, name).compose(account -> {
            String now = account.duty().team();
            if (team.length() > Duty.LONGEST_TEAM) {
                return again(ctx, 422, words.say("form.tooLong", Duty.LONGEST_TEAM));
            }
            if (isStale(ctx, now == null ? "" : now)) {
                return again(ctx, 409, words.say("accounts.overtaken"));
            }
            return house.audit()
                    .did(Gate.presence(ctx), Act.TEAM_CHANGED, "", Audit.account(name))
                    .compose(noted -> house.change(
                            name,
                            one -> one.withDuty(new Duty(
                                    team.isEmpty() ? null : team, one.duty().awayUntil()))))
                    .compose(changed -> offers.reconsider())
                    .compose(told -> done(ctx, "team"));
        });
    }

    private static boolean isStale(RoutingContext ctx, String now) {
        String seen = ctx.request().getFormAttribute("seen");
        return seen != null && !seen.equals(now);
    }

    /** The list again, with what is wrong beside the account it is about. */
    private Future<Void> again(RoutingContext ctx, int status, String problem) {
        return show(ctx, status, new Form().wrong("of:" + ctx.pathParam("name"), problem), null);
    }

    private Future<Account> account(RoutingContext ctx, String name) {
        return house.staff().accounts().find(name).map(account -> {
            if (account == null) {
                throw new HttpException(404);
            }
            return account;
        });
    }

    private Future<Void> able(RoutingContext ctx, boolean disabled) {
        return account(ctx, other(ctx))
                .compose(account -> change(
                        ctx,
                        disabled ? Act.ACCOUNT_DISABLED : Act.ACCOUNT_ENABLED,
                        "",
                        disabled ? "disabled" : "enabled",
                        one -> one.withDisabled(disabled)));
    }

    /** Whoever's rights change logs in anew. One's own can't be taken away by oneself: the last key would be inside. */
    private Future<Void> change(
            RoutingContext ctx, Act act, String detail, String said, UnaryOperator<Account> change) {
        Presence who = Gate.presence(ctx);
        String name = other(ctx);
        return house.audit()
                .did(who, act, detail, Audit.account(name))
                .compose(noted -> house.change(name, change))
                .compose(changed -> house.logins().endAll(name, null))
                .compose(ended -> house.staff().accounts().find(name))
                .compose(now -> now == null || speaks(now)
                        ? Future.succeededFuture()
                        : talking.release(OperatorDesk.person(ctx), name))
                .compose(freed -> offers.reconsider())
                .compose(told -> done(ctx, said));
    }

    private static boolean speaks(Account account) {
        return !account.disabled() && account.role().mayReveal();
    }

    private static String other(RoutingContext ctx) {
        String name = ctx.pathParam("name");
        if (name.equals(Gate.presence(ctx).account().name())) {
            throw new HttpException(409);
        }
        return name;
    }

    private Future<Void> reset(RoutingContext ctx) {
        String name = other(ctx);
        Presence who = Gate.presence(ctx);
        return account(ctx, name)
                .compose(account -> house.audit().did(who, Act.RESET_GIVEN, "", Audit.account(name)))
                .compose(noted -> house.invitations().reset(name, who.account().name()))
                .compose(token ->
                        show(ctx, 200, new Form(), new Handed("/desk/link/" + token, name, Link.Purpose.RESET)));
    }

    private Future<Void> endSessions(RoutingContext ctx) {
        String name = other(ctx);
        return account(ctx, name)
                .compose(
                        account -> house.audit().did(Gate.presence(ctx), Act.SESSION_ENDED, "all", Audit.account(name)))
                .compose(noted -> house.logins().endAll(name, null))
                .compose(ended -> done(ctx, "ended"));
    }

    /** To the page of the list that somebody came from. */
    static String back(RoutingContext ctx, String said) {
        return "/desk/accounts?said=" + said
                + Roster.of(List.of(), ctx.queryParams()).query(Roster.page(ctx.queryParams()));
    }

    private static Future<Void> done(RoutingContext ctx, String said) {
        Gate.redirect(ctx, back(ctx, said));
        return Future.succeededFuture();
    }
}
