package vn.hue.gateway.store.mongo;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import vn.hue.gateway.mongo.OnContext;

/**
 * Every index, and the queries it serves. No other query exists; a test holds the stores to it.
 *
 * <p>What a message meets on its way through is served by the index of ids or a unique one: on the embedded server, too, that costs the
 * same however much is stored. The others are for deadlines, lists and the rescue; the embedded server reads the whole
 * collection for them, which is why its deadlines and lists are mirrored in memory.
 */
enum Index {
    // the way through
    ID(
            "*",
            "{_id: 1}",
            true,
            "{_id: x}",
            "{_id: {$in: […]}}",
            // compare and set: one document at most is looked at
            "{_id: x, version: x}",
            "{_id: x, owner: x}",
            "{_id: x, open: x}",
            "{_id: x, revision: x}",
            "{_id: x, heldAt: x}",
            "{_id: x, failures: x}"),
    MESSAGE("messages", "{message: 1}", true, "{message: x}", "{message: {$in: […]}}"),
    OLD_ANSWERS("answers", "{at: 1}", false, "{at: {$lt: x}}"),
    CODE_OF("codes", "{key: 1}", true, "{key: x}"),

    // the channels' own
    CHANNEL_STATES("channel_states", "{_id: 1}", false, "{}"),
    PAUSES("pauses", "{_id: 1}", false, "{}"),
    RAW_SHAPES("raw_shapes", "{_id: 1}", false, "{}"),
    SENT_LONG_AGO("sent_names", "{at: 1}", false, "{at: {$lt: x}}"),
    OLD_SEGMENTS("sms_segments", "{at: 1}", false, "{at: {$lt: x}}"),
    OLD_NAMES("sms_names", "{at: 1}", false, "{at: {$lt: x}}"),
    OLD_JOINED("sms_joined", "{at: 1}", false, "{at: {$lt: x}}"),
    HELD_RECEIPT("sms_receipts", "{names: 1, since: 1, _id: 1}", false, "{names: {$in: […]}} sort {since: 1, _id: 1}"),
    HELD_RECEIPTS("sms_receipts", "{since: 1, _id: 1}", false, "{} sort {since: 1, _id: 1}"),
    OLD_TEXTS("sms_texts", "{since: 1, _id: 1}", false, "{since: {$lt: x}} sort {since: 1, _id: 1}"),
    QUESTIONS("sms_questions", "{dueAt: 1, _id: 1}", false, "{dueAt: {$lte: x}} sort {dueAt: 1, _id: 1}"),
    LEFTOVERS("leftovers", "{dueAt: 1, _id: 1}", false, "{dueAt: {$lte: x}} sort {dueAt: 1, _id: 1}"),
    RAW("raw_events", "{at: -1, _id: -1}", false, "{} sort {at: -1, _id: -1}", "{at: {$lt: x}}"),

    // the people who work here
    ACCOUNTS("accounts", "{_id: 1}", true, "{} sort {_id: 1}"),
    SESSIONS_OF(
            "sessions", "{account: 1, startedAt: -1, _id: -1}", false, "{account: x} sort {startedAt: -1, _id: -1}"),
    OLD_SESSIONS("sessions", "{startedAt: 1}", false, "{startedAt: {$lt: x}}"),
    LINKS("links", "{until: -1, _id: -1}", false, "{} sort {until: -1, _id: -1}"),
    OLD_ATTEMPTS("attempts", "{openAt: 1}", false, "{openAt: {$lt: x}}"),
    AUDIT("audit", "{_id: 1}", true, "{_id: {$gte: x, $lt: x}} sort {_id: -1}"),
    AUDIT_WHO(
            "audit",
            "{who: 1, _id: -1}",
            false,
            "{who: x, _id: {$gte: x, $lt: x}} sort {_id: -1}",
            "{who: x, what: x, _id: {$gte: x, $lt: x}} sort {_id: -1}"),
    AUDIT_WHAT("audit", "{what: 1, _id: -1}", false, "{what: x, _id: {$gte: x, $lt: x}} sort {_id: -1}"),
    AUDIT_ABOUT(
            "audit",
            "{about: 1, _id: -1}",
            false,
            "{about: x, _id: {$gte: x, $lt: x}} sort {_id: -1}",
            "{about: x, who: x, _id: {$gte: x, $lt: x}} sort {_id: -1}",
            "{about: x, what: x, _id: {$gte: x, $lt: x}} sort {_id: -1}",
            "{about: x, who: x, what: x, _id: {$gte: x, $lt: x}} sort {_id: -1}"),

    // who handles reports
    AGENCY_VERSION("agencies", "{_id: 1, version: 1}", true, "{_id: x, version: x}"),
    AGENCY_NAME("agencies", "{folded: 1}", true),
    AGENCIES("agencies", "{_id: 1}", true, "{} sort {_id: 1}"),

    // deadlines
    DUE("timers", "{dueAt: 1, _id: 1}", false, "{dueAt: {$lte: x}} sort {dueAt: 1, _id: 1}"),

    // rescue: open work only
    INBOX_OWNER("inbox", "{owner: 1}", false, "{owner: x}", "{owner: {$nin: […]}}"),
    OUTBOX_OWNER("outbox", "{owner: 1}", false, "{owner: x}", "{owner: {$nin: […]}}"),
    NODES("nodes", "{_id: 1}", false, "{}"),

