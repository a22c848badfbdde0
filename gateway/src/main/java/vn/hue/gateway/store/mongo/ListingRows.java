package vn.hue.gateway.store.mongo;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import vn.hue.gateway.store.Listing;
import vn.hue.gateway.store.Queue;
import vn.hue.gateway.store.Worklist;
import vn.hue.gateway.store.Worklist.Ask;
import vn.hue.gateway.store.Worklist.Mark;

/** A conversation's row in the inbox, as fields of its document, and the queries over them. */
final class ListingRows {

    /** What a row needs, and nothing of the state. */
    static final Document FIELDS = new Document("updatedAt", 1)
            .append("facets", 1)
            .append("words", 1)
            .append("due", 1)
            .append("waits", 1)
            .append("face", 1);

    private ListingRows() {}

    static Document fields(Listing row) {
        return new Document("listed", Listing.SCHEMA)
                .append("facets", row.facets())
                .append("words", row.words())
                .append("due", Docs.date(row.due()))
                .append("waits", Docs.date(row.waits()))
                .append("face", Docs.text(row.face()));
    }

    static Listing read(Document row) {
        return new Listing(
                Rows.id(row),
                Docs.instant(row, "updatedAt"),
                row.getList("facets", String.class),
                row.getList("words", String.class),
                Docs.instant(row, "due"),
                Docs.instant(row, "waits"),
                Docs.read(Listing.Face.class, row, "face"));
    }

    static Document filter(Ask ask) {
        Document filter = new Document();
        if (!ask.words().isEmpty()) {
            filter.append("words", new Document("$all", ask.words()));
        }
        filter.append("facets", new Document("$all", ask.facets()))
                .append("updatedAt", new Document("$gte", Docs.date(ask.from())).append("$lt", Docs.date(ask.to())));
        Instant by = ask.dueBy();
        if (by != null) {
            filter.append("due", new Document("$lte", Docs.date(by)));
        }
        Mark after = ask.after();
        if (after != null) {
            String field = field(ask);
            String beyond = forward(ask) ? "$gt" : "$lt";
            Date at = Docs.date(after.at());
            filter.append(
                    "$or",
                    List.of(
                            new Document(field, new Document(beyond, at)),
                            new Document(field, at).append("_id", new Document(beyond, after.id()))));
        }
        return filter;
    }

    static Document sort(Ask ask) {
        int direction = forward(ask) ? 1 : -1;
        return new Document(field(ask), direction).append("_id", direction);
    }

    private static boolean forward(Ask ask) {
        return ask.order() != Worklist.Order.LATEST;
    }

    private static String field(Ask ask) {
        return switch (ask.order()) {
            case DUE -> "due";
            case WAITS -> "waits";
            case LATEST -> "updatedAt";
        };
    }

    /** What is counted for a queue. */
    static Document counted(Queue queue, String operator, Instant soon) {
        return switch (queue) {
            case SOON -> new Document("due", new Document("$lte", Docs.date(soon)));
            case MINE -> new Document("facets", Listing.Facet.operator(operator));
            default -> new Document("facets", Listing.Facet.queue(queue));
        };
    }
}
