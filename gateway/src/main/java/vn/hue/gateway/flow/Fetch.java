package vn.hue.gateway.flow;

import io.vertx.core.Future;
import vn.hue.conversations.vocabulary.Inbound;

/** Brings the pictures of a message home before it is read. */
@FunctionalInterface
public interface Fetch {

    /** Nothing to bring: the channel stores what it receives. */
    Fetch NONE = Future::succeededFuture;

    /**
     * The message with its media in our store; what can't be had stays as it is. A failed future means "later";
     * after a minute of {@link vn.hue.channels.RemoteFiles.HostAway} the words are heard without.
     */
    Future<Inbound> fetch(Inbound message);
}
