package vn.hue.channels.zalo;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an Official Account has granted us, as it is stored. Secret: {@link #toString} shows none of it.
 *
 * <p>A refresh token is good for one use and for three months; with the new pair the old access token dies.
 *
 * @param revision one more with every write; 1 for the first
 * @param leaseUntil until when one gateway may use the refresh token; null when nobody does
 * @param refused whether Zalo no longer takes the refresh token: an administrator must consent anew
 */
public record ZaloGrant(
        String accessToken,
        String refreshToken,
        Instant issuedAt,
        Instant accessUntil,
        Instant refreshUntil,
        long revision,
        @Nullable Instant leaseUntil,
        boolean refused) {

    static final Duration REFRESH_TOKEN_LIFE = Duration.ofDays(90);

    boolean usable(Instant now) {
        return now.isBefore(accessUntil);
    }

    /** At four fifths of its life: 20 of the usual 25 hours. */
    boolean due(Instant now) {
        Duration life = Duration.between(issuedAt, accessUntil);
        return !now.isBefore(issuedAt.plus(life.multipliedBy(4).dividedBy(5)));
    }

    boolean leased(Instant now) {
        return leaseUntil != null && now.isBefore(leaseUntil);
    }

    ZaloGrant lease(@Nullable Instant until) {
        return new ZaloGrant(
                accessToken, refreshToken, issuedAt, accessUntil, refreshUntil, revision + 1, until, refused);
    }

    ZaloGrant refusedNow() {
        return new ZaloGrant(accessToken, refreshToken, issuedAt, accessUntil, refreshUntil, revision + 1, null, true);
    }

    @Override
    public String toString() {
        return "ZaloGrant[revision " + revision + ", until " + accessUntil + (refused ? ", refused]" : "]");
    }
}
