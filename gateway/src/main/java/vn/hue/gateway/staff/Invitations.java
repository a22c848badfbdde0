package vn.hue.gateway.staff;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Links with which people set their password: nobody else ever knows it. */
public final class Invitations {

    private static final Duration LASTS = Duration.ofDays(3);
    private static final Duration FIRST_LASTS = Duration.ofHours(24);

    private final Accounts accounts;
    private final Links links;
    private final Passwords passwords;
    private final InstantSource clock;

    public Invitations(Staff staff, Passwords passwords, InstantSource clock) {
        this.accounts = staff.accounts();
        this.links = staff.links();
        this.passwords = passwords;
        this.clock = clock;
    }

    /** For the first administrator; null when there is one. Links given out before stop working. */
    public Future<@Nullable String> first() {
        return administrated()
                .compose(there -> there
                        ? Future.succeededFuture()
                        : dropAll(Link.Purpose.FIRST, null)
                                .compose(dropped -> make(new Link(
                                        "",
                                        Link.Purpose.FIRST,
                                        null,
                                        null,
                                        Role.ADMINISTRATOR,
                                        null,
                                        "system",
                                        clock.instant().plus(FIRST_LASTS)))));
    }

    private Future<Boolean> administrated() {
        return accounts.all().map(all -> all.stream()
                .anyMatch(account -> account.role() == Role.ADMINISTRATOR && !account.disabled()));
    }

    /** For a new account; the same name invited again replaces the earlier invitation. */
    public Future<String> invite(String account, String displayName, Role role, @Nullable String agency, String by) {
        return dropAll(Link.Purpose.INVITE, account)
                .compose(dropped -> make(new Link(
                        "",
                        Link.Purpose.INVITE,
                        account,
                        displayName,
                        role,
                        agency,
                        by,
                        clock.instant().plus(LASTS))));
    }

    /** For an account whose password or phone is lost. */
    public Future<String> reset(String account, String by) {
        return dropAll(Link.Purpose.RESET, account)
                .compose(dropped -> make(new Link(
                        "",
                        Link.Purpose.RESET,
                        account,
                        null,
                        null,
                        null,
                        by,
                        clock.instant().plus(LASTS))));
    }

    private Future<String> make(Link link) {
        String token = Tokens.fresh();
        return links.keep(new Link(
                        Tokens.hash(token),
                        link.purpose(),
                        link.account(),
                        link.displayName(),
                        link.role(),
                        link.agency(),
                        link.by(),
                        link.until()))
                .map(token);
    }

    private Future<Void> dropAll(Link.Purpose purpose, @Nullable String account) {
        return links.all()
                .compose(all -> Future.join(all.stream()
                        .filter(link -> link.purpose() == purpose)
                        .filter(link -> account == null || account.equals(link.account()))
                        .map(link -> links.drop(link.id()))
                        .toList()))
                .mapEmpty();
    }

    /** Those that still work. */
    public Future<List<Link>> open() {
        return links.all().compose(all -> {
            var now = clock.instant();
            List<Link> over =
                    all.stream().filter(link -> !link.until().isAfter(now)).toList();
            return Future.join(over.stream().map(link -> links.drop(link.id())).toList())
                    .map(swept ->
                            all.stream().filter(link -> !over.contains(link)).toList());
        });
    }

    public Future<Void> withdraw(String id) {
        return links.drop(id);
    }

    /** The link of an address; null when it was used, withdrawn or lapsed. */
    public Future<@Nullable Link> look(String token) {
        return links.find(Tokens.hash(token)).map(this::valid);
    }

    private @Nullable Link valid(@Nullable Link link) {
        return link != null && link.until().isAfter(clock.instant()) ? link : null;
    }

    /** What became of a link. */
    public sealed interface Used {}

    public record Done(Account account, Link link) implements Used {}

    /** Somebody used it before, or it lapsed. */
    public record Gone() implements Used {}

    /** The name chosen is somebody's; the link still works. */
    public record NameTaken() implements Used {}

    /**
     * Sets the password, once.
     *
     * @param name the account; of weight only for {@link Link.Purpose#FIRST}
     */
    public Future<Used> use(String token, String name, String displayName, String password) {
        return passwords.hash(password).compose(hash -> links.take(Tokens.hash(token))
                .compose(taken -> {
                    Link link = valid(taken);
                    if (link == null) {
                        return Future.succeededFuture(new Gone());
                    }
                    Future<Used> used = link.purpose() == Link.Purpose.RESET
                            ? renew(link, hash)
                            : create(link, link.account() == null ? name : link.account(), displayName, hash);
                    // Else nobody could come in with it nor try again.
                    return used.recover(away -> links.keep(link).transform(kept -> Future.failedFuture(away)));
                }));
    }

    private Future<Used> create(Link link, String name, String displayName, String hash) {
        Role role = link.role() == null ? Role.OPERATOR : link.role();
        String shown = link.displayName() == null ? displayName : link.displayName();
        Account account = new Account(name, shown, role, link.agency(), hash, null, false, clock.instant(), 1);
        Future<Boolean> allowed = link.purpose() == Link.Purpose.FIRST
                ? administrated().map(there -> !there)
                : Future.succeededFuture(true);
        return allowed.compose(may -> may
                ? accounts.store(account)
                        .compose(stored -> stored
                                ? Future.succeededFuture(new Done(account, link))
                                : links.keep(link).map(new NameTaken()))
                : Future.succeededFuture(new Gone()));
    }

    private Future<Used> renew(Link link, String hash) {
        String name = link.account() == null ? "" : link.account();
        return accounts.find(name).compose(account -> {
            if (account == null) {
                return Future.succeededFuture(new Gone());
            }
            Account next = account.withPassword(hash);
            Account bare = new Account(
                    next.name(),
                    next.displayName(),
                    next.role(),
                    next.agency(),
                    next.password(),
                    null,
                    next.disabled(),
                    next.createdAt(),
                    next.version());
            return accounts.store(bare)
                    .compose(stored -> stored ? Future.succeededFuture(new Done(bare, link)) : renew(link, hash));
        });
    }
}
