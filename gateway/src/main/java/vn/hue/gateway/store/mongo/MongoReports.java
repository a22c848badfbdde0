package vn.hue.gateway.store.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Reports;
import vn.hue.gateway.store.Vicinity;

/** Reports in {@code reports}, their numbers in {@code codes}, counted in {@code counters}. */
final class MongoReports implements Reports {

    private static final FindOneAndUpdateOptions COUNT =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
    private static final Document NEWEST_FIRST = new Document("filedAt", -1).append("_id", -1);

    private final Rows reports;
    private final Rows codes;
    private final Rows counters;
    private final OnContext onContext;

    MongoReports(MongoDatabase database, OnContext onContext) {
        this.reports = new Rows(database, "reports", onContext);
        this.codes = new Rows(database, "codes", onContext);
        this.counters = new Rows(database, "counters", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<Void> save(Report report) {
        return reports.find(report.key()).compose(stored -> {
            if (stored == null) {
                return reports.insert(document(report))
                        .compose(inserted -> inserted ? Future.succeededFuture() : save(report));
            }
            long version = Docs.number(stored, "version");
            if (version >= report.version()) {
                return Future.succeededFuture();
            }
            Document unchanged = new Document("_id", report.key()).append("version", version);
            return onContext
                    .first(reports.collection().replaceOne(unchanged, document(report)))
                    .compose(result ->
                            result != null && result.getMatchedCount() == 1 ? Future.succeededFuture() : save(report));
        });
    }

    private static Document document(Report report) {
        Document row = new Document("_id", report.key())
                .append("version", (long) report.version())
                .append("status", report.status().name())
                .append("filedAt", Docs.date(report.filedAt()))
                .append("report", Docs.of(report));
        List<String> near = Vicinity.of(report);
        // Without the field a row is in no index of it: most reports are closed.
        return near.isEmpty() ? row : row.append("near", near);
    }

    private static Report report(Document row) {
        return Docs.to(Report.class, row.get("report"));
    }

    @Override
    public Future<@Nullable Report> find(String keyOrCode) {
        return reports.find(keyOrCode).compose(row -> row == null ? byCode(keyOrCode) : found(row));
    }

    private Future<@Nullable Report> byCode(String code) {
        return codes.find(code)
                .compose(named -> named == null ? none() : reports.find(named.getString("key")))
                .map(row -> row == null ? null : report(row));
    }

    private static Future<@Nullable Document> none() {
        return Future.succeededFuture();
    }

    private static Future<@Nullable Report> found(Document row) {
        return Future.succeededFuture(report(row));
    }

    @Override
    public Future<List<Report>> list(Query query) {
        Document filter = new Document();
        if (query.status() != null) {
            filter.append("status", query.status().name());
        }
        Cursor before = query.before();
        if (before != null) {
            Document earlier = new Document("filedAt", new Document("$lt", Docs.date(before.filedAt())));
            Document sameTime = new Document("filedAt", Docs.date(before.filedAt()))
                    .append("_id", new Document("$lt", before.key()));
            filter.append("$or", List.of(earlier, sameTime));
        }
        return reports.query(filter, NEWEST_FIRST, query.limit())
                .map(found -> found.stream().map(MongoReports::report).toList());
    }

    @Override
    public Future<List<Report>> near(Near near) {
        Document filter = new Document("near", new Document("$in", near.around()))
                .append("filedAt", new Document("$gte", Docs.date(near.filedAfter())));
        return reports.query(filter, NEWEST_FIRST, near.limit())
                .map(found -> found.stream().map(MongoReports::report).toList());
    }

    /**
     * What a list needs to know of every report.
     *
     * @param near see {@link Vicinity}
     */
    record Heading(Cursor cursor, int version, Status status, List<String> near) {}

    Future<List<Heading>> headings() {
        return reports.query(new Document(), NEWEST_FIRST, 0, new Document("report", 0))
                .map(found -> found.stream()
                        .map(row -> new Heading(
                                new Cursor(Docs.instant(row, "filedAt"), Rows.id(row)),
                                (int) Docs.number(row, "version"),
                                Status.valueOf(row.getString("status")),
                                row.containsKey("near") ? row.getList("near", String.class) : List.of()))
                        .toList());
    }

    /** Those of these keys, in their order. */
    Future<List<Report>> all(List<String> keys) {
        return reports.findAll(keys)
                .map(found -> found.stream().map(MongoReports::report).toList());
    }

    @Override
    public Future<String> number(String key, int year) {
        Document byKey = new Document("key", key);
        return codes.first(byKey).compose(named -> named == null ? next(key, year) : code(named));
    }

    /** A number that was counted and then not used, because another gateway was quicker, stays unused. */
    private Future<String> next(String key, int year) {
        Document ofTheYear = new Document("_id", "PA-" + year);
        Document one = new Document("$inc", new Document("count", 1L));
        return onContext
                .first(counters.collection().findOneAndUpdate(ofTheYear, one, COUNT))
                .compose(counted -> {
                    if (counted == null) {
                        return Future.failedFuture(new IllegalStateException("a counter without a value"));
                    }
                    String code = String.format(Locale.ROOT, "PA-%d-%06d", year, Docs.number(counted, "count"));
                    Document named = new Document("_id", code).append("key", key);
                    return onContext
                            .first(codes.collection().insertOne(named))
                            .map(code)
                            .recover(cause -> isDuplicate(cause) ? number(key, year) : Future.failedFuture(cause));
                });
    }

    private static Future<String> code(Document named) {
        return Future.succeededFuture(Rows.id(named));
    }

    private static boolean isDuplicate(Throwable cause) {
        return cause instanceof MongoException mongo
                && ErrorCategory.fromErrorCode(mongo.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }
}
