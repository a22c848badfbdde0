package vn.hue.gateway.staff;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Begins and ends sessions. They are kept on the server, so that each can be ended at once, from everywhere. */
public final class Logins {

    private static final Duration STAGE = Duration.ofMinutes(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /**
     * How long sessions last.
     *
     * @param idle without a request
     * @param whole from the login on, whatever happens
     */
    public record Limits(Duration idle, Duration whole) {}

    private final Sessions sessions;
    private final Accounts accounts;
    private final Limits limits;
    private final InstantSource clock;

    public Logins(Sessions sessions, Accounts accounts, Limits limits, InstantSource clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.limits = limits;
        this.clock = clock;
    }

    /** A new session.
     *
     * @return what its cookie says, which is known to nobody else */
    public Future<String> begin(Account account, Session.Stage stage, String device, Origin from) {
        String token = Tokens.fresh();
        Instant now = clock.instant();
        Session session =
                new Session(Tokens.hash(token), account.name(), stage, Tokens.fresh(), now, now, device, from);
        return sessions.start(session).map(token);
    }

    /** The next session of the same person in the same browser; the one before ends, and its forms with it. */
    public Future<String> next(Presence now, Session.Stage stage) {
        Session before = now.session();
        return sessions.end(before.id()).compose(ended -> begin(now.account(), stage, before.device(), before.from()));
    }

    /**
     * Who sits behind a cookie; null when nobody does, any more.
     *
     * @param awake whether a person did something: what a page fetches by itself keeps nobody logged in
     */
    public Future<@Nullable Presence> find(String token, boolean awake) {
        return found(Tokens.hash(token), awake);
    }

    /** Whether a session still holds. */
    public Future<Boolean> holds(String id) {
        return found(id, false).map(Objects::nonNull);
    }

    private Future<@Nullable Presence> found(String id, boolean awake) {
        return sessions.find(id).compose(session -> {
            Instant now = clock.instant();
            if (session == null || over(session, now)) {
                return Future.succeededFuture();
            }
            Future<Void> noted = awake && session.seenAt().plus(MINUTE).isBefore(now)
                    ? sessions.seen(session.id(), now)
                    : Future.succeededFuture();
            return noted.compose(seen -> accounts.find(session.account()))
                    .map(account -> account == null || account.disabled() ? null : new Presence(session, account));
        });
    }

    private boolean over(Session session, Instant now) {
        Duration whole = session.stage() == Session.Stage.OPEN ? limits.whole : STAGE;
        return !now.isBefore(session.startedAt().plus(whole))
                || !now.isBefore(session.seenAt().plus(limits.idle));
    }

    /** Those of an account that still hold, latest begun first. */
    public Future<List<Session>> of(String account) {
        return sessions.of(account).map(all -> {
            Instant now = clock.instant();
            return all.stream().filter(session -> !over(session, now)).toList();
        });
    }

    public Future<Void> end(String id) {
        return sessions.end(id);
    }

    /** @param except the id of one that stays; null for none */
    public Future<Void> endAll(String account, @Nullable String except) {
        return sessions.of(account)
                .compose(all -> Future.join(all.stream()
                        .map(Session::id)
                        .filter(id -> !id.equals(except))
                        .map(sessions::end)
                        .toList()))
                .mapEmpty();
    }

    public Future<Void> sweep() {
        return sessions.sweep(clock.instant().minus(limits.whole));
    }
}
