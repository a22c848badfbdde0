package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import vn.hue.conversations.conduct.Conduct;
import vn.hue.conversations.conduct.Violation;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.Report;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.Presence;
import vn.hue.gateway.store.ConductMark;
import vn.hue.gateway.store.Listing;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Worklist;

/** {@code /desk/conduct}: what is proposed as a violation, what counts, and who is locked. {@code QĐ 30/2022, Điều 14.1}. */
final class ConductPage {

    private static final int LONGEST = 300;
    private static final int ROWS = 50;

    private final Stores stores;
    private final Desk door;
    private final InstantSource clock;
    private final House house;
    private final People people;
    private final Pages pages;

    ConductPage(Stores stores, Desk door, InstantSource clock, House house, People people, Pages pages) {
        this.stores = stores;
        this.door = door;
        this.clock = clock;
        this.house = house;
        this.people = people;
        this.pages = pages;
    }

    void mount(Doors doors) {
        doors.open(Route.CONDUCT, ctx -> Pages.answer(ctx, c -> show(c, 200, "conduct.jte", new Form(), false)))
                .open(
                        Route.CONDUCT_PART,
                        ctx -> Pages.answer(ctx, c -> show(c, 200, "conduct-list.jte", new Form(), false)))
                .open(Route.JUDGE_CONDUCT, ctx -> Pages.answer(ctx, this::judge));
    }

    private Future<Void> show(RoutingContext ctx, int status, String template, Form form, boolean tooLate) {
        Instant now = clock.instant();
        var proposed = marked(ConductMark.PROPOSED);
        var locked = marked(ConductMark.LOCKED);
        var confirmed = marked(ConductMark.CONFIRMED);
        return Future.all(proposed, locked, confirmed, people.fresh()).compose(found -> {
            Set<String> ids = new LinkedHashSet<>();
            List.of(proposed, locked, confirmed).forEach(rows -> rows.result().forEach(row -> ids.add(row.id())));
            List<Future<Snapshot>> loads = new ArrayList<>();
            ids.forEach(id -> loads.add(stores.conversations().load(id)));
            return Future.join(loads).map(loaded -> {
                Map<String, Object> content = new HashMap<>();
                content.put("frame", pages.frame(ctx));
                content.put("form", form);
                content.put("tooLate", tooLate);
                content.put("done", "done".equals(ctx.queryParams().get("said")));
                content.put("reports", Regulation.VIOLATIONS);
                content.put("interactions", Regulation.INTERACTION_VIOLATIONS);
                content.put(
                        "rows",
                        loads.stream()
                                .map(Future::result)
                                .filter(Objects::nonNull)
                                .map(snapshot -> ConductRow.of(snapshot, people, now))
                                .toList());
                return pages.show(ctx, status, template, content);
            });
        });
    }

    private Future<List<Listing>> marked(ConductMark mark) {
        return stores.conversations()
                .work(new Worklist.Ask(
                        Worklist.Order.LATEST,
                        List.of(Listing.Facet.conduct(mark)),
                        List.of(),
                        Instant.EPOCH,
                        Listing.NEVER,
                        null,
                        null,
                        ROWS));
    }

    private Future<Void> judge(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        Form form = Form.of(ctx, "deed", "number", "kind", "report", "reason", "words");
        String name = Gate.field(ctx, "id");
        if (name.isEmpty() || name.length() > 64) {
            throw new HttpException(400);
        }
        String deed = form.value("deed");
        Form wrong = wrong(form, id, Gate.words(ctx));
        return stores.conversations().load(id).compose(snapshot -> {
            if (snapshot == null) {
                throw new HttpException(404);
            }
            Optional<Report> proposed = report(form.value("report"), snapshot);
            if (deed.equals("propose-violation") && proposed.isEmpty()) {
                throw new HttpException(404);
            }
            if (!wrong.isRight()) {
                return proposed.isPresent()
                        ? Future.succeededFuture(propose(ctx, proposed.get(), wrong))
                        : show(ctx, 422, "conduct.jte", wrong, false);
            }
            Event.Action action = action(form).orElseThrow(() -> new HttpException(400));
            // Only the turn decides; most are spared the wait for it.
            if (!fits(action, snapshot)) {
                return show(ctx, 409, "conduct.jte", new Form(), true);
            }
            Presence who = Gate.presence(ctx);
            return house.audit()
                    .did(who, Act.DEED, deed, about(action, snapshot))
                    .compose(noted -> door.did(
                            id,
                            name,
                            new Event.OperatorDid(clock.instant(), who.account().name(), action)))
                    .map(accepted -> {
                        String back = Gate.field(ctx, "back");
                        Gate.redirect(ctx, back.isEmpty() ? "/desk/conduct?said=done" : Gate.local(back));
                        return null;
                    });
        });
    }

