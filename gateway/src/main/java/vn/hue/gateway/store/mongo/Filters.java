package vn.hue.gateway.store.mongo;

import java.util.Collection;
import org.bson.Document;

/** The few shapes of filters we use, written so that both servers find an index for them. */
final class Filters {

    /** {@code {_id: x}}, never {@code {_id: {$in: [x]}}}. */
    static Document ids(Collection<String> ids) {
        return ids.size() == 1
                ? new Document("_id", ids.iterator().next())
                : new Document("_id", new Document("$in", ids));
    }

    private Filters() {}
}
