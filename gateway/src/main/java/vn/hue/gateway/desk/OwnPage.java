package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.Presence;
import vn.hue.gateway.staff.Session;
import vn.hue.gateway.staff.SignIn;

/** {@code /desk/me}: one's own password, second factor and logged-in browsers. */
final class OwnPage {

    private final House house;
    private final Gate gate;
    private final Pages pages;

    OwnPage(House house, Gate gate, Pages pages) {
        this.house = house;
        this.gate = gate;
        this.pages = pages;
    }

    void mount(Doors doors) {
        doors.open(Route.ME, ctx -> Pages.answer(ctx, c -> show(c, 200, new Form(), said(c))))
                .open(Route.MY_PASSWORD, ctx -> Pages.answer(ctx, this::password))
                .open(Route.MY_CODES_OFF, ctx -> Pages.answer(ctx, this::codesOff))
                .open(Route.END_MY_SESSION, ctx -> Pages.answer(ctx, this::endSession));
    }

    private static String said(RoutingContext ctx) {
        String said = String.valueOf(ctx.queryParams().get("said"));
        return said.matches("password|codesOff|ended|away|back")
                ? Gate.words(ctx).say("me." + said)
                : "";
    }

    Future<Void> show(RoutingContext ctx, int status, Form form, String said) {
        Presence who = Gate.presence(ctx);
        return house.logins().of(who.account().name()).map(sessions -> {
            Map<String, Object> content = new HashMap<>();
            content.put("frame", pages.frame(ctx));
            content.put("form", form);
            content.put("said", said);
            content.put("account", who.account());
            content.put("here", who.session().id());
            content.put("sessions", sessions);
            content.put("mustHaveCodes", house.signIn().needsCodes(who.account().role()));
            return pages.show(ctx, status, "me.jte", content);
        });
    }

    private Future<Void> password(RoutingContext ctx) {
        Presence who = Gate.presence(ctx);
        Form form = new Form();
        Fields.newPassword(ctx, form, Gate.words(ctx), who.account().name());
        return sure(ctx, form, "now").compose(asked -> form.isRight() ? change(ctx, who) : show(ctx, 422, form, ""));
    }

    /** Asks whether it is they; a wrong word is on record like one at the door. */
    private Future<Void> sure(RoutingContext ctx, Form form, String field) {
        Presence who = Gate.presence(ctx);
        DeskWords words = Gate.words(ctx);
        SignIn.From from = gate.from(ctx);
        return house.signIn().sure(who, Gate.field(ctx, "now"), from).compose(outcome -> {
            if (outcome instanceof SignIn.Sure) {
                return Future.succeededFuture();
            }
            boolean later = outcome instanceof SignIn.Later;
            form.wrong(
                    field,
                    outcome instanceof SignIn.Later wait
                            ? words.say("login.later", SignInPages.wait(words, wait.delay()))
                            : words.say("me.passwordWrong"));
            return house.audit().did(who, Act.LOGIN_REFUSED, later ? "later" : "wrong");
        });
    }

    private Future<Void> change(RoutingContext ctx, Presence who) {
        String name = who.account().name();
        return house.passwords()
                .hash(Gate.field(ctx, "password"))
                .compose(hash -> house.audit()
                        .did(who, Act.PASSWORD_SET, "", Audit.account(name))
                        .compose(noted -> house.change(name, account -> account.withPassword(hash))))
                // Whoever knew the old one is out, and this browser goes on under a new name.
                .compose(changed -> house.logins().endAll(name, who.session().id()))
                .compose(ended -> house.logins().next(who, Session.Stage.OPEN))
                .map(token -> {
                    gate.enter(ctx, token, Session.Stage.OPEN, "/desk/me?said=password");
                    return null;
                });
    }

    /** Whoever can't do without sets up new ones before going on. */
    private Future<Void> codesOff(RoutingContext ctx) {
        Presence who = Gate.presence(ctx);
        String name = who.account().name();
        Form form = new Form();
        boolean needed = house.signIn().needsCodes(who.account().role());
        Session.Stage next = needed ? Session.Stage.ENROL : Session.Stage.OPEN;
        return sure(ctx, form, "codesNow").compose(asked -> {
            if (!form.isRight()) {
                return show(ctx, 422, form, "");
            }
            return house.audit()
                    .did(who, Act.CODES_REMOVED, "", Audit.account(name))
                    .compose(noted -> house.change(name, account -> account.withCodes(null)))
                    .compose(
                            changed -> house.logins().endAll(name, who.session().id()))
                    .compose(ended -> house.logins().next(who, next))
                    .map(token -> {
                        gate.enter(ctx, token, next, needed ? "/desk/me" : "/desk/me?said=codesOff");
                        return null;
                    });
        });
    }

    private Future<Void> endSession(RoutingContext ctx) {
        Presence who = Gate.presence(ctx);
        String id = Gate.field(ctx, "session");
        // Only one's own: the id alone opens nothing.
        return house.logins()
                .of(who.account().name())
                .compose(own -> own.stream().anyMatch(session -> session.id().equals(id))
                        ? house.audit()
                                .did(
                                        who,
                                        Act.SESSION_ENDED,
                                        "own",
                                        Audit.account(who.account().name()))
                                .compose(noted -> house.logins().end(id))
                        : Future.succeededFuture())
                .map(ended -> {
                    Gate.redirect(ctx, "/desk/me?said=ended");
                    return null;
                });
    }
}
