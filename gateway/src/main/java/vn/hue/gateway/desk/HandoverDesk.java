package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.ByHand;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Question;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.card.CardForm;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.work.ConversationWork;
import vn.hue.gateway.work.ConversationWork.Outcome;

/** Between colleagues, and between a person and the bot: who takes over, who is writing, what was found out by hand. */
final class HandoverDesk {

    private static final int LONGEST_NOTE = 500;

    /** A reason is read in passing. */
    private static final int LONGEST_REASON = 200;

    /** The fields of what is written by hand, and what they fill. */
    private static final Map<String, Question.Kind> FIELDS = Map.of(
            "content", Question.Kind.CONTENT,
            "address", Question.Kind.PLACE,
            "seen", Question.Kind.SEEN_AT,
            "name", Question.Kind.NAME,
            "phone", Question.Kind.PHONE,
            "email", Question.Kind.EMAIL);

    private final Stores stores;
    private final ConversationWork work;
    private final TalkPage page;
    private final People people;
    private final Pages pages;
    private final Typing typing;
    private final Reader reader;
    private final InstantSource clock;
    private final ZoneId zone;

    HandoverDesk(
            Stores stores,
            ConversationWork work,
            TalkPage page,
            People people,
            Pages pages,
            Typing typing,
            Reader reader,
            InstantSource clock,
            ZoneId zone) {
        this.stores = stores;
        this.work = work;
        this.page = page;
        this.people = people;
        this.pages = pages;
        this.typing = typing;
        this.reader = reader;
        this.clock = clock;
        this.zone = zone;
    }

    void mount(Doors doors) {
        doors.open(Route.TRANSFER, ctx -> Pages.answer(ctx, this::transfer))
                .open(Route.DECLINE, ctx -> Pages.answer(ctx, this::decline))
                .open(Route.FILL_IN, ctx -> Pages.answer(ctx, this::fillIn))
                .open(Route.TYPING, ctx -> Pages.answer(ctx, this::types))
                .open(Route.TYPING_PART, ctx -> Pages.answer(ctx, this::writers));
    }

    /** {@code to} is {@code account:NAME}, {@code team:NAME} or {@code anyone}. */
    private Future<Void> transfer(RoutingContext ctx) {
        // Whoever was here a minute ago may be gone: then nobody would come, and nobody would be told.
        people.forget();
        return people.fresh().compose(there -> {
            Form form = Form.of(ctx, "to", "note", "sure");
            Optional<Event.Transfer> transfer = receiver(ctx, form);
            if (form.value("note").length() > LONGEST_NOTE) {
                form.wrong("note", Gate.words(ctx).say("form.tooLong", LONGEST_NOTE));
            }
            return transfer.isEmpty() || !form.isRight()
                    ? page.show(ctx, 422, "talk.jte", new TalkPage.Undone(false, new Form(), form, null))
                    : did(ctx, "transfer", transfer.get(), form, null);
        });
    }

    private Future<Void> decline(RoutingContext ctx) {
        Form form = Form.of(ctx, "reason");
        String reason = form.value("reason");
        if (reason.isEmpty()) {
            form.wrong("reason", Gate.words(ctx).say("decline.why"));
        } else if (reason.length() > LONGEST_REASON) {
            form.wrong("reason", Gate.words(ctx).say("form.tooLong", LONGEST_REASON));
        }
        return form.isRight()
                ? did(ctx, "decline", new Event.Decline(reason), form, null)
                : page.show(ctx, 422, "talk.jte", new TalkPage.Undone(false, new Form(), form, null));
    }

    private Optional<Event.Transfer> receiver(RoutingContext ctx, Form form) {
        DeskWords words = Gate.words(ctx);
        String self = Gate.presence(ctx).account().name();
        String to = form.value("to");
        String note = form.value("note").isEmpty() ? null : form.value("note");
        if (to.equals("anyone")) {
            return Optional.of(new Event.Transfer(null, null, note));
        }
        if (to.startsWith("team:") && people.teamsBesides(self).contains(to.substring(5))) {
            return Optional.of(new Event.Transfer(null, to.substring(5), note));
        }
        People.Colleague colleague = people.besides(self).stream()
                .filter(one -> to.equals("account:" + one.account()))
                .findFirst()
                .orElse(null);
        if (colleague == null) {
            form.wrong("to", words.say("transfer.whom"));
            return Optional.empty();
        }
        Instant until = colleague.awayUntil();
        // Asked twice: they may have said on the phone that they will take it.
        if (until != null && !form.value("sure").equals(to)) {
            form.with("sure", to).wrong("to", words.say("transfer.away", colleague.name(), pages.time(until)));
        }
        return Optional.of(new Event.Transfer(colleague.account(), null, note));
    }

