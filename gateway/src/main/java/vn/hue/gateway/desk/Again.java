package vn.hue.gateway.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.delivery.Candidate;
import vn.hue.gateway.store.DeadLetters.Letter;
import vn.hue.gateway.store.Route;

/**
 * A message that did not arrive, and how it can be sent again.
 *
 * @param letter id of its dead letter
 * @param seenTo whether somebody has seen to it, or it has arrived after all
 * @param by who has; null while nobody has
 * @param ways each way there may be, open or with the reason why not
 */
public record Again(String letter, boolean seenTo, @Nullable String by, List<Candidate> ways) {

    public Again {
        ways = List.copyOf(ways);
    }

    static Again of(Letter letter, People people, List<Candidate> ways) {
        var settled = letter.settled();
        return new Again(letter.id(), settled != null, settled == null ? null : people.name(settled.by()), ways);
    }

    /** What its elements' ids begin with. */
    public String anchor() {
        return "again-" + letter.replaceAll("[^A-Za-z0-9]", "-");
    }

    /** Those that can be taken now. */
    public List<Route> open() {
        return ways.stream()
                .filter(way -> way.closed() == null)
                .map(Candidate::route)
                .toList();
    }

    /** Those that can't. */
    public List<Candidate> closed() {
        return ways.stream().filter(way -> way.closed() != null).toList();
    }
}
