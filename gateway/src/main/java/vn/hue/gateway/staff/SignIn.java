package vn.hue.gateway.staff;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a password, and a code where the role or the person wants one, to a session. */
public final class SignIn {

    private final Identity identity;
    private final Accounts accounts;
    private final Logins logins;
    private final Lockout lockout;
    private final Set<Role> needCodes;
    private final InstantSource clock;

    /** @param needCodes who can't do without a second factor */
    public SignIn(Identity identity, Staff staff, Logins logins, Set<Role> needCodes, InstantSource clock) {
        this.identity = identity;
        this.accounts = staff.accounts();
        this.logins = logins;
        this.lockout = new Lockout(staff.attempts(), clock);
        this.needCodes = Set.copyOf(needCodes);
        this.clock = clock;
    }

    /**
     * Where a request comes from.
     *
     * @param known names the browser, when the account has logged in there before; null when it has not
     */
    public record From(
            String address,
            Origin origin,
            String device,
            @Nullable String known) {

        /** From inside of a session, which is known by itself. */
        From in(Session session) {
            return new From(address, origin, device, session.id());
        }
    }

    /** What became of a login. */
    public sealed interface Outcome {}

    /** A session has begun; its stage says whether more is needed. */
    public record In(String token, Session.Stage stage, Account account) implements Outcome {}

    /** It is they. */
    public record Sure() implements Outcome {}

    /** Wrong, whatever it was: no answer tells which account exists. */
    public record Refused() implements Outcome {}

    /** Too many failures; it was not looked at. */
    public record Later(Duration delay) implements Outcome {}

    public boolean needsCodes(Role role) {
        return needCodes.contains(role);
    }

    public Future<Outcome> password(String name, String password, From from) {
        return lockout.take(name, from)
                .compose(wait -> wait.isZero()
                        ? identity.who(new Identity.Password(name, password)).compose(found -> entered(found, from))
                        : Future.succeededFuture(new Later(wait)));
    }

    private Future<Outcome> entered(@Nullable Account account, From from) {
        if (account == null) {
            return Future.succeededFuture(new Refused());
        }
        Session.Stage stage = account.codes() != null
                ? Session.Stage.CODE
                : needsCodes(account.role()) ? Session.Stage.ENROL : Session.Stage.OPEN;
        // With a code still to come, its guesses go on counting.
        Future<Void> forgiven =
                stage == Session.Stage.CODE ? Future.succeededFuture() : lockout.forgiven(account.name(), from);
        return forgiven.compose(counted -> logins.begin(account, stage, from.device(), from.origin()))
                .map(token -> new In(token, stage, account));
    }

    /**
     * A code of the authenticator, or a recovery code.
     *
     * @return {@link In} with {@link Session.Stage#ENROL} never
     */
    public Future<Outcome> code(Presence who, String code, From from) {
        return lockout.take(who.account().name(), from)
                .compose(wait -> wait.isZero()
                        ? accounts.find(who.account().name()).compose(account -> code(who, account, code, from))
                        : Future.succeededFuture(new Later(wait)));
    }

    private Future<Outcome> code(Presence who, @Nullable Account account, String code, From from) {
        Account.@Nullable Codes left = account == null ? null : spent(account.codes(), code);
        if (account == null || left == null) {
            return Future.succeededFuture(new Refused());
        }
        Account next = account.withCodes(left);
        // Stored first: of two who use the same code at once, one comes in.
        return accounts.store(next)
                .compose(stored -> stored
                        ? lockout.forgiven(account.name(), from)
                                .compose(counted -> logins.next(new Presence(who.session(), next), Session.Stage.OPEN))
                                .map(token -> new In(token, Session.Stage.OPEN, next))
                        : Future.succeededFuture(new Refused()));
    }

    /**
     * Whether it is really they who sit there: asked before what matters is changed, and counted like a login, but for
     * this session alone.
     *
     * @return {@link Sure}, {@link Refused} or {@link Later}
     */
    public Future<Outcome> sure(Presence who, String password, From from) {
        String name = who.account().name();
        From here = from.in(who.session());
        return lockout.take(name, here)
                .compose(wait -> wait.isZero()
                        ? identity.who(new Identity.Password(name, password))
                                .compose(found -> found == null
                                        ? Future.<Outcome>succeededFuture(new Refused())
                                        : lockout.forgiven(name, here).<Outcome>map(new Sure()))
                        : Future.<Outcome>succeededFuture(new Later(wait)));
    }

    /** What is left of the codes after this one; null when it is wrong. */
    private Account.@Nullable Codes spent(Account.@Nullable Codes codes, String code) {
        if (codes == null) {
            return null;
        }
        OptionalLong step = Totp.step(codes.secret(), code.replace(" ", ""), clock.instant(), codes.lastStep());
        if (step.isPresent()) {
            return codes.used(step.getAsLong());
        }
        String hash = RecoveryCodes.hash(code);
        return codes.recovery().contains(hash) ? codes.without(hash) : null;
    }

    /** Forgets what is over. */
    public Future<Void> sweep() {
        return Future.join(logins.sweep(), lockout.sweep()).mapEmpty();
    }
}
