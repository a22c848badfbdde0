package vn.hue.gateway.desk;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Accounts;

/** What colleagues are called, by account; as of a minute ago at most. */
public final class People {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final InstantSource clock;
    private volatile Map<String, String> names = Map.of();
    private volatile Instant readAt = Instant.EPOCH;

    People(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** To be composed before a page asks for names. */
    Future<People> fresh() {
        Instant now = clock.instant();
        if (Duration.between(readAt, now).abs().compareTo(KEPT) < 0) {
            return Future.succeededFuture(this);
        }
        return accounts.all().map(all -> {
            names = all.stream().collect(Collectors.toMap(Account::name, Account::displayName));
            readAt = now;
            return this;
        });
    }

    /** The account's own name when nobody has it any more. */
    public String name(String account) {
        return names.getOrDefault(account, account);
    }
}
