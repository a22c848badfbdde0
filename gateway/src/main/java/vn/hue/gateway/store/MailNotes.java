package vn.hue.gateway.store;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.email.MailRoom.Bookmark;
import vn.hue.channels.email.MailRoom.MailThread;

/** How far mailboxes were read, and the threads of those who write mails. */
public interface MailNotes {

    /** A null result before the first mail. */
    Future<@Nullable Bookmark> bookmark(String folder);

    /** Durable when the future succeeds. */
    Future<Void> bookmark(String folder, Bookmark bookmark);

    /** A null result for who never wrote a mail. */
    Future<@Nullable MailThread> thread(String conversation);

    /** Durable when the future succeeds. */
    Future<Void> thread(String conversation, MailThread thread);
}
