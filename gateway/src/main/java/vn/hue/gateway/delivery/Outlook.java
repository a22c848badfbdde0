package vn.hue.gateway.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.store.Route;

/**
 * How a citizen can be written to from now on.
 *
 * @param channel of the conversation
 * @param there whether it is up
 * @param open whether an operator may write freely now
 * @param until when that ends, or ended; null when it never does
 * @param beyond what there is besides, the best first, as it stands when it has ended: open or with the reason why not
 */
public record Outlook(
        String channel,
        boolean there,
        boolean open,
        @Nullable Instant until,
        List<Candidate> beyond) {

    public Outlook {
        beyond = List.copyOf(beyond);
    }

    /** The routes that can be taken then. */
    public List<Route> routes() {
        return beyond.stream()
                .filter(candidate -> candidate.closed() == null)
                .map(Candidate::route)
                .toList();
    }
}
