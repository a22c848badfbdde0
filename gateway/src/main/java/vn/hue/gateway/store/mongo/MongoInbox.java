package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Inbox;

/** Open work in {@code inbox}, what was done in {@code entries}, what can't be done in {@code dead}. */
final class MongoInbox implements Inbox {

    private static final Document NEWEST_FIRST = new Document("at", -1);

    private final Rows inbox;
    private final Rows entries;
    private final Rows dead;
    private final OnContext onContext;

    MongoInbox(MongoDatabase database, OnContext onContext) {
        this.inbox = new Rows(database, "inbox", onContext);
        this.entries = new Rows(database, "entries", onContext);
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
                .append("content", Docs.of(entry.content()));
    }

    private static Entry entry(Document row) {
        return new Entry(
                Rows.id(row),
                row.getString("conversation"),
                Docs.instant(row, "at"),
                Docs.number(row, "seq"),
                Docs.to(Entry.Content.class, row.get("content")));
    }

    @Override
    public Future<Set<String>> doneBefore(Collection<String> ids) {
        return entries.which(ids);
    }

    @Override
    public Future<Void> done(Collection<Entry> done) {
        return Future.join(done.stream()
                        .map(entry -> entries.put(remembered(entry)))
                        .toList())
                .compose(kept -> inbox.removeAll(done.stream().map(Entry::id).toList()));
    }

    /** A message's content stands in its line; nothing else would keep an event's. */
    private static Document remembered(Entry entry) {
        Document row = document(entry);
        if (entry.content() instanceof Entry.Message) {
            row.remove("content");
        }
        return row;
    }

    @Override
    public Future<List<Entry>> find(Collection<String> ids) {
        return inbox.findAll(ids)
                .map(rows -> rows.stream().map(MongoInbox::entry).toList());
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
