package vn.hue.channels.zalo;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.ChannelCounts;
import vn.hue.channels.ChannelHealth;
import vn.hue.channels.ChannelHealth.State;
import vn.hue.channels.Words;

/**
 * The access token that is good just now.
 *
 * <p>Of all gateways one refreshes: whoever gets the lease into the stored grant. The new pair is stored before anyone
 * uses it. When the store is away at that moment the pair is kept in memory and written as soon as it is back, since
 * the old one is dead. An answer that never came is not asked for again before the lease is over, and then once.
 */
final class ZaloTokens {

    private static final Logger LOG = LoggerFactory.getLogger(ZaloTokens.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final int MOST_LOOKS = 50;
    private static final Duration WARNING = Duration.ofDays(14);

    private final Vertx vertx;
    private final String oaId;
    private final TokenStore store;
    private final ZaloOAuth oauth;
    private final ChannelHealth health;
    private final ChannelCounts counts;
    private final Words words;
    private final InstantSource clock;

    private volatile @Nullable ZaloGrant held;
    private @Nullable Future<Access> refreshing;
    private @Nullable State told;

    ZaloTokens(
            Vertx vertx,
            String oaId,
            TokenStore store,
            ZaloOAuth oauth,
            ChannelHealth health,
            ChannelCounts counts,
            Words words,
            InstantSource clock) {
        this.vertx = vertx;
        this.oaId = oaId;
        this.store = store;
        this.oauth = oauth;
        this.health = health;
        this.counts = counts;
        this.words = words;
        this.clock = clock;
    }

    /** A token to use. Never a failed future. */
    Future<Access> access() {
        ZaloGrant known = held;
        return known != null && known.usable(clock.instant())
                ? Future.succeededFuture(new Access.Granted(known.accessToken()))
                : single(null);
    }

    /** A token to use after Zalo refused this one: the stored one when it is another, else a new one. */
    Future<Access> insteadOf(String refused) {
        held = null;
        return single(refused);
    }

    /** Refreshes when it is time to; to be called every minute or so. */
    Future<Void> look() {
        return store.load(oaId).transform(loaded -> {
            if (loaded.failed()) {
                return Future.succeededFuture();
            }
            ZaloGrant grant = loaded.result();
            Instant now = clock.instant();
            if (grant == null || grant.refused()) {
                return single(null).mapEmpty();
            }
            if (grant.due(now) && !grant.leased(now)) {
                return single(grant.accessToken()).mapEmpty();
            }
            use(grant);
            return Future.succeededFuture();
        });
    }

    /** One after another on this node; those who come meanwhile get the same answer. */
    private synchronized Future<Access> single(@Nullable String refused) {
        if (refreshing != null) {
            return refreshing;
        }
        Promise<Access> promise = Promise.promise();
        refreshing = promise.future();
        attempt(refused, MOST_LOOKS)
                .otherwise(cause -> {
                    LOG.warn(
                            "Zalo's token is not to be had: {}",
                            cause.getClass().getSimpleName());
                    return new Access.Unavailable();
                })
                .onComplete(access -> {
                    synchronized (this) {
                        refreshing = null;
                    }
                    promise.complete(access.result());
                });
        return promise.future();
    }

    private Future<Access> attempt(@Nullable String refused, int looks) {
        return store.load(oaId).compose(grant -> {
            Instant now = clock.instant();
            if (grant == null) {
                tell(State.NEEDS_CONSENT, "state.no-consent");
                return Future.succeededFuture(new Access.NeedsConsent());
            } else if (grant.usable(now) && !grant.accessToken().equals(refused)) {
                return Future.succeededFuture(use(grant));
            } else if (grant.refused()) {
                tell(State.NEEDS_CONSENT, "state.needs-consent");
                return Future.succeededFuture(new Access.NeedsConsent());
            } else if (grant.leased(now)) {
                return again(refused, looks);
            }
            ZaloGrant leased = grant.lease(now.plus(LEASE));
            return store.compareAndSet(oaId, grant.revision(), leased)
                    .compose(ours -> ours ? refresh(leased) : again(refused, looks));
        });
    }

    /** Another gateway is refreshing: what it gets will be in the store. */
    private Future<Access> again(@Nullable String refused, int looks) {
        return looks == 0
                ? Future.succeededFuture(new Access.Unavailable())
                : vertx.timer(LOOK_AGAIN.toMillis()).compose(later -> attempt(refused, looks - 1));
    }

    private Future<Access> refresh(ZaloGrant leased) {
        counts.count(ZaloVerticle.CHANNEL, "token.refresh");
        return oauth.refresh(leased.refreshToken()).compose(outcome -> {
            if (outcome instanceof ZaloOAuth.Outcome.Pair pair) {
                return keep(leased, pair.grant());
            } else if (outcome instanceof ZaloOAuth.Outcome.Refused refusal) {
                return refused(leased, refusal.error());
            } else if (outcome instanceof ZaloOAuth.Outcome.NotAsked) {
                return store.compareAndSet(oaId, leased.revision(), leased.lease(null))
                        .map(released -> new Access.Unavailable());
            }
            // The lease stays until its end, so that a slow answer of Zalo's is not overtaken.
            counts.count(ZaloVerticle.CHANNEL, "token.lost");
            return Future.succeededFuture(new Access.Unavailable());
        });
    }

    /** Stores the new pair over the one it came from, however long the store is away. */
    private Future<Access> keep(ZaloGrant from, ZaloGrant pair) {
        return store.load(oaId)
                .compose(stored -> {
                    if (stored == null || !stored.refreshToken().equals(from.refreshToken())) {
                        // An administrator consented meanwhile: that is the newer grant.
                        return stored == null ? write(0, pair) : Future.succeededFuture(true);
                    }
                    return write(stored.revision(), pair);
                })
                .transform(written -> {
                    if (written.failed() || !written.result()) {
                        counts.count(ZaloVerticle.CHANNEL, "token.not-stored-yet");
                        return vertx.timer(LOOK_AGAIN.toMillis()).compose(later -> keep(from, pair));
                    }
                    return store.load(oaId).map(stored -> stored == null ? new Access.Unavailable() : use(stored));
                });
    }

    private Future<Boolean> write(long revision, ZaloGrant pair) {
        return store.compareAndSet(oaId, revision, ZaloConsent.numbered(pair, revision + 1));
    }

    /** The codes of a spent or expired refresh token are not documented: any refusal counts, after one more look. */
    private Future<Access> refused(ZaloGrant leased, @Nullable String error) {
        return store.load(oaId).compose(stored -> {
            if (stored != null && !stored.refreshToken().equals(leased.refreshToken())) {
                return Future.succeededFuture(use(stored));
            }
            boolean known = error != null && error.matches("-\\d{1,6}");
            counts.count(ZaloVerticle.CHANNEL, "token.refused" + (known ? error : ""));
            tell(State.NEEDS_CONSENT, "state.needs-consent");
            return store.compareAndSet(oaId, leased.revision(), leased.refusedNow())
                    .map(written -> new Access.NeedsConsent());
        });
    }

    /** The last token of a grant that has ended is good for some hours: time enough for an administrator who is told. */
    private Access use(ZaloGrant grant) {
        held = grant;
        if (grant.refused()) {
            tell(State.NEEDS_CONSENT, "state.needs-consent");
        } else if (clock.instant().isAfter(grant.refreshUntil().minus(WARNING))) {
            tell(State.DEGRADED, "state.consent-runs-out");
        } else {
            tell(State.UP, null);
        }
        return new Access.Granted(grant.accessToken());
    }

    private synchronized void tell(State state, @Nullable String why) {
        if (told != state) {
            told = state;
            health.now(ZaloVerticle.CHANNEL, oaId, state, why == null ? "" : words.say(why));
        }
    }

    /** Whether there is a token. */
    sealed interface Access {
        record Granted(String token) implements Access {

            @Override
            public String toString() {
                return "Granted[***]";
            }
        }

        record NeedsConsent() implements Access {}

        /** Not now. */
        record Unavailable() implements Access {}
    }
}
