package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.conduct.Violation;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.Report;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.staff.Presence;
import vn.hue.gateway.store.ConductMark;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.work.ConductWork;
import vn.hue.gateway.work.ReportWork;

/** {@code /desk/conduct}: what is proposed as a violation, what counts, and who is locked. {@code QĐ 30/2022, Điều 14.1}. */
final class ConductPage {

    private static final int ROWS = 50;

    private final Conversations conversations;
    private final ConductWork work;
    private final InstantSource clock;
    private final People people;
    private final Pages pages;

    ConductPage(Conversations conversations, ConductWork work, InstantSource clock, People people, Pages pages) {
        this.conversations = conversations;
        this.work = work;
        this.clock = clock;
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
        var marked = work.marked(EnumSet.allOf(ConductMark.class), null, ROWS).compose(work::load);
        return Future.all(marked, people.fresh()).map(found -> {
            Map<String, Object> content = new HashMap<>();
            content.put("frame", pages.frame(ctx));
            content.put("form", form);
            content.put("tooLate", tooLate);
            content.put("done", "done".equals(ctx.queryParams().get("said")));
            content.put("reports", Regulation.VIOLATIONS);
            content.put("interactions", Regulation.INTERACTION_VIOLATIONS);
            content.put(
                    "rows",
                    marked.result().stream()
                            .map(snapshot -> ConductRow.of(snapshot, people, now))
                            .toList());
            return pages.show(ctx, status, template, content);
        });
    }

    private Future<Void> judge(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        Form form = Form.of(ctx, "deed", "number", "kind", "report", "reason", "words");
        String name = Gate.field(ctx, "id");
        if (name.isEmpty() || name.length() > 64) {
            throw new HttpException(400);
        }
        String deed = form.value("deed");
        return conversations.load(id).compose(snapshot -> {
            if (snapshot == null) {
                throw new HttpException(404);
            }
            Report proposed = deed.equals("propose-violation")
                    ? ConductWork.report(form.value("report"), snapshot.state())
                            .orElseThrow(() -> new HttpException(404))
                    : null;
            Form wrong = wrong(form, id, Gate.words(ctx));
            if (!wrong.isRight()) {
                return again(ctx, 422, proposed, wrong, false);
            }
            Event.Judgement judgement = judgement(form).orElseThrow(() -> new HttpException(400));
            Presence who = Gate.presence(ctx);
            return work.did(
                            new ReportWork.Who(
                                    who.account().name(), who.session().from()),
                            snapshot,
                            name,
                            judgement)
                    .compose(outcome -> {
                        if (outcome instanceof ConductWork.Outcome.Taken) {
                            String back = Gate.field(ctx, "back");
                            Gate.redirect(ctx, back.isEmpty() ? "/desk/conduct?said=done" : Gate.local(back));
                            return Future.succeededFuture();
                        }
                        if (proposed != null && outcome instanceof ConductWork.Outcome.Barred barred) {
                            wrong.wrong(place(form, id), Gate.words(ctx).name("bar", barred.bar()));
                        }
                        return again(ctx, 409, proposed, wrong, true);
                    });
        });
    }

    /** What is wrong, beside the field it was given in; there are many of a name on the page. */
    private static Form wrong(Form form, String conversation, DeskWords words) {
        Form wrong = new Form();
        String field = field(form);
        if (!field.isEmpty()) {
            String place = place(form, conversation);
            String given = form.value(field);
            wrong.with(place, given);
            if (given.isEmpty()) {
                wrong.wrong(place, words.say("conduct." + field + "Missing"));
            } else if (given.length() > ConductWork.LONGEST) {
                wrong.wrong(place, words.say("form.tooLong", ConductWork.LONGEST));
            }
        }
        return wrong;
    }

    private static String field(Form form) {
        return switch (form.value("deed")) {
            case "dismiss-violation", "withdraw-violation", "lift-lock" -> "reason";
            case "propose-violation" -> "words";
            default -> "";
        };
    }

    private static String place(Form form, String conversation) {
        String one =
                switch (form.value("deed")) {
                    case "lift-lock" -> form.value("kind");
                    case "propose-violation" -> form.value("report");
                    default -> form.value("number");
                };
        return field(form) + ":" + conversation + ":" + one;
    }

    /** The form again: that of a report by itself, all others in the list as it stands now. */
    private Future<Void> again(RoutingContext ctx, int status, @Nullable Report proposed, Form form, boolean tooLate) {
        if (proposed == null) {
            return show(ctx, status, "conduct.jte", tooLate ? new Form() : form, tooLate);
        }
        Map<String, Object> content = new HashMap<>();
        content.put("frame", pages.frame(ctx));
        content.put("report", proposed);
        content.put("form", form);
        content.put("back", Gate.field(ctx, "back"));
        return Future.succeededFuture(pages.show(ctx, status, "conduct-propose.jte", content));
    }

    private static Optional<Event.Judgement> judgement(Form form) {
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
}
