package vn.hue.gateway.store.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.zalo.TokenStore;
import vn.hue.channels.zalo.ZaloGrant;
import vn.hue.gateway.mongo.OnContext;

/** Grants of Official Accounts in {@code zalo_grants}; the revision is what a write must find unchanged. */
final class MongoTokens implements TokenStore {

    private final Rows rows;
    private final OnContext onContext;

    MongoTokens(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "zalo_grants", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<@Nullable ZaloGrant> load(String oaId) {
        return rows.find(oaId).map(row -> row == null ? null : grant(row));
    }

    @Override
    public Future<Boolean> compareAndSet(String oaId, long revision, ZaloGrant next) {
        Document row = new Document("_id", oaId)
                .append("revision", next.revision())
                .append("access", next.accessToken())
                .append("refresh", next.refreshToken())
                .append("issuedAt", Docs.date(next.issuedAt()))
                .append("accessUntil", Docs.date(next.accessUntil()))
                .append("refreshUntil", Docs.date(next.refreshUntil()))
                .append("leaseUntil", next.leaseUntil() == null ? null : Docs.date(next.leaseUntil()))
                .append("refused", next.refused());
        if (revision == 0) {
            return onContext
                    .first(rows.collection().insertOne(row))
                    .map(inserted -> true)
                    .recover(MongoTokens::taken);
        }
        Document unchanged = new Document("_id", oaId).append("revision", revision);
        return onContext
                .first(rows.collection().replaceOne(unchanged, row))
                .map(written -> written != null && written.getMatchedCount() == 1);
    }

    private static Future<Boolean> taken(Throwable cause) {
        boolean there = cause instanceof MongoWriteException failed
                && failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
        return there ? Future.succeededFuture(false) : Future.failedFuture(cause);
    }

    private static ZaloGrant grant(Document row) {
        Date lease = row.getDate("leaseUntil");
        Instant leaseUntil = lease == null ? null : lease.toInstant();
        return new ZaloGrant(
                row.getString("access"),
                row.getString("refresh"),
                Docs.instant(row, "issuedAt"),
                Docs.instant(row, "accessUntil"),
                Docs.instant(row, "refreshUntil"),
                Docs.number(row, "revision"),
                leaseUntil,
                row.getBoolean("refused", false));
    }
}