    /** What is wrong, beside the field it was given in; there are many of a name on the page. */
    private static Form wrong(Form form, String conversation, DeskWords words) {
        Form wrong = new Form();
        String field =
                switch (form.value("deed")) {
                    case "dismiss-violation", "withdraw-violation", "lift-lock" -> "reason";
                    case "propose-violation" -> "words";
                    default -> "";
                };
        if (!field.isEmpty()) {
            String one =
                    switch (form.value("deed")) {
                        case "lift-lock" -> form.value("kind");
                        case "propose-violation" -> form.value("report");
                        default -> form.value("number");
                    };
            String place = field + ":" + conversation + ":" + one;
            String given = form.value(field);
            wrong.with(place, given);
            if (given.isEmpty()) {
                wrong.wrong(place, words.say("conduct." + field + "Missing"));
            } else if (given.length() > LONGEST) {
                wrong.wrong(place, words.say("form.tooLong", LONGEST));
            }
        }
        return wrong;
    }

    private Void propose(RoutingContext ctx, Report report, Form form) {
        Map<String, Object> content = new HashMap<>();
        content.put("frame", pages.frame(ctx));
        content.put("report", report);
        content.put("form", form);
        content.put("back", Gate.field(ctx, "back"));
        return pages.show(ctx, 422, "conduct-propose.jte", content);
    }

    private static Optional<Report> report(String keyOrCode, Snapshot snapshot) {
        return snapshot.state().reports().stream()
                .filter(report ->
                        report.key().equals(keyOrCode) || report.name().equals(keyOrCode))
                .findFirst();
    }

    private static Optional<Event.Action> action(Form form) {
        String reason = form.value("reason");
        Optional<Integer> number = number(form.value("number"));
        Optional<Violation.Kind> kind = Arrays.stream(Violation.Kind.values())
                .filter(one -> one.name().equals(form.value("kind")))
                .findFirst();
        return switch (form.value("deed")) {
            case "propose-violation" ->
                kind.map(one -> new Event.ProposeViolation(one, form.value("report"), form.value("words")));
            case "confirm-violation" -> number.map(Event.ConfirmViolation::new);
            case "dismiss-violation" -> number.map(one -> new Event.DismissViolation(one, reason));
            case "withdraw-violation" -> number.map(one -> new Event.WithdrawViolation(one, reason));
            case "lift-lock" -> kind.map(one -> new Event.LiftLock(one, reason));
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private boolean fits(Event.Action action, Snapshot snapshot) {
        Conduct conduct = snapshot.state().conduct();
        if (action instanceof Event.ConfirmViolation confirm) {
            return is(conduct, confirm.number(), Violation.State.PROPOSED);
        } else if (action instanceof Event.DismissViolation dismiss) {
            return is(conduct, dismiss.number(), Violation.State.PROPOSED);
        } else if (action instanceof Event.WithdrawViolation withdraw) {
            return is(conduct, withdraw.number(), Violation.State.CONFIRMED);
        } else if (action instanceof Event.LiftLock lift) {
            return conduct.lock(lift.kind(), clock.instant()).isPresent();
        } else {
            return true;
        }
    }

    private static boolean is(Conduct conduct, int number, Violation.State state) {
        return conduct.violation(number)
                .filter(violation -> violation.state() == state)
                .isPresent();
    }

    private static String[] about(Event.Action action, Snapshot snapshot) {
        Optional<String> report = Optional.empty();
        if (action instanceof Event.ProposeViolation proposal) {
            report = Optional.of(proposal.report());
        } else if (action instanceof Event.ConfirmViolation confirm) {
            report = reportOf(confirm.number(), snapshot);
        } else if (action instanceof Event.DismissViolation dismiss) {
            report = reportOf(dismiss.number(), snapshot);
        } else if (action instanceof Event.WithdrawViolation withdraw) {
            report = reportOf(withdraw.number(), snapshot);
        }
        String conversation = Audit.conversation(snapshot.id());
        return report.flatMap(key -> report(key, snapshot))
                .map(one -> new String[] {conversation, Audit.report(one.name())})
                .orElseGet(() -> new String[] {conversation});
    }

    private static Optional<String> reportOf(int number, Snapshot snapshot) {
        return snapshot.state().conduct().violation(number).map(Violation::report);
    }
}
