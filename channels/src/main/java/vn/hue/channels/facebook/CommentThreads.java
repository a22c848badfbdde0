package vn.hue.channels.facebook;

import io.vertx.core.Future;
import vn.hue.conversations.vocabulary.Address;

/** Hears which chat belongs to a comment: Facebook says so when the comment is answered in private. */
@FunctionalInterface
public interface CommentThreads {

    /** Lets the chat begin anew. */
    CommentThreads NONE = (comment, chat) -> Future.succeededFuture();

    /**
     * Called after the private reply has left, perhaps twice.
     *
     * @param comment what the commenter's words came from
     * @param chat where the same person will write when they answer
     */
    Future<Void> opened(Address comment, Address chat);
}
