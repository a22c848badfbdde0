package vn.hue.gateway.store.mongo;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.sms.OutgoingTexts;
import vn.hue.channels.sms.SentSegment;
import vn.hue.channels.sms.SmsReceipt;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.gateway.mongo.OnContext;

/**
 * Segments of text messages in {@code sms_segments}, what providers call them in {@code sms_names}, receipts that wait in
 * {@code sms_receipts}, questions for results in {@code sms_questions}, and the last number for joining segments to each
 * person in {@code sms_joined}.
 */
final class MongoOutgoingTexts implements OutgoingTexts {

    private static final Document OLDEST_FIRST = new Document("since", 1).append("_id", 1);
    private static final Document MOST_URGENT_FIRST = new Document("dueAt", 1).append("_id", 1);
    private static final FindOneAndUpdateOptions OR_INSERT =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
    private static final int NUMBERS = 1 << 16;
    private static final int MOST_HELD = 1_000;

    private final Rows segments;
    private final Rows names;
    private final Rows receipts;
    private final Rows joined;
    private final Rows questions;
    private final Revisions asking;
    private final Revisions revisions;
    private final OnContext onContext;

    MongoOutgoingTexts(MongoDatabase database, OnContext onContext) {
        this.segments = new Rows(database, "sms_segments", onContext);
        this.names = new Rows(database, "sms_names", onContext);
        this.receipts = new Rows(database, "sms_receipts", onContext);
        this.joined = new Rows(database, "sms_joined", onContext);
        this.questions = new Rows(database, "sms_questions", onContext);
        this.asking = new Revisions(questions, onContext);
        this.revisions = new Revisions(segments, onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<List<SentSegment>> segments(Collection<String> ids) {
        return segments.findAll(ids).map(found -> found.stream()
                .map(row -> Docs.read(SentSegment.class, row, "segment"))
                .toList());
    }

    @Override
    public Future<Boolean> put(SentSegment segment) {
        return revisions.put(
                new Document("_id", segment.id())
                        .append("at", Docs.date(segment.at()))
                        .append("segment", Docs.text(segment)),
                segment.version());
    }

    @Override
    public Future<Void> name(String name, String segment, Instant at) {
        return names.put(new Document("_id", name).append("segment", segment).append("at", Docs.date(at)));
    }

    @Override
    public Future<@Nullable String> named(List<String> wanted) {
        return names.findAll(wanted)
                .map(found -> found.isEmpty() ? null : found.get(0).getString("segment"));
    }

    @Override
    public Future<Integer> nextJoined(Address to, Instant at) {
        return next(to, at)
                // Two upserts of one id: the second finds the row of the first.
                .recover(raced -> next(to, at));
    }

    private Future<Integer> next(Address to, Instant at) {
        Document change = new Document("$inc", new Document("n", 1)).append("$set", new Document("at", Docs.date(at)));
        return onContext
                .first(joined.collection().findOneAndUpdate(new Document("_id", to.conversation()), change, OR_INSERT))
                .map(row -> (int) (Docs.number(Objects.requireNonNull(row, "upserted"), "n") % NUMBERS));
    }

    @Override
    public Future<Void> hold(Held receipt) {
        return receipts.insert(new Document("_id", receipt.id())
                        .append("names", receipt.receipt().names())
                        .append("since", Docs.date(receipt.since()))
                        .append("receipt", Docs.text(receipt.receipt())))
                .mapEmpty();
    }

    @Override
    public Future<List<Held>> held(Collection<String> wanted) {
        return receipts.query(new Document("names", new Document("$in", wanted)), OLDEST_FIRST, MOST_HELD)
                .map(MongoOutgoingTexts::held);
    }

    @Override
    public Future<List<Held>> held(int limit) {
        return receipts.query(new Document(), OLDEST_FIRST, limit).map(MongoOutgoingTexts::held);
    }

    private static List<Held> held(List<Document> rows) {
        return rows.stream()
                .map(row -> new Held(Docs.read(SmsReceipt.class, row, "receipt"), Docs.instant(row, "since")))
                .toList();
    }

    @Override
    public Future<Void> release(String id) {
        return receipts.remove(id);
    }

    @Override
    public Future<Boolean> ask(Question question) {
        return asking.put(
                new Document("_id", question.segment())
                        .append("name", question.name())
                        .append("since", Docs.date(question.since()))
                        .append("dueAt", Docs.date(question.dueAt())),
                question.version());
    }

    @Override
    public Future<List<Question>> questions(Instant dueUntil, int limit) {
        return questions
                .query(new Document("dueAt", new Document("$lte", Docs.date(dueUntil))), MOST_URGENT_FIRST, limit)
                .map(found -> found.stream()
                        .map(row -> new Question(
                                row.getString("_id"),
                                row.getString("name"),
                                Docs.instant(row, "since"),
                                Docs.instant(row, "dueAt"),
                                (int) Docs.number(row, "version")))
                        .toList());
    }

    @Override
    public Future<Void> answered(String segment) {
        return questions.remove(segment);
    }

    @Override
    public Future<Void> forget(Instant before) {
        return Future.join(
                        onContext.first(segments.collection().deleteMany(Filters.before(before))),
                        onContext.first(names.collection().deleteMany(Filters.before(before))),
                        onContext.first(joined.collection().deleteMany(Filters.before(before))))
                .mapEmpty();
    }
}
