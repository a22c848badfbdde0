package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Accounts;
import vn.hue.gateway.staff.Duty;
import vn.hue.gateway.staff.Role;

/** Accounts in {@code accounts}, changed by compare-and-set on {@code {_id, version}}. */
final class MongoAccounts implements Accounts {

    private static final Document BY_NAME = new Document("_id", 1);

    private final Rows rows;
    private final OnContext onContext;

    MongoAccounts(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "accounts", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<@Nullable Account> find(String name) {
        return rows.find(name).map(row -> row == null ? null : account(row));
    }

    @Override
    public Future<List<Account>> all() {
        return rows.query(new Document(), BY_NAME, 0)
                .map(found -> found.stream().map(MongoAccounts::account).toList());
    }

    @Override
    public Future<Boolean> store(Account next) {
        if (next.version() == 1) {
            return rows.insert(document(next));
        }
        Document unchanged = new Document("_id", next.name()).append("version", next.version() - 1);
        return onContext
                .first(rows.collection().replaceOne(unchanged, document(next)))
                .map(result -> result != null && result.getMatchedCount() == 1);
    }

    private static Document document(Account account) {
        Document row = new Document("_id", account.name())
                .append("version", account.version())
                .append("displayName", account.displayName())
                .append("role", account.role().name())
                .append("password", account.password())
                .append("disabled", account.disabled())
                .append("createdAt", Docs.date(account.createdAt()));
        if (account.agency() != null) {
            row.append("agency", account.agency());
        }
        if (account.codes() != null) {
            row.append("codes", Docs.of(account.codes()));
        }
        if (account.duty().team() != null) {
            row.append("team", account.duty().team());
        }
        if (account.duty().awayUntil() != null) {
            row.append("awayUntil", Docs.date(account.duty().awayUntil()));
        }
        return row;
    }

    private static Account account(Document row) {
        Object codes = row.get("codes");
        return new Account(
                Rows.id(row),
                row.getString("displayName"),
                Role.valueOf(row.getString("role")),
                row.getString("agency"),
                row.getString("password"),
                codes == null ? null : Docs.to(Account.Codes.class, codes),
                row.getBoolean("disabled"),
                Docs.instant(row, "createdAt"),
                Docs.number(row, "version"),
                new Duty(row.getString("team"), row.get("awayUntil") == null ? null : Docs.instant(row, "awayUntil")));
    }
}
