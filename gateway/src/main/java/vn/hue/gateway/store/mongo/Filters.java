package vn.hue.gateway.store.mongo;

import java.time.Instant;
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

    /** What has an {@code at} before a time. */
    static Document before(Instant time) {
        return new Document("at", new Document("$lt", Docs.date(time)));
    }

    private Filters() {}
}
