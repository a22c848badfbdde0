package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.email.MailRoom.Bookmark;
import vn.hue.channels.email.MailRoom.MailThread;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.MailNotes;

/** Bookmarks in {@code mail_bookmarks}, threads in {@code mail_threads}. */
final class MongoMailNotes implements MailNotes {

    private final Rows bookmarks;
    private final Rows threads;

    MongoMailNotes(MongoDatabase database, OnContext onContext) {
        this.bookmarks = new Rows(database, "mail_bookmarks", onContext);
        this.threads = new Rows(database, "mail_threads", onContext);
    }

    @Override
    public Future<@Nullable Bookmark> bookmark(String folder) {
        return bookmarks
                .find(folder)
                .map(row -> row == null ? null : new Bookmark(Docs.number(row, "validity"), Docs.number(row, "uid")));
    }

    @Override
    public Future<Void> bookmark(String folder, Bookmark bookmark) {
        return bookmarks.put(new Document("_id", folder)
                .append("validity", bookmark.validity())
                .append("uid", bookmark.uid()));
    }

    @Override
    public Future<@Nullable MailThread> thread(String conversation) {
        return threads.find(conversation)
                .map(row -> row == null
                        ? null
                        : new MailThread(
                                row.getString("mailbox"),
                                row.getString("citizen"),
                                row.getString("subject"),
                                row.getList("references", String.class)));
    }

    @Override
    public Future<Void> thread(String conversation, MailThread thread) {
        return threads.put(new Document("_id", conversation)
                .append("mailbox", thread.mailbox())
                .append("citizen", thread.citizen())
                .append("subject", thread.subject())
                .append("references", thread.references()));
    }
}
