package vn.hue.gateway.desk;

import io.nayuki.qrcodegen.QrCode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.Enrolment;
import vn.hue.gateway.staff.Invitations;
import vn.hue.gateway.staff.Link;
import vn.hue.gateway.staff.Presence;
import vn.hue.gateway.staff.Role;
import vn.hue.gateway.staff.Session;
import vn.hue.gateway.staff.SignIn;

/** Logging in and out, the second factor, and the links with which people set their password. */
final class SignInPages {

    private final House house;
    private final Gate gate;
    private final Pages pages;

    SignInPages(House house, Gate gate, Pages pages) {
        this.house = house;
        this.gate = gate;
        this.pages = pages;
    }

    void mount(Doors doors) {
        doors.open(Route.LANGUAGE, gate::language)
                .open(Route.LOGIN, ctx -> login(ctx, 200, new Form(), ""))
                .open(Route.LOG_IN, ctx -> Pages.answer(ctx, this::logIn))
                .open(Route.LOG_OUT, ctx -> Pages.answer(ctx, this::logOut))
                .open(Route.CODE, ctx -> code(ctx, 200, ""))
                .open(Route.GIVE_CODE, ctx -> Pages.answer(ctx, this::giveCode))
                .open(Route.ENROL, ctx -> Pages.answer(ctx, this::enrol))
                .open(Route.SET_UP_CODES, ctx -> Pages.answer(ctx, this::setUpCodes))
                .open(Route.LINK, ctx -> Pages.answer(ctx, this::link))
                .open(Route.USE_LINK, ctx -> Pages.answer(ctx, this::useLink));
    }

    private static String back(RoutingContext ctx) {
        return Gate.local(String.valueOf(ctx.queryParams().get("back")));
    }

    // password

    private Void login(RoutingContext ctx, int status, Form form, String problem) {
        boolean made = status == 200 && ctx.queryParams().contains("made");
        return pages.show(
                ctx,
                status,
                "login.jte",
                Map.of(
                        "frame",
                        pages.frame(ctx),
                        "form",
                        form,
                        "problem",
                        problem,
                        "said",
                        made ? Gate.words(ctx).say("login.made") : "",
                        "back",
                        back(ctx)));
    }

    private Future<Void> logIn(RoutingContext ctx) {
        DeskWords words = Gate.words(ctx);
        Form form = Form.of(ctx, "name");
        String name = form.value("name").toLowerCase(Locale.ROOT);
        String password = Gate.field(ctx, "password");
        if (name.isEmpty() || password.isEmpty()) {
            return Future.succeededFuture(login(ctx, 422, form, words.say("login.incomplete")));
        }
        SignIn.From from = gate.from(ctx, name);
        return house.signIn().password(name, password, from).compose(outcome -> {
            if (outcome instanceof SignIn.In in) {
                return gate.leaveBefore(ctx).compose(left -> entered(ctx, in, from));
            }
            String problem = outcome instanceof SignIn.Later later
                    ? words.say("login.later", wait(words, later.delay()))
                    : words.say("login.failed");
            return refused(name, from, outcome)
                    .map(noted -> login(ctx, outcome instanceof SignIn.Later ? 429 : 401, form, problem));
        });
    }

    private Future<Void> entered(RoutingContext ctx, SignIn.In in, SignIn.From from) {
        Future<Void> noted = in.stage() == Session.Stage.OPEN
                ? house.audit()
                        .did(
                                in.account().name(),
                                from.origin(),
                                Act.LOGGED_IN,
                                "",
                                Audit.account(in.account().name()))
                : Future.succeededFuture();
        return noted.map(done -> {
            if (in.stage() == Session.Stage.OPEN) {
                gate.know(ctx, in.account().name());
            }
            gate.enter(ctx, in.token(), in.stage(), back(ctx));
            return null;
        });
    }

