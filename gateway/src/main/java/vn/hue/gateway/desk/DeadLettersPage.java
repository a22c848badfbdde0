package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.delivery.Outlooks;
import vn.hue.gateway.flow.Resending.Resent;
import vn.hue.gateway.store.DeadLetters;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.work.LetterWork;

/** {@code /desk/dead-letters}: messages that did not arrive, each with its reason, until somebody sees to them. */
final class DeadLettersPage {

    private static final int ROWS = 30;
    private static final int LONGEST_NOTE = 500;

    private final Stores stores;
    private final LetterWork work;
    private final Outlooks outlooks;
    private final People people;
    private final Pages pages;

    DeadLettersPage(Stores stores, LetterWork work, Outlooks outlooks, People people, Pages pages) {
        this.stores = stores;
        this.work = work;
        this.outlooks = outlooks;
        this.people = people;
        this.pages = pages;
    }

    void mount(Doors doors) {
        doors.open(vn.hue.gateway.access.Route.DEAD_LETTERS, ctx -> Pages.answer(ctx, c -> show(c, 200, new Form())))
                .open(vn.hue.gateway.access.Route.RESEND_LETTER, ctx -> Pages.answer(ctx, this::resend))
                .open(vn.hue.gateway.access.Route.SETTLE_LETTER, ctx -> Pages.answer(ctx, this::settle));
    }

    private Future<Void> show(RoutingContext ctx, int status, Form form) {
        boolean open = !"all".equals(ctx.queryParams().get("state"));
        DeadLetters.Cursor before = cursor(ctx.queryParams().get("after"));
        return stores.deadLetters()
                .list(new DeadLetters.Query(open, before, ROWS + 1))
                .compose(found -> Future.join(conversations(found), people.fresh())
                        .map(all -> {
                            Map<String, Conversation> states = all.resultAt(0);
                            List<DeadLetters.Letter> shown = found.subList(0, Math.min(ROWS, found.size()));
                            Map<String, Object> content = new HashMap<>();
                            content.put("frame", pages.frame(ctx));
                            content.put("form", form);
                            content.put("open", open);
                            content.put(
                                    "rows",
                                    shown.stream()
                                            .map(letter -> row(letter, states.get(letter.conversation())))
                                            .toList());
                            content.put("next", found.size() > ROWS ? after(shown.get(ROWS - 1)) : "");
                            content.put("said", said(ctx));
                            return pages.show(ctx, status, "deadletters.jte", content);
                        }));
    }

    private LetterRow row(DeadLetters.Letter letter, @Nullable Conversation state) {
        return LetterRow.of(letter, state, people, state == null ? List.of() : outlooks.again(state, letter.message()));
    }

    private Future<Map<String, Conversation>> conversations(List<DeadLetters.Letter> letters) {
        Map<String, Conversation> states = new HashMap<>();
        List<Future<?>> loads = new ArrayList<>();
        letters.stream()
                .map(DeadLetters.Letter::conversation)
                .distinct()
                .forEach(id -> loads.add(stores.conversations().load(id).onSuccess(snapshot -> {
                    if (snapshot != null) {
                        states.put(id, snapshot.state());
                    }
                })));
        return loads.isEmpty()
                ? Future.succeededFuture(states)
                : Future.join(loads).map(states);
    }

    private static String said(RoutingContext ctx) {
        String said = String.valueOf(ctx.queryParams().get("said"));
        return said.matches("resent|settled|already") ? Gate.words(ctx).say("letter.said." + said) : "";
    }

    /** {@code over} is a route's name; empty for the best one. {@code back} is the conversation's page, or empty. */
    private Future<Void> resend(RoutingContext ctx) {
        String wanted = Gate.field(ctx, "over");
        Route over = Route.named(wanted)
                .filter(route -> !Outlooks.NO_CHOICE.contains(route))
                .orElse(null);
        if (over == null && !wanted.isEmpty()) {
            throw new HttpException(400);
        }
        return work.resend(OperatorDesk.person(ctx), ctx.pathParam("id"), over)
                .map(resent -> done(ctx, resent, "resent"));
    }

    private Future<Void> settle(RoutingContext ctx) {
        Form form = Form.of(ctx, "note");
        String id = ctx.pathParam("id");
        String note = form.value("note");
        if (note.isEmpty() || note.length() > LONGEST_NOTE) {
            DeskWords words = Gate.words(ctx);
            String problem = note.isEmpty() ? words.say("form.missing") : words.say("form.tooLong", LONGEST_NOTE);
            return show(ctx, 422, new Form().with(id, note).wrong(id, problem));
        }
        return work.settle(OperatorDesk.person(ctx), id, note).map(settled -> done(ctx, settled, "settled"));
    }

    private static Void done(RoutingContext ctx, Resent resent, String said) {
        if (resent == Resent.UNKNOWN) {
            throw new HttpException(404);
        }
        String back = Gate.field(ctx, "back");
        Gate.redirect(
                ctx,
                back.isEmpty()
                        ? "/desk/dead-letters?said=" + (resent == Resent.ALREADY ? "already" : said)
                        : Gate.local(back));
        return null;
    }

    private static DeadLetters.@Nullable Cursor cursor(@Nullable String after) {
        int comma = after == null ? -1 : after.indexOf(',');
        if (after == null || comma < 0) {
            return null;
        }
        try {
            return new DeadLetters.Cursor(Instant.parse(after.substring(0, comma)), after.substring(comma + 1));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String after(DeadLetters.Letter last) {
        return last.at() + "," + last.id();
    }
}
