package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The centre's conversations in the order in which they want to be seen to. */
public interface Worklist {

    /** Counts go no further. */
    int MOST = 1_000;

    /** One page. */
    Future<List<Listing>> work(Ask query);

    /** Those of these that are there, in no order. */
    Future<List<Listing>> rows(Set<String> ids);

    /**
     * How many are in each queue, {@link #MOST} at most.
     *
     * @param operator whose {@link Queue#MINE} it is
     * @param soon until when a deadline counts for {@link Queue#SOON}
     */
    Future<Map<Queue, Integer>> count(String operator, Instant soon);

    /**
     * What to list; all of it must be so.
     *
     * @param order of the queue
     * @param facets of {@link Listing.Facet}; at least one
     * @param words of {@link SearchWords#in}, a code or a number; all must be there
     * @param from last touched then or later
     * @param to last touched before
     * @param dueBy with a clock that ends then or earlier; null for any
     * @param after the last of the page before; null for the first page
     */
    record Ask(
            Order order,
            List<String> facets,
            List<String> words,
            Instant from,
            Instant to,
            @Nullable Instant dueBy,
            @Nullable Mark after,
            int limit) {
        public Ask {
            facets = List.copyOf(facets);
            words = List.copyOf(words);
            if (facets.isEmpty()) {
                throw new IllegalArgumentException("a list of everything is Queue.ALL");
            }
        }

        public boolean fits(Listing row) {
            return row.facets().containsAll(facets)
                    && row.words().containsAll(words)
                    && !row.updatedAt().isBefore(from)
                    && row.updatedAt().isBefore(to)
                    && (dueBy == null || !row.due().isAfter(dueBy))
                    && (after == null || order.compare(Mark.of(row, order), after) > 0);
        }
    }

    /** A place in a list. */
    record Mark(Instant at, String id) {
        public static Mark of(Listing row, Order order) {
            return new Mark(order.of(row), row.id());
        }
    }

    /** How a list is walked. */
    enum Order {
        DUE,
        WAITS,
        LATEST;

        public Instant of(Listing row) {
            return switch (this) {
                case DUE -> row.due();
                case WAITS -> row.waits();
                case LATEST -> row.updatedAt();
            };
        }

        public int compare(Mark a, Mark b) {
            return this == LATEST ? BY_TIME.compare(b, a) : BY_TIME.compare(a, b);
        }

        /** As {@link #compare(Mark, Mark)}, for whole rows. */
        public Comparator<Listing> rows() {
            return (a, b) -> compare(Mark.of(a, this), Mark.of(b, this));
        }

        private static final Comparator<Mark> BY_TIME =
                Comparator.comparing(Mark::at).thenComparing(Mark::id);
    }
}
