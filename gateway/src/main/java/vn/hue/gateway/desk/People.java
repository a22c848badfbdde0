package vn.hue.gateway.desk;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Accounts;
import vn.hue.gateway.staff.Role;

/** What colleagues are called, and who of them talks with citizens; as of a minute ago at most. */
public final class People {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final String TOKEN = "token:";

    private final Accounts accounts;
    private final InstantSource clock;
    private volatile Map<String, Account> known = Map.of();
    private volatile Instant readAt = Instant.EPOCH;

    People(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Somebody to whom a conversation can be given.
     *
     * @param awayUntil when they are back; null when they are there
     */
    public record Colleague(
            String account,
            String name,
            @Nullable String team,
            @Nullable Instant awayUntil) {}

    /** To be composed before a page asks for names. */
    Future<People> fresh() {
        Instant now = clock.instant();
        if (Duration.between(readAt, now).abs().compareTo(KEPT) < 0) {
            return Future.succeededFuture(this);
        }
        return accounts.all().map(all -> {
            known = all.stream().collect(Collectors.toMap(Account::name, Function.identity()));
            readAt = now;
            return this;
        });
    }

    /** Reads them anew at the next page: one of them has changed. */
    void forget() {
        readAt = Instant.EPOCH;
    }

    /** The account's own name when nobody has it any more; a program has the name of its token. */
    public String name(String account) {
        if (account.startsWith(TOKEN)) {
            return account.substring(TOKEN.length()) + " (API)";
        }
        Account of = known.get(account);
        return of == null ? account : of.displayName();
    }

    /** Everyone there is, and was, by the names colleagues read. */
    List<Account> everyone() {
        return known.values().stream()
                .sorted(Comparator.comparing(Account::displayName).thenComparing(Account::name))
                .toList();
    }

    /** The account that is meant by its name or its display name, with or without marks; what was typed for none. */
    String meant(String typed) {
        String folded = Folding.fold(typed);
        return known.containsKey(typed)
                ? typed
                : everyone().stream()
                        .filter(account -> Folding.fold(account.displayName()).equals(folded)
                                || account.name().equals(folded))
                        .map(Account::name)
                        .findFirst()
                        .orElse(typed);
    }

    /** Null for none, and for nobody. */
    @Nullable
    String team(String account) {
        Account of = known.get(account);
        return of == null ? null : of.duty().team();
    }

    /** Who may talk with citizens besides one, by name; who is away comes last. */
    List<Colleague> besides(String self) {
        Instant now = clock.instant();
        return known.values().stream()
                .filter(account -> !account.disabled() && !account.name().equals(self))
                .filter(account -> account.role() == Role.OPERATOR || account.role() == Role.SUPERVISOR)
                .map(account -> new Colleague(
                        account.name(),
                        account.displayName(),
                        account.duty().team(),
                        account.duty().away(now) ? account.duty().awayUntil() : null))
                .sorted(Comparator.comparing((Colleague colleague) -> colleague.awayUntil() != null)
                        .thenComparing(Colleague::name))
                .toList();
    }

    /** The teams in which anybody but one is. */
    List<String> teamsBesides(String self) {
        return besides(self).stream()
                .map(Colleague::team)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}
