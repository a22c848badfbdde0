package vn.hue.gateway.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Documents by {@code _id}, for which nothing is kept: a document's id is its place already.
 *
 * <p>It serves every filter that gives {@code _id}, or a list of them, whatever else is asked for; the server holds what
 * is found against the whole filter. So a compare-and-set by {@code {_id, version}} needs no index of its own.
 */
final class IdIndex extends AbstractUniqueIndex<Object> {

    static final String ID = "_id";

    private final MVMap<Object, byte[]> documents;

    IdIndex(MVMap<Object, byte[]> documents, String name, List<IndexKey> keys) {
        super(name, keys, false);
        this.documents = documents;
    }

    static boolean fits(List<IndexKey> keys) {
        return keys.size() == 1 && keys.get(0).getKey().equals(ID);
    }

    /** Where a document of this id lies: 1, 1L and 1.0 are the same id. */
    static Object place(@Nullable Object id) {
        return new KeyValue(id).normalized().get(0);
    }

    @Override
    public synchronized boolean canHandle(Document query) {
        return query.containsKey(ID) && super.canHandle(new Document(ID, query.get(ID)));
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        Object place = place(key.get(0));
        return documents.containsKey(place) ? place : null;
    }

    /** By putting the document it is there. */
    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {}

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        throw new UnsupportedOperationException("documents put themselves here");
    }

    /** By removing the document it will be gone. */
    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return getPosition(key);
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return () -> documents.keySet().stream()
                .<Map.Entry<KeyValue, Object>>map(place -> new SimpleImmutableEntry<>(new KeyValue(place), place))
                .iterator();
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    /** Nothing of its own. */
    @Override
    public long getDataSize() {
        return 0;
    }
}
