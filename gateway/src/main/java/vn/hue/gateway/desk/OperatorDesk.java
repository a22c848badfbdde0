package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore.File;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.media.MediaLibrary;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.Presence;
import vn.hue.gateway.work.ConversationWork;
import vn.hue.gateway.work.ConversationWork.Outcome;

/** A conversation: what the centre's operators see of it and do. */
final class OperatorDesk {

    private final MediaLibrary media;
    private final House house;
    private final ConversationWork work;
    private final TalkPage page;

    OperatorDesk(MediaLibrary media, House house, ConversationWork work, TalkPage page) {
        this.media = media;
        this.house = house;
        this.work = work;
        this.page = page;
    }

    void mount(Doors doors) {
        doors.open(Route.DIALOG_PART, ctx -> Pages.answer(ctx, c -> part(c, "dialog.jte")))
                .open(Route.FACTS_PART, ctx -> Pages.answer(ctx, c -> part(c, "facts-part.jte")))
                .open(Route.CONVERSATION, ctx -> Pages.answer(ctx, page::show))
                .open(Route.MEDIA, ctx -> Pages.answer(ctx, c -> file(c, media.open(c.pathParam("id")))))
                .open(Route.MEDIA_SMALL, ctx -> Pages.answer(ctx, c -> file(c, media.thumbnail(c.pathParam("id")))))
                .open(Route.DEED, ctx -> Pages.answer(ctx, this::deed))
                .open(Route.TAKE_AWAY, ctx -> Pages.answer(ctx, c -> deed(c, "take-away", new Event.TakeAway())))
                .open(Route.STILL_HERE, ctx -> Pages.answer(ctx, this::stillHere))
                .open(Route.REVEAL, ctx -> Pages.answer(ctx, this::reveal));
    }

    private Future<Void> part(RoutingContext ctx, String template) {
        return page.show(ctx, 200, template, TalkPage.Undone.NOTHING);
    }

    /** Shown only after it is written down that it is. {@code QĐ 30/2022, Điều 9.3}. */
    private Future<Void> reveal(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        return page.load(id)
                .compose(there -> house.audit().did(Gate.presence(ctx), Act.REVEALED, "", Audit.conversation(id)))
                .map(noted -> {
                    Gate.redirect(ctx, TalkPage.address(id) + "?reveal=" + TalkPage.reveal(ctx, id));
                    return null;
                });
    }

    private Future<Void> deed(RoutingContext ctx) {
        Form said = Deeds.said(ctx);
        if (!said.isRight()) {
            return page.show(ctx, 422, "talk.jte", new TalkPage.Undone(false, said, null, null));
        }
        return deed(ctx, Gate.field(ctx, "deed"), Deeds.of(ctx).orElseThrow(() -> new HttpException(400)));
    }

    private Future<Void> deed(RoutingContext ctx, String name, Event.Action action) {
        return work.did(person(ctx), ctx.pathParam("id"), deedId(ctx), name, action)
                .compose(outcome -> answer(ctx, outcome));
    }

    private Future<Void> answer(RoutingContext ctx, Outcome outcome) {
        if (outcome instanceof Outcome.Unknown) {
            throw new HttpException(404);
        }
        if (outcome instanceof Outcome.Held) {
            // What was written stays on the page.
            return page.show(
                    ctx,
                    409,
                    "talk.jte",
                    new TalkPage.Undone(true, new Form().with("write", Gate.field(ctx, "text")), null, null));
        }
        return Future.succeededFuture(TalkPage.back(ctx));
    }

    static ConversationWork.Person person(RoutingContext ctx) {
        Presence who = Gate.presence(ctx);
        return new ConversationWork.Person(
                who.account().name(), who.account().duty().team(), who.session().from());
    }

    /** Made by the page that was clicked: the same click twice is one deed. */
    static String deedId(RoutingContext ctx) {
        String name = Gate.field(ctx, "id");
        if (name.isEmpty() || name.length() > 64) {
            throw new HttpException(400);
        }
        return name;
    }

    private Future<Void> stillHere(RoutingContext ctx) {
        return work.stillHere(Gate.presence(ctx).account().name(), ctx.pathParam("id"))
                .compose(kept -> ctx.response().setStatusCode(204).end());
    }

    private static Future<Void> file(RoutingContext ctx, Future<@Nullable File> found) {
        return found.compose(file -> {
            if (file == null) {
                throw new HttpException(404);
            }
            if (file.media().kind() == MediaKind.FILE) {
                // Nothing that came from outside is opened inside the console.
                ctx.response().putHeader("Content-Disposition", "attachment");
            }
            return ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, file.media().contentType())
                    .putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                    // A PDF may hold a script; nothing in it may run as ours.
                    .putHeader(
                            "Content-Security-Policy", "default-src 'none'; img-src 'self'; media-src 'self'; sandbox")
                    .end(file.bytes());
        });
    }
}