    private Future<Void> fillIn(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        return stores.conversations().load(id).compose(snapshot -> {
            if (snapshot == null) {
                throw new HttpException(404);
            }
            Form form = Form.of(ctx, FIELDS.keySet().toArray(new String[0]));
            // An address is read by the language models, which take their time.
            return ctx.vertx()
                    .executeBlocking(() -> filled(ctx, form, snapshot.state()), false)
                    .compose(fill -> fill.isEmpty() || !form.isRight()
                            ? page.show(ctx, 422, "talk.jte", new TalkPage.Undone(false, new Form(), null, form))
                            : did(ctx, "fill-in", fill.get(), null, form));
        });
    }

    /** By the card's rules for what is typed, then by the dialog's own. */
    private Optional<Event.FillIn> filled(RoutingContext ctx, Form form, Conversation state) {
        DeskWords words = Gate.words(ctx);
        Instant now = clock.instant();
        String subject = state.draft() == null ? "" : state.draft().key();
        CardForm typed = CardForm.read(ctx.request().formAttributes(), List.of(), subject, reader, now, zone);
        typed.wrong().forEach((field, key) -> form.wrong(name(field.key()), words.say("hand." + key)));
        Part.CardFilled card = typed.parts().stream()
                .filter(Part.CardFilled.class::isInstance)
                .map(Part.CardFilled.class::cast)
                .findFirst()
                .orElse(null);
        if (card == null) {
            form.wrong("content", words.say("hand.nothing"));
            return Optional.empty();
        }
        Reading read = card.address() == null ? Reading.NOTHING : reader.read(card.address(), now);
        Set<Question.Kind> wrong = ByHand.wrong(card, read, now);
        FIELDS.forEach((field, kind) -> {
            if (wrong.contains(kind)) {
                form.wrong(field, words.say("hand.wrong." + kind.name()));
            }
        });
        return Optional.of(new Event.FillIn(card, read));
    }

    /** The card calls the place by another name than its field. */
    private static String name(String field) {
        return field.equals("place") ? "address" : field;
    }

    private Future<Void> did(
            RoutingContext ctx, String name, Event.Action action, @Nullable Form transfer, @Nullable Form byHand) {
        return work.did(OperatorDesk.person(ctx), ctx.pathParam("id"), OperatorDesk.deedId(ctx), name, action)
                .compose(outcome -> {
                    if (outcome instanceof Outcome.Unknown) {
                        throw new HttpException(404);
                    }
                    return outcome instanceof Outcome.Held
                            ? page.show(ctx, 409, "talk.jte", new TalkPage.Undone(true, new Form(), transfer, byHand))
                            : Future.succeededFuture(TalkPage.back(ctx));
                });
    }

    private Future<Void> types(RoutingContext ctx) {
        Typing.State state =
                switch (Gate.field(ctx, "does")) {
                    case "writing" -> Typing.State.WRITING;
                    case "draft" -> Typing.State.DRAFT;
                    case "nothing" -> Typing.State.NOTHING;
                    default -> throw new HttpException(400);
                };
        typing.says(ctx.pathParam("id"), Gate.presence(ctx).account().name(), state);
        return ctx.response().setStatusCode(204).end();
    }

    private Future<Void> writers(RoutingContext ctx) {
        String self = Gate.presence(ctx).account().name();
        return people.fresh()
                .map(there -> pages.show(
                        ctx,
                        200,
                        "typing.jte",
                        Map.of(
                                "frame",
                                pages.frame(ctx),
                                "people",
                                people,
                                "writers",
                                typing.in(ctx.pathParam("id"), self))));
    }
}
