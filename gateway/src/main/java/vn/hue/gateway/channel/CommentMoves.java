package vn.hue.gateway.channel;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.facebook.CommentThreads;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Draft;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.gateway.flow.Flow;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.Snapshot;

/**
 * Takes a report that began as a comment into the chat where its author was answered, so that the answer finds it.
 *
 * <p>Whoever has a report under way in that chat goes on with it: the comment's stays where it is, for the operators.
 */
final class CommentMoves implements CommentThreads {

    private final Conversations conversations;
    private final Flow flow;

    CommentMoves(Conversations conversations, Flow flow) {
        this.conversations = conversations;
        this.flow = flow;
    }

    @Override
    public Future<Void> opened(Address comment, Address chat) {
        String from = comment.conversation();
        return Future.all(conversations.load(from), conversations.load(chat.conversation()))
                .compose(both -> {
                    @Nullable Snapshot commented = both.resultAt(0);
                    @Nullable Snapshot chatting = both.resultAt(1);
                    Conversation begun = commented == null ? null : commented.state();
                    Draft draft = begun == null ? null : begun.draft();
                    boolean busy = chatting != null
                            && (chatting.state().draft() != null
                                    || chatting.state().question() != null);
                    if (begun == null || draft == null || busy) {
                        return Future.succeededFuture();
                    }
                    return flow.happened(
                                    "moved-here:" + from,
                                    chat.conversation(),
                                    now -> new Event.MovedHere(now, chat, draft, begun.question(), begun.language()))
                            .compose(there -> flow.happened("moved-away:" + from, from, Event.MovedAway::new))
                            .mapEmpty();
                });
    }
}
