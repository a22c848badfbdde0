package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Set;

/** Which gateways are alive: a dead one's open work is taken over. */
public interface Nodes {

    /** Says that a node lives at least until then; durable when the future succeeds. */
    Future<Void> alive(String node, Instant until);

    /** The node stops; its open work may be taken over at once. */
    Future<Void> leave(String node);

    /** Those alive at {@code now}; the long dead are forgotten. */
    Future<Set<String>> living(Instant now);
}
