package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import vn.hue.gateway.mongo.Database;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.staff.Staff;
import vn.hue.gateway.store.ChannelStores;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.Reports;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Timers;

/** All stores on one MongoDB. */
public final class MongoStores {

    /** Creates the indexes that are missing, then gives the stores. For a real MongoDB, or one shared by gateways. */
    public static Future<Stores> open(Database database) {
        return open(database.mongo(), database.onContext());
    }

    /** As {@link #open(Database)}, on any connection. */
    public static Future<Stores> open(MongoDatabase mongo, OnContext onContext) {
        MongoConversations conversations = new MongoConversations(mongo, onContext);
        return Index.createAll(mongo, onContext)
                .compose(created -> conversations.relist())
                .map(created -> stores(
                        mongo,
                        onContext,
                        conversations,
                        new MongoTimers(mongo, onContext),
                        new MongoReports(mongo, onContext)));
    }

    /**
     * For the embedded server of this process, which nobody else uses: deadlines and lists are read from memory, after
     * all of them were read once.
     */
    public static Future<Stores> openAlone(Database database) {
        return openAlone(database.mongo(), database.onContext());
    }

    /** As {@link #openAlone(Database)}, on any connection. */
    public static Future<Stores> openAlone(MongoDatabase mongo, OnContext onContext) {
        MongoConversations conversations = new MongoConversations(mongo, onContext);
        return Index.createUnique(mongo, onContext)
                .compose(created -> conversations.relist())
                .compose(created -> Future.all(
                        MirroredConversations.of(conversations),
                        MirroredTimers.of(new MongoTimers(mongo, onContext)),
                        MirroredReports.of(new MongoReports(mongo, onContext))))
                .map(mirrors ->
                        stores(mongo, onContext, mirrors.resultAt(0), mirrors.resultAt(1), mirrors.resultAt(2)));
    }

    private static Stores stores(
            MongoDatabase mongo, OnContext onContext, Conversations conversations, Timers timers, Reports reports) {
        return new Stores(
                new MongoInbox(mongo, onContext),
                conversations,
                new MongoLines(mongo, onContext),
                new MongoOutbox(mongo, onContext),
                timers,
                reports,
                new MongoAlarms(mongo, onContext),
                new MongoDeadLetters(mongo, onContext),
                new MongoNodes(mongo, onContext),
                new MongoExamples(mongo, onContext),
                new MongoKeptAnswers(mongo, onContext),
                new ChannelStores(
                        new MongoTokens(mongo, onContext),
                        new MongoSentNames(mongo, onContext),
                        new MongoRawBodies(mongo, onContext),
                        new MongoChannelStates(mongo, onContext),
                        new MongoMailNotes(mongo, onContext),
                        new MongoLeases(mongo, onContext),
                        new MongoOutgoingTexts(mongo, onContext),
                        new MongoIncomingTexts(mongo, onContext),
                        new MongoLeftovers(mongo, onContext),
                        new MongoPauses(mongo, onContext)),
                staff(mongo, onContext),
                new MongoAgencies(mongo, onContext));
    }

    private static Staff staff(MongoDatabase mongo, OnContext onContext) {
        return new Staff(
                new MongoAccounts(mongo, onContext),
                new MongoSessions(mongo, onContext),
                new MongoLinks(mongo, onContext),
                new MongoAttempts(mongo, onContext),
                new MongoAuditLog(mongo, onContext));
    }

    private MongoStores() {}
}