    /** A name nobody has may be a password typed into the wrong field: it is not written down. */
    private Future<Void> refused(String name, SignIn.From from, SignIn.Outcome outcome) {
        return house.staff().accounts().find(name).compose(account -> house.audit()
                .did(
                        account == null ? "" : name,
                        from.origin(),
                        Act.LOGIN_REFUSED,
                        outcome instanceof SignIn.Later ? "later" : "wrong"));
    }

    static String wait(DeskWords words, Duration wait) {
        long seconds = Math.max(1, (wait.toMillis() + 999) / 1_000);
        return seconds < 90 ? words.say("time.seconds", seconds) : words.say("time.minutes", (seconds + 59) / 60);
    }

    private Future<Void> logOut(RoutingContext ctx) {
        Presence who = Gate.presence(ctx);
        return house.audit()
                .did(who, Act.LOGGED_OUT, "", Audit.account(who.account().name()))
                .compose(noted -> house.logins().end(who.session().id()))
                .map(ended -> {
                    gate.leave(ctx);
                    return null;
                });
    }

    // second factor

    private Void code(RoutingContext ctx, int status, String problem) {
        return pages.show(
                ctx, status, "code.jte", Map.of("frame", pages.frame(ctx), "problem", problem, "back", back(ctx)));
    }

    private Future<Void> giveCode(RoutingContext ctx) {
        Presence who = Gate.presence(ctx);
        DeskWords words = Gate.words(ctx);
        SignIn.From from = gate.from(ctx, who.account().name());
        if (who.session().stage() != Session.Stage.CODE) {
            Gate.redirect(ctx, back(ctx));
            return Future.succeededFuture();
        }
        return house.signIn().code(who, Gate.field(ctx, "code").strip(), from).compose(outcome -> {
            if (outcome instanceof SignIn.In in) {
                boolean recovery = left(in.account()) < left(who.account());
                Future<Void> noted = recovery
                        ? house.audit()
                                .did(
                                        who,
                                        Act.RECOVERY_USED,
                                        "",
                                        Audit.account(who.account().name()))
                        : Future.succeededFuture();
                return noted.compose(done -> entered(ctx, in, from));
            }
            String problem = outcome instanceof SignIn.Later later
                    ? words.say("login.later", wait(words, later.delay()))
                    : words.say("code.wrong");
            return refused(who.account().name(), from, outcome)
                    .map(noted -> code(ctx, outcome instanceof SignIn.Later ? 429 : 401, problem));
        });
    }

    private static int left(Account account) {
        Account.Codes codes = account.codes();
        return codes == null ? 0 : codes.recovery().size();
    }

    private Future<Void> enrol(RoutingContext ctx) {
        Presence who = Gate.presence(ctx);
        if (who.session().stage() == Session.Stage.CODE || who.account().codes() != null) {
            Gate.redirect(ctx, who.session().stage() == Session.Stage.CODE ? "/desk/code" : "/desk/me");
            return Future.succeededFuture();
        }
        return Future.succeededFuture(enrol(ctx, 200, ""));
    }

    private Void enrol(RoutingContext ctx, int status, String problem) {
        Presence who = Gate.presence(ctx);
        String secret = house.enrolment().secret(who);
        QrCode picture = QrCode.encodeText(house.enrolment().address(who), QrCode.Ecc.MEDIUM);
        return pages.show(
                ctx,
                status,
                "enrol.jte",
                Map.of(
                        "frame",
                        pages.frame(ctx),
                        "secret",
                        secret,
                        "squares",
                        squares(picture),
                        "size",
                        picture.size,
                        "problem",
                        problem,
                        "back",
                        back(ctx)));
    }

