package vn.hue.gateway.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that was tried to bring a message to a citizen, oldest first. */
public record Trail(@JsonValue List<Attempt> attempts) {

    public static final Trail NONE = new Trail(List.of());

    /** A message is tried some ten times on each of a few routes; what is older than this many says nothing new. */
    private static final int KEPT = 80;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Trail {
        attempts = List.copyOf(attempts);
    }

    /** With one more; a repetition only counts up. */
    public Trail with(Attempt next) {
        List<Attempt> all = new ArrayList<>(attempts);
        int last = all.size() - 1;
        if (last >= 0 && next.sameAs(all.get(last))) {
            all.set(last, all.get(last).again(next.times()));
        } else if (next.outcome() == Attempt.Outcome.CLOSED && all.stream().anyMatch(next::sameAs)) {
            return this;
        } else {
            all.add(next);
        }
        if (all.size() > KEPT) {
            shorten(all);
        }
        return new Trail(all);
    }

    /** Without its oldest wait: what counts for the way ahead stays. */
    private static void shorten(List<Attempt> all) {
        for (int i = 0; i < all.size(); i++) {
            Attempt.Outcome outcome = all.get(i).outcome();
            if (outcome == Attempt.Outcome.WAIT || outcome == Attempt.Outcome.HELD) {
                all.remove(i);
                return;
            }
        }
    }

    public Trail with(List<Attempt> more) {
        Trail trail = this;
        for (Attempt attempt : more) {
            trail = trail.with(attempt);
        }
        return trail;
    }

    /** Whether a route is used up. */
    public boolean spent(Route route) {
        return attempts.stream().anyMatch(attempt -> attempt.route() == route && attempt.ends());
    }

    /** How many parts have left by a route. */
    public int parts(Route route) {
        return count(route, Attempt.Outcome.PART);
    }

    /** How often a route has failed in a way that may pass. */
    public int retries(Route route) {
        return count(route, Attempt.Outcome.RETRY);
    }

    /** How often a route has failed in one way that may pass, since the last part that has left by it. */
    public int retries(Route route, String reason) {
        int count = 0;
        for (Attempt attempt : attempts) {
            if (attempt.route() == route && attempt.outcome() == Attempt.Outcome.PART) {
                count = 0;
            } else if (attempt.route() == route
                    && attempt.outcome() == Attempt.Outcome.RETRY
                    && reason.equals(attempt.reason())) {
                count += attempt.times();
            }
        }
        return count;
    }

    private int count(Route route, Attempt.Outcome outcome) {
        return attempts.stream()
                .filter(attempt -> attempt.route() == route && attempt.outcome() == outcome)
                .mapToInt(Attempt::times)
                .sum();
    }

    /** Since when a route has been failing; empty when it was not tried. */
    public Optional<Instant> failingSince(Route route) {
        return attempts.stream()
                .filter(attempt -> attempt.route() == route)
                .filter(attempt ->
                        attempt.outcome() == Attempt.Outcome.RETRY || attempt.outcome() == Attempt.Outcome.WAIT)
                .map(Attempt::at)
                .min(Instant::compareTo);
    }

    /** The route whose turn it was last; empty before the first. */
    public Optional<Route> lastRoute() {
        return attempts.isEmpty()
                ? Optional.empty()
                : Optional.of(attempts.get(attempts.size() - 1).route());
    }

    /** How often it was tried; being asked to wait does not count. */
    public int tries() {
        return attempts.stream().filter(Attempt::tried).mapToInt(Attempt::times).sum();
    }

    /** Why it did not arrive: what the last try came to, or else why the last way was closed; null when nothing is known. */
    public @Nullable String reason() {
        return last(true).or(() -> last(false)).map(Attempt::reason).orElse(null);
    }

    private Optional<Attempt> last(boolean tried) {
        return attempts.stream()
                .filter(attempt -> attempt.reason() != null && (attempt.tried() || !tried))
                .reduce((earlier, later) -> later);
    }
}
