package vn.hue.gateway.channel;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore;
import vn.hue.channels.email.MailRoom;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.gateway.media.GridFsShelf;
import vn.hue.gateway.media.Shelf;
import vn.hue.gateway.mongo.Database;
import vn.hue.gateway.store.Leftovers;
import vn.hue.gateway.store.MailNotes;

/** What mail needs kept: the mails themselves among the media, the notes in their stores. */
final class StoredMailRoom implements MailRoom {

    private final Database database;
    private final MailNotes notes;
    private final Leftovers leftovers;
    private final Duration kept;
    private final InstantSource clock;
    private @Nullable Future<? extends Shelf> shelf;

    /** @param kept how long mails are kept as they came, after they were taken in */
    StoredMailRoom(Database database, MailNotes notes, Leftovers leftovers, Duration kept, InstantSource clock) {
        this.database = database;
        this.notes = notes;
        this.leftovers = leftovers;
        this.kept = kept;
        this.clock = clock;
    }

    private synchronized Future<? extends Shelf> shelf() {
        if (shelf == null || shelf.failed()) {
            shelf = GridFsShelf.open(database);
        }
        return shelf;
    }

    @Override
    public Future<Void> keep(String id, byte[] mail) {
        return shelf().compose(open -> open.get(id)
                .compose(there -> there != null
                        ? Future.<Void>succeededFuture()
                        : open.put(
                                id,
                                new MediaStore.File(
                                        Media.stored(id, MediaKind.FILE, "message/rfc822"), Buffer.buffer(mail)))));
    }

    @Override
    public Future<Void> taken(String id) {
        return leftovers.put(id, clock.instant().plus(kept));
    }

    @Override
    public Future<@Nullable Bookmark> bookmark(String folder) {
        return notes.bookmark(folder);
    }

    @Override
    public Future<Void> bookmark(String folder, Bookmark bookmark) {
        return notes.bookmark(folder, bookmark);
    }

    @Override
    public Future<@Nullable MailThread> thread(String conversation) {
        return notes.thread(conversation);
    }

    @Override
    public Future<Void> thread(String conversation, MailThread thread) {
        return notes.thread(conversation, thread);
    }
}
