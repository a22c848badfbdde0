package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Inbox;

/**
 * Open work in {@code inbox}, what can't be done in {@code dead}. What was done is remembered in {@code entries}; a
 * citizen's message by its line in {@code messages}, which is there anyway and names it.
 */
final class MongoInbox implements Inbox {

    private static final Document NEWEST_FIRST = new Document("at", -1);

    /** Providers wait for these writes: while one batch is being synced, the next is with the database already. */
    private static final int ON_THE_WAY = 4;

    private final Rows inbox;
    private final Rows taken;
    private final Rows entries;
    private final Lookup lines;
    private final Rows dead;
    private final OnContext onContext;

    MongoInbox(MongoDatabase database, OnContext onContext) {
        this.inbox = new Rows(database, "inbox", onContext, "conversation", ON_THE_WAY);
        this.taken = new Rows(database, "inbox", onContext);
        this.entries = new Rows(database, "entries", onContext);
        this.lines = new Lookup(database, "messages", "message", onContext);
        this.dead = new Rows(database, "dead", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<Boolean> add(Entry entry, String owner) {
        return inbox.insert(document(entry).append("owner", owner));
    }

    private static Document document(Entry entry) {
        return new Document("_id", entry.id())
                .append("conversation", entry.conversation())
                .append("at", Docs.date(entry.receivedAt()))
                .append("seq", entry.seq())
                .append("content", Docs.text(entry.content()));
    }

    private static Entry entry(Document row) {
        return new Entry(
                Rows.id(row),
                row.getString("conversation"),
                Docs.instant(row, "at"),
                Docs.number(row, "seq"),
                Docs.read(Entry.Content.class, row, "content"));
    }

    @Override
    public Future<Set<String>> doneBefore(Collection<Entry> asked) {
        List<String> ids = asked.stream().map(Entry::id).toList();
        List<String> messages =
                asked.stream().filter(MongoInbox::isMessage).map(Entry::id).toList();
        List<String> events =
                asked.stream().filter(entry -> !isMessage(entry)).map(Entry::id).toList();
        return Future.join(lines.which(messages), entries.which(events)).map(found -> {
            Set<String> done = new HashSet<>(found.<Set<String>>resultAt(0));
            done.addAll(found.<Set<String>>resultAt(1));
            done.retainAll(ids);
            return done;
        });
    }

    private static boolean isMessage(Entry entry) {
        return entry.content() instanceof Entry.Message;
    }

    @Override
    public Future<Void> done(Collection<Entry> done) {
        List<Future<Void>> remembered = done.stream()
                .filter(entry -> !isMessage(entry))
                .map(entry -> entries.put(document(entry)))
                .toList();
        Future<?> kept = remembered.isEmpty() ? Future.succeededFuture() : Future.join(remembered);
        return kept.compose(
                durable -> taken.removeAll(done.stream().map(Entry::id).toList()));
    }

    @Override
    public Future<List<Entry>> find(Collection<String> ids) {
        return inbox.findAll(ids)
                .map(rows -> rows.stream().map(MongoInbox::entry).toList());
    }

    @Override
    public Future<Boolean> knows(String event) {
        // Open first: it is remembered as done before it leaves.
        return find(List.of(event))
                .compose(open -> open.isEmpty()
                        ? entries.which(List.of(event)).map(done -> !done.isEmpty())
                        : Future.succeededFuture(true));
    }

    @Override
    public Future<List<Entry>> ownedBy(String owner) {
        return inbox.query(new Document("owner", owner), null, 0).map(rows -> rows.stream()
                .map(MongoInbox::entry)
                .sorted(Entry.IN_ORDER)
                .toList());
    }

    @Override
    public Future<Long> inherit(String heir, Collection<String> living) {
        return Inheritance.of(inbox, onContext, heir, living);
    }

    @Override
    public Future<Void> bury(Entry entry, String reason) {
        return dead.put(document(entry).append("reason", reason)).compose(kept -> done(List.of(entry)));
    }

    @Override
    public Future<List<Buried>> buried(int limit) {
        return dead.query(new Document("at", new Document("$gte", Docs.date(Instant.EPOCH))), NEWEST_FIRST, limit)
                .map(rows -> rows.stream()
                        .map(row -> new Buried(entry(row), row.getString("reason")))
                        .toList());
    }
}
