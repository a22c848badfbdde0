package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.email.MailRoom.Bookmark;
import vn.hue.channels.email.MailRoom.MailThread;
import vn.hue.gateway.store.MailNotes;

final class MemoryMailNotes implements MailNotes {

    private final Map<String, Bookmark> bookmarks = new HashMap<>();
    private final Map<String, MailThread> threads = new HashMap<>();

    @Override
    public synchronized Future<@Nullable Bookmark> bookmark(String folder) {
        return Future.succeededFuture(bookmarks.get(folder));
    }

    @Override
    public synchronized Future<Void> bookmark(String folder, Bookmark bookmark) {
        bookmarks.put(folder, bookmark);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<@Nullable MailThread> thread(String conversation) {
        return Future.succeededFuture(threads.get(conversation));
    }

    @Override
    public synchronized Future<Void> thread(String conversation, MailThread thread) {
        threads.put(conversation, thread);
        return Future.succeededFuture();
    }
}
