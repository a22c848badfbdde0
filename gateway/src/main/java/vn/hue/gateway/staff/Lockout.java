package vn.hue.gateway.staff;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Holds back who guesses: after a few failures each further one doubles the wait, for an account's name whether there is
 * such an account or not, and for a network address. An attempt is counted before the password is looked at, so that a
 * hundred at once are a hundred.
 */
final class Lockout {

    private static final int FREE_OF_NAME = 5;
    /** A whole office may sit behind one address. */
    private static final int FREE_OF_ADDRESS = 30;

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Attempts attempts;
    private final InstantSource clock;

    Lockout(Attempts attempts, InstantSource clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    static String ofName(String name) {
        return Tokens.hash("name " + name);
    }

    static String ofBrowser(String name, String known) {
        return Tokens.hash("name " + name + " browser " + known);
    }

    static String ofAddress(String address) {
        return Tokens.hash("address " + address);
    }

    /**
     * How long to wait; zero when the attempt may be made, which then counts as failed until it is {@link #forgiven}.
     *
     * <p>A browser that knows the account is counted for itself: a name is no secret, and whoever guesses at it elsewhere
     * must not keep its owner out.
     */
    Future<Duration> take(String name, SignIn.From from) {
        String known = from.known();
        if (known != null) {
            return take(ofBrowser(name, known), FREE_OF_NAME);
        }
        return take(ofAddress(from.address()), FREE_OF_ADDRESS)
                .compose(wait -> wait.isZero() ? take(ofName(name), FREE_OF_NAME) : Future.succeededFuture(wait));
    }

    private Future<Duration> take(String key, int free) {
        Instant now = clock.instant();
        return attempts.find(key).compose(found -> {
            @Nullable Attempt before = found;
            if (before != null && now.isBefore(before.openAt())) {
                return Future.succeededFuture(Duration.between(now, before.openAt()));
            }
            boolean old = before == null || before.openAt().plus(FORGOTTEN).isBefore(now);
            long failures = old || before == null ? 1 : before.failures() + 1;
            if (before != null && before.failures() == failures) {
                // A swap must change the count, or it could not tell who came first.
                failures++;
            }
            Attempt next = new Attempt(key, failures, now.plus(delay(failures, free)));
            return attempts.swap(before, next)
                    .compose(won -> won ? Future.succeededFuture(Duration.ZERO) : take(key, free));
        });
    }

    /** What to wait after so many failures. */
    static Duration delay(long failures, int free) {
        long over = failures - free;
        if (over < 0) {
            return Duration.ZERO;
        }
        Duration wait = SHORTEST.multipliedBy(1L << Math.min(over, 20));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /** It was the right one: the name, or the browser, begins anew, the address gets this one back. */
    Future<Void> forgiven(String name, SignIn.From from) {
        String known = from.known();
        if (known != null) {
            return attempts.forget(ofBrowser(name, known));
        }
        String key = ofAddress(from.address());
        Future<Void> givenBack = attempts.find(key)
                .compose(now -> now == null || now.failures() <= 1
                        ? attempts.forget(key)
                        : attempts.swap(now, new Attempt(key, now.failures() - 1, clock.instant()))
                                .mapEmpty());
        return Future.join(attempts.forget(ofName(name)), givenBack).mapEmpty();
    }

    Future<Void> sweep() {
        return attempts.sweep(clock.instant().minus(FORGOTTEN));
    }
}
