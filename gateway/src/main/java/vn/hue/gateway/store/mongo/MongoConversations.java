package vn.hue.gateway.store.mongo;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Question;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.Listing;
import vn.hue.gateway.store.Queue;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Timer;

/**
 * States in {@code conversations}: a turn replaces the document of {@code {_id, version}}, of which the index of ids
 * finds the one that can be meant. Turns of many conversations share a command; when fewer documents matched than were to
 * be replaced, the token each turn writes tells who came first.
 */
final class MongoConversations implements Conversations {

    private static final int AT_ONCE = 200;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions OR_INSERT = new UpdateOptions().upsert(true);
    private static final Document NEWEST_FIRST = new Document("updatedAt", -1).append("_id", -1);

    private record Write(String id, long version, String token, Document document) {}

    /** What the last turn left to be done. */
    record Work(List<Snapshot.Taken> taken, List<Snapshot.Pending> pending, List<Timer.Id> retired) {
        Work {
            taken = List.copyOf(taken);
            pending = List.copyOf(pending);
            retired = List.copyOf(retired);
        }
    }

    private final Rows rows;
    private final OnContext onContext;
    private final Batch<Write, Boolean> turns = new Batch<>(this::write, AT_ONCE, 1);

    MongoConversations(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "conversations", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<@Nullable Snapshot> load(String id) {
        return rows.find(id).map(row -> row == null ? null : snapshot(row));
    }

    @Override
    public Future<Boolean> store(Snapshot next) {
        return store(next, Listing.of(next));
    }

    /** @param row what the inbox lists of it */
    Future<Boolean> store(Snapshot next, Listing row) {
        String token = UUID.randomUUID().toString();
        return turns.add(next.id(), new Write(next.id(), next.version(), token, document(next, row, token)));
    }

    private Future<List<Boolean>> write(List<Write> writes) {
        List<WriteModel<Document>> models =
                writes.stream().map(MongoConversations::model).toList();
        return onContext.first(rows.collection().bulkWrite(models, UNORDERED)).compose(result -> {
            if (result == null) {
                return Future.failedFuture(new IllegalStateException("a write without an answer"));
            }
            Set<Integer> begun = new HashSet<>();
            result.getUpserts().forEach(upsert -> begun.add(upsert.getIndex()));
            return allWon(writes, result, begun.size())
                    ? Future.succeededFuture(writes.stream().map(write -> true).toList())
                    : whoWon(writes);
        });
    }

    private static boolean allWon(List<Write> writes, BulkWriteResult result, int begun) {
        long fresh = writes.stream().filter(write -> write.version == 1).count();
        return begun == fresh && result.getMatchedCount() == writes.size() - fresh;
    }

    private Future<List<Boolean>> whoWon(List<Write> writes) {
        return rows.findAll(writes.stream().map(Write::id).distinct().toList()).map(found -> {
            Map<String, String> tokens = new HashMap<>();
            found.forEach(row -> tokens.put(Rows.id(row), row.getString("token")));
            return writes.stream()
                    .map(write -> write.token.equals(tokens.get(write.id)))
                    .toList();
        });
    }

    private static WriteModel<Document> model(Write write) {
        if (write.version == 1) {
            Document rest = new Document(write.document);
            rest.remove("_id");
            return new UpdateOneModel<>(new Document("_id", write.id), new Document("$setOnInsert", rest), OR_INSERT);
        }
        return new ReplaceOneModel<>(
                new Document("_id", write.id).append("version", write.version - 1), write.document);
    }

    private static Document document(Snapshot snapshot, Listing listing, String token) {
        Summary summary = Summary.of(snapshot);
        Document row = new Document("_id", snapshot.id())
                .append("version", snapshot.version())
                .append("token", token)
                .append("channel", summary.channel())
                .append("user", summary.user())
                .append("updatedAt", Docs.date(snapshot.updatedAt()))
                .append("lines", snapshot.lines())
                .append("urgency", summary.urgency().name())
                .append("state", Docs.text(snapshot.state()))
                .append("work", Docs.text(new Work(snapshot.taken(), snapshot.pending(), snapshot.retired())));
        row.putAll(ListingRows.fields(listing));
        if (summary.question() != null) {
            row.append("question", summary.question().name());
        }
        if (summary.operator() != null) {
            row.append("operator", summary.operator());
        }
        if (summary.personWantedAt() != null) {
            row.append("personWantedAt", Docs.date(summary.personWantedAt()));
        }
        if (!summary.reports().isEmpty()) {
            row.append("reports", summary.reports());
        }
        if (snapshot.lastMessage() != null) {
            row.append("lastMessage", snapshot.lastMessage());
        }
        return row;
    }

    private static Snapshot snapshot(Document row) {
        Work work = Docs.read(Work.class, row, "work");
        return new Snapshot(
                Docs.number(row, "version"),
                Docs.either(Conversation.class, row, "state"),
                work.taken,
                work.pending,
                work.retired,
                Docs.number(row, "lines"),
                row.getString("lastMessage"),
                Docs.instant(row, "updatedAt"));
    }

    @Override
    public Future<List<Summary>> list(Query query) {
        Document filter = new Document();
        if (query.channel() != null) {
            filter.append("channel", query.channel());
        }
        if (query.user() != null) {
            filter.append("user", query.user());
        }
        Cursor before = query.before();
        if (before != null) {
            Document earlier = new Document("updatedAt", new Document("$lt", Docs.date(before.updatedAt())));
            Document sameTime = new Document("updatedAt", Docs.date(before.updatedAt()))
                    .append("_id", new Document("$lt", before.id()));
            filter.append("$or", List.of(earlier, sameTime));
        }
        return rows.query(filter, NEWEST_FIRST, query.limit(), SUMMARY)
                .map(found -> found.stream().map(MongoConversations::summary).toList());
    }

    private static final Document SUMMARY = new Document("state", 0)
            .append("work", 0)
            .append("facets", 0)
            .append("words", 0)
            .append("face", 0);

    @Override
    public Future<List<Listing>> work(Ask ask) {
        return rows.query(ListingRows.filter(ask), ListingRows.sort(ask), ask.limit(), ListingRows.FIELDS)
                .map(found -> found.stream().map(ListingRows::read).toList());
    }

    @Override
    public Future<List<Listing>> rows(Set<String> ids) {
        Document one = new Document("_id", new Document("$in", List.copyOf(ids)));
        return rows.query(one, null, ids.size(), ListingRows.FIELDS)
                .map(found -> found.stream().map(ListingRows::read).toList());
    }

    @Override
    public Future<Map<Queue, Integer>> count(String operator, Instant soon) {
        Map<Queue, Future<Integer>> counts = new EnumMap<>(Queue.class);
        for (Queue queue : Queue.values()) {
            counts.put(queue, rows.count(ListingRows.counted(queue, operator, soon), MOST));
        }
        return Future.join(List.copyOf(counts.values())).map(counted -> {
            Map<Queue, Integer> all = new EnumMap<>(Queue.class);
            counts.forEach((queue, count) -> all.put(queue, count.result()));
            return all;
        });
    }

    /** Of all, newest first; for who keeps them in memory. */
    Future<List<Listing>> listings() {
        return rows.query(new Document(), NEWEST_FIRST, 0, ListingRows.FIELDS)
                .map(found -> found.stream().map(ListingRows::read).toList());
    }

    /** Makes the rows of conversations that were stored before rows were made as they are now. */
    Future<Void> relist() {
        return rows.query(new Document("listed", new Document("$in", OLD)), null, AT_ONCE)
                .compose(old -> old.isEmpty()
                        ? Future.succeededFuture()
                        : Future.join(old.stream().map(this::relist).toList()).compose(done -> relist()));
    }

    /** A turn that is quicker makes the row itself. */
    private Future<?> relist(Document row) {
        Document unchanged = new Document("_id", Rows.id(row)).append("version", Docs.number(row, "version"));
        Document fields = ListingRows.fields(Listing.of(snapshot(row)));
        return onContext.first(rows.collection().updateOne(unchanged, new Document("$set", fields)));
    }

    /** {@code null} is a row without any. */
    private static final List<Integer> OLD =
            IntStream.range(0, Listing.SCHEMA).mapToObj(n -> n == 0 ? null : n).toList();

    private static Summary summary(Document row) {
        String question = row.getString("question");
        Instant wanted = row.getDate("personWantedAt") == null ? null : Docs.instant(row, "personWantedAt");
        return new Summary(
                Rows.id(row),
                row.getString("channel"),
                row.getString("user"),
                Docs.instant(row, "updatedAt"),
                Docs.number(row, "lines"),
                question == null ? null : Question.Kind.valueOf(question),
                row.getString("operator"),
                wanted,
                Urgency.valueOf(row.getString("urgency")),
                row.getList("reports", String.class, List.of()));
    }
}