    // lists
    LATEST(
            "conversations",
            "{updatedAt: -1, _id: -1}",
            false,
            "{} sort {updatedAt: -1, _id: -1}",
            "{$or: […]} sort {updatedAt: -1, _id: -1}"),
    LATEST_OF_CHANNEL(
            "conversations",
            "{channel: 1, updatedAt: -1, _id: -1}",
            false,
            "{channel: x} sort {updatedAt: -1, _id: -1}",
            "{channel: x, $or: […]} sort {updatedAt: -1, _id: -1}"),
    LATEST_OF_USER(
            "conversations",
            "{user: 1, channel: 1, updatedAt: -1, _id: -1}",
            false,
            "{user: x} sort {updatedAt: -1, _id: -1}",
            "{user: x, $or: […]} sort {updatedAt: -1, _id: -1}",
            "{channel: x, user: x} sort {updatedAt: -1, _id: -1}",
            "{channel: x, user: x, $or: […]} sort {updatedAt: -1, _id: -1}"),
    WORK_DUE(
            "conversations",
            "{facets: 1, due: 1, _id: 1}",
            false,
            "{facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}} sort {due: 1, _id: 1}",
            "{facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}, $or: […]} sort {due: 1, _id: 1}",
            "{facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}, due: {$lte: x}} sort {due: 1, _id: 1}",
            "{facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}, due: {$lte: x}, $or: […]} sort {due: 1, _id: 1}",
            // few wait for a person at a time: sorted when found
            "{facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}} sort {waits: 1, _id: 1}",
            "{facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}, $or: […]} sort {waits: 1, _id: 1}",
            "count {facets: x}"),
    WORK_LATEST(
            "conversations",
            "{facets: 1, updatedAt: -1, _id: -1}",
            false,
            "{facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}} sort {updatedAt: -1, _id: -1}",
            "{facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}, $or: […]} sort {updatedAt: -1, _id: -1}"),
    /** What is found is sorted: a search narrows it down first. */
    WORK_WORDS(
            "conversations",
            "{words: 1}",
            false,
            "{words: {$all: […]}, facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}} sort {due: 1, _id: 1}",
            "{words: {$all: […]}, facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}, $or: […]} sort {due: 1, _id: 1}",
            "{words: {$all: […]}, facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}, due: {$lte: x}} sort {due: 1, _id: 1}",
            "{words: {$all: […]}, facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}, due: {$lte: x}, $or: […]} sort {due: 1, _id: 1}",
            "{words: {$all: […]}, facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}} sort {waits: 1, _id: 1}",
            "{words: {$all: […]}, facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}, $or: […]} sort {waits: 1, _id: 1}",
            "{words: {$all: […]}, facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}} sort {updatedAt: -1, _id: -1}",
            "{words: {$all: […]}, facets: {$all: […]}, updatedAt: {$gte: x, $lt: x}, $or: […]} sort {updatedAt: -1, _id: -1}"),
    WORK_SOON("conversations", "{due: 1}", false, "count {due: {$lte: x}}"),
    UNLISTED("conversations", "{listed: 1}", false, "{listed: {$in: […]}}"),
    FILED(
            "reports",
            "{filedAt: -1, _id: -1}",
            false,
            "{} sort {filedAt: -1, _id: -1}",
            "{$or: […]} sort {filedAt: -1, _id: -1}"),
    FILED_OF_STATUS(
            "reports",
            "{status: 1, filedAt: -1, _id: -1}",
            false,
            "{status: x} sort {filedAt: -1, _id: -1}",
            "{status: x, $or: […]} sort {filedAt: -1, _id: -1}"),
    NEAR(
            "reports",
            "{near: 1, filedAt: -1, _id: -1}",
            false,
            "{near: {$in: […]}, filedAt: {$gte: x}} sort {filedAt: -1, _id: -1}"),
    OPEN_ALARMS(
            "alarms",
            "{open: 1, loudness: -1, at: -1, _id: -1}",
            false,
            "{open: x} sort {loudness: -1, at: -1, _id: -1}"),
    OPEN_LETTERS(
            "letters",
            "{open: 1, at: -1, _id: -1}",
            false,
            "{open: x} sort {at: -1, _id: -1}",
            "{open: x, $or: […]} sort {at: -1, _id: -1}"),
    LETTERS("letters", "{at: -1, _id: -1}", false, "{} sort {at: -1, _id: -1}", "{$or: […]} sort {at: -1, _id: -1}"),
    EXAMPLES("examples", "{_id: 1}", false, "{} sort {_id: 1}", "{_id: {$gt: x}} sort {_id: 1}"),
    DEAD("dead", "{at: -1}", false, "{at: {$gte: x}} sort {at: -1}");

    private final String collection;
    private final String keys;
    private final boolean unique;
    private final List<String> serves;

    Index(String collection, String keys, boolean unique, String... serves) {
        this.collection = collection;
        this.keys = keys;
        this.unique = unique;
        this.serves = List.of(serves);
    }

    /** {@code *} for every collection. */
    String collection() {
        return collection;
    }

    /** Shapes of filter and sort: {@code x} for any plain value. */
    List<String> serves() {
        return serves;
    }

    boolean unique() {
        return unique;
    }

    /** Those without which nothing is right; the embedded server would ignore the others. */
    static Future<Void> createUnique(MongoDatabase mongo, OnContext onContext) {
        return create(mongo, onContext, Arrays.stream(values()).filter(Index::unique));
    }

    static Future<Void> createAll(MongoDatabase mongo, OnContext onContext) {
        return create(mongo, onContext, Arrays.stream(values()));
    }

    private static Future<Void> create(MongoDatabase mongo, OnContext onContext, Stream<Index> indexes) {
        List<Future<?>> created = new ArrayList<>();
        indexes.forEach(index -> {
            Document keys = Document.parse(index.keys);
            // Every collection has that of its ids already.
            if (keys.size() > 1 || !keys.containsKey("_id")) {
                created.add(onContext.first(mongo.getCollection(index.collection)
                        .createIndex(keys, new IndexOptions().unique(index.unique))));
            }
        });
        return Future.join(created).mapEmpty();
    }
}
