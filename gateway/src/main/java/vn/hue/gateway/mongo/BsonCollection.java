package vn.hue.gateway.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose documents are kept as their BSON.
 *
 * <p>The stock one keeps documents as maps, which every commit encodes again for each page that is written, the changed
 * document's neighbours too, and which a command that fails half-way leaves changed. Here a document is encoded once,
 * when it is put, and whoever asks gets one of their own.
 */
final class BsonCollection extends AbstractSynchronizedMongoCollection<Object> {

    private final MVMap<Object, byte[]> documents;
    private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();

    BsonCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, byte[]> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        // The server's own lists have ids of other names, or none.
        String idField = getIdField();
        Object position = idField == null ? UUID.randomUUID() : IdIndex.place(document.get(idField));
        if (documents.putIfAbsent(position, encode(document)) != null) {
            throw new IllegalStateException("two documents in one place of " + getFullName());
        }
        return position;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        documents.put(position, encode(after));
    }

    /**
     * A whole document instead of another of a known id, which is what nearly every change here is, goes without the general
     * way's copies and comparisons.
     */
    @Override
    public synchronized Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        Object place = multi || !isWhole(update) ? null : place(selector);
        byte[] old = place == null ? null : documents.get(place);
        Document before = old == null ? null : decode(old);
        if (before == null || !matcher.matches(before, selector) || isMoved(before, update)) {
            return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
        }
        Object id = before.get(IdIndex.ID);
        Document after = new Document(IdIndex.ID, id);
        update.forEach((field, value) -> after.putIfAbsent(field, value));
        byte[] bson = encode(after);
        boolean changed = !Arrays.equals(old, bson);
        if (changed) {
            getIndexes().forEach(index -> index.checkUpdate(before, after, this));
            getIndexes().forEach(index -> index.updateInPlace(before, after, place, this));
            documents.put(place, bson);
            oplog.handleUpdate(getFullName(), selector, update, List.of(id));
        }
        return new Document("n", 1).append("nModified", changed ? 1 : 0);
    }

    private static boolean isWhole(Document update) {
        return update.keySet().stream().noneMatch(field -> field.startsWith("$") || field.contains("."));
    }

    /** Null unless the selector names one id. */
    private static @Nullable Object place(Document selector) {
        Object id = selector.get(IdIndex.ID);
        return id instanceof String || id instanceof Number ? IdIndex.place(id) : null;
    }

    /** Whether another id is to be given to it, which the general way refuses. */
    private static boolean isMoved(Document before, Document update) {
        Object id = update.get(IdIndex.ID);
        return id != null && !id.equals(before.get(IdIndex.ID));
    }

    @Override
    protected void removeDocument(Object position) {
        if (documents.remove(position) == null) {
            throw new NoSuchElementException("no document in its place in " + getFullName());
        }
    }

    @Override
    protected @Nullable Document getDocument(Object position) {
        byte[] bson = documents.get(position);
        return bson == null ? null : decode(bson);
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(decode(entry.getValue()), entry.getKey()));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document projection) {
        Stream<DocumentWithPosition<Object>> all = streamAllDocumentsWithPosition();
        Comparator<DocumentWithPosition<Object>> lastFirst =
                Comparator.comparing(DocumentWithPosition::getPosition, ValueComparator.desc());
        return matchDocumentsFromStream(
                (isNaturalDescending(orderBy) ? all.sorted(lastFirst) : all).map(DocumentWithPosition::getDocument),
                query,
                orderBy,
                skip,
                limit,
                batchSize,
                projection);
    }

    /** Counted when someone asks: keeping count would encode every document twice more and write a page of it at each commit. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int by) {
        throw new UnsupportedOperationException("nobody keeps count");
    }

    /** Reads all there is. */
    @Override
    protected int getDataSize() {
        long bytes = documents.values().stream().mapToLong(bson -> bson.length).sum();
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }

    private static Document decode(byte[] bson) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }

    private static byte[] encode(Document document) {
        ByteBuf bytes = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, bytes);
        return Arrays.copyOf(bytes.array(), bytes.readableBytes());
    }
}
