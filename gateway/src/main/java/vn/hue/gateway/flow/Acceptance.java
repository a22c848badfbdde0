package vn.hue.gateway.flow;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import vn.hue.channels.Intake.Accepted;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Inbox;

/** The one write through which everything enters: durable first, then to its lane. Called on one context. */
final class Acceptance {

    /** Makes an entry of the moment it is accepted. */
    @FunctionalInterface
    interface Making {
        Entry at(Instant now, long seq);
    }

    private final Inbox inbox;
    private final String node;
    private final InstantSource clock;
    private final FlowMetrics metrics;
    private final Recent<Boolean> done;
    private Consumer<Entry> lanes = entry -> {};
    private Consumer<Entry> doubt = entry -> {};
    private long seq;

    Acceptance(Inbox inbox, String node, InstantSource clock, FlowMetrics metrics, Recent<Boolean> done) {
        this.inbox = inbox;
        this.node = node;
        this.clock = clock;
        this.metrics = metrics;
        this.done = done;
    }

    /**
     * Says where entries go.
     *
     * @param feed takes one that is new
     * @param unsure is told of one that is, or may be, in the inbox without having been fed
     */
    void leadTo(Consumer<Entry> feed, Consumer<Entry> unsure) {
        lanes = feed;
        doubt = unsure;
    }

    Future<Accepted> accept(Making making) {
        Entry entry = making.at(Entries.instant(clock), seq++);
        if (done.has(entry.id())) {
            metrics.duplicate();
            return Future.succeededFuture(Accepted.DUPLICATE);
        }
        return inbox.add(entry, node)
                .map(added -> {
                    if (added) {
                        metrics.accepted();
                        lanes.accept(entry);
                        return Accepted.NEW;
                    }
                    metrics.duplicate();
                    doubt.accept(entry);
                    return Accepted.DUPLICATE;
                })
                .onFailure(cause -> {
                    metrics.refused();
                    doubt.accept(entry);
                });
    }
}