    /** The dark squares as one path of SVG, each one unit wide. */
    private static String squares(QrCode picture) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < picture.size; y++) {
            for (int x = 0; x < picture.size; x++) {
                if (picture.getModule(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    private Future<Void> setUpCodes(RoutingContext ctx) {
        Presence who = Gate.presence(ctx);
        if (who.session().stage() == Session.Stage.CODE) {
            Gate.redirect(ctx, "/desk/code");
            return Future.succeededFuture();
        }
        String name = who.account().name();
        String code = Gate.field(ctx, "code");
        String wrong = Gate.words(ctx).say("code.wrong");
        if (!house.enrolment().fits(who, code)) {
            return Future.succeededFuture(enrol(ctx, 422, wrong));
        }
        return house.audit()
                .did(who, Act.CODES_SET_UP, "", Audit.account(name))
                .compose(noted -> house.enrolment().setUp(who, code))
                .compose(outcome -> outcome instanceof Enrolment.SetUp done
                        ? house.logins().next(who, Session.Stage.OPEN).map(token -> {
                            gate.give(ctx, token);
                            gate.know(ctx, name);
                            return recovery(ctx, done.recovery());
                        })
                        : Future.succeededFuture(enrol(ctx, 422, wrong)));
    }

    /** The only time they are shown. */
    private Void recovery(RoutingContext ctx, List<String> codes) {
        return pages.show(
                ctx, 200, "recovery.jte", Map.of("frame", pages.frame(ctx), "codes", codes, "back", back(ctx)));
    }

    // links

    private Future<Void> link(RoutingContext ctx) {
        return house.invitations().look(ctx.pathParam("token")).map(link -> link(ctx, 200, link, new Form()));
    }

    private Void link(RoutingContext ctx, int status, @Nullable Link link, Form form) {
        if (link == null) {
            return pages.show(ctx, 404, "gone.jte", Map.of("frame", pages.frame(ctx)));
        }
        return pages.show(
                ctx,
                status,
                "link.jte",
                Map.of("frame", pages.frame(ctx), "link", link, "form", form, "token", ctx.pathParam("token")));
    }

    private Future<Void> useLink(RoutingContext ctx) {
        String token = ctx.pathParam("token");
        return house.invitations().look(token).compose(link -> {
            if (link == null) {
                return Future.succeededFuture(link(ctx, 404, null, new Form()));
            }
            Form form = Form.of(ctx, "name", "displayName");
            String name = link.account() == null ? form.value("name").toLowerCase(Locale.ROOT) : link.account();
            DeskWords words = Gate.words(ctx);
            if (link.purpose() == Link.Purpose.FIRST) {
                Fields.accountName(form, words, name);
                Fields.displayName(form, words);
            }
            Fields.newPassword(ctx, form, words, name);
            if (!form.isRight()) {
                return Future.succeededFuture(link(ctx, 422, link, form));
            }
            boolean made = link.purpose() != Link.Purpose.RESET;
            return house.staff().accounts().find(name).compose(there -> {
                if (made && there != null) {
                    return used(ctx, link, form, new Invitations.NameTaken());
                }
                Role role = link.role();
                return house.audit()
                        .did(
                                name,
                                gate.from(ctx).origin(),
                                made ? Act.ACCOUNT_MADE : Act.PASSWORD_SET,
                                made && role != null ? role.name() : "",
                                Audit.account(name))
                        .compose(noted -> house.invitations()
                                .use(token, name, form.value("displayName"), Gate.field(ctx, "password")))
                        .compose(used -> used(ctx, link, form, used));
            });
        });
    }

    private Future<Void> used(RoutingContext ctx, Link link, Form form, Invitations.Used used) {
        DeskWords words = Gate.words(ctx);
        if (used instanceof Invitations.NameTaken) {
            form.wrong("name", words.say("account.nameTaken"));
            return Future.succeededFuture(link(ctx, 409, link, form));
        }
        if (!(used instanceof Invitations.Done done)) {
            return Future.succeededFuture(link(ctx, 404, null, form));
        }
        return house.logins().endAll(done.account().name(), null).map(ended -> {
            Gate.redirect(ctx, "/desk/login?made");
            return null;
        });
    }
}
