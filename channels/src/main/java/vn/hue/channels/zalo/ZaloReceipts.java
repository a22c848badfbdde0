package vn.hue.channels.zalo;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.ChannelCounts;
import vn.hue.channels.Intake;
import vn.hue.channels.SentIds;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;

/**
 * Finds the message a receipt is about.
 *
 * <p>Zalo may report a delivery before it has answered the send: such a receipt waits here until the id is known, on
 * this node by the answer, from other nodes by looking again. After {@link #PATIENCE} it belongs to another program.
 */
final class ZaloReceipts {

    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Logger LOG = LoggerFactory.getLogger(ZaloReceipts.class);
    private static final int MOST = 20_000;

    private final Intake intake;
    private final SentIds ids;
    private final ChannelCounts counts;
    private final InstantSource clock;
    private final Map<String, String> sent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };
    private final Map<String, List<Early>> early = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Early>> eldest) {
            return size() > MOST;
        }
    };

    ZaloReceipts(Intake intake, SentIds ids, ChannelCounts counts, InstantSource clock) {
        this.intake = intake;
        this.ids = ids;
        this.counts = counts;
        this.clock = clock;
    }

    /** Zalo took a message of ours under this id. */
    void sent(String externalId, String ourId) {
        List<Early> waiting;
        synchronized (this) {
            sent.put(externalId, ourId);
            waiting = early.remove(externalId);
        }
        if (waiting != null) {
            waiting.forEach(receipt -> report(receipt, ourId));
        }
    }

    /** As {@link #sent}, of a message this gateway sent itself: the others are to find it, too. */
    void sentHere(String externalId, String ourId) {
        sent(externalId, ourId);
        ids.note(ZaloVerticle.CHANNEL, externalId, ourId)
                .onFailure(away ->
                        LOG.warn("Zalo's id is not noted: {}", away.getClass().getSimpleName()));
    }

    /** Passes one receipt on, or lets it wait. Fails when the store is away. */
    Future<?> take(Address from, String externalId, DeliveryState state, Instant at) {
        Early receipt = new Early(from, externalId, state, at, clock.instant());
        return ourId(externalId).compose(ourId -> {
            if (ourId != null) {
                return intake.receipt(from, ourId, state, at, null);
            }
            String meanwhile;
            synchronized (this) {
                meanwhile = sent.get(externalId);
                if (meanwhile == null) {
                    early.computeIfAbsent(externalId, any -> new ArrayList<>()).add(receipt);
                    counts.count(ZaloVerticle.CHANNEL, "receipt.early");
                }
            }
            return meanwhile == null
                    ? Future.succeededFuture(Intake.Accepted.NEW)
                    : intake.receipt(from, meanwhile, state, at, null);
        });
    }

    /** Our id for a message of Zalo's; a null result when we know of none. */
    Future<@Nullable String> ourId(String externalId) {
        synchronized (this) {
            String known = sent.get(externalId);
            if (known != null) {
                return Future.succeededFuture(known);
            }
        }
        return ids.ourId(ZaloVerticle.CHANNEL, externalId);
    }

    /** Looks again for those that wait; to be called every few seconds. */
    void look() {
        List<Early> waiting = new ArrayList<>();
        Instant tooOld = clock.instant().minus(PATIENCE);
        synchronized (this) {
            early.values().forEach(waiting::addAll);
            early.values()
                    .forEach(receipts -> receipts.removeIf(each -> each.since().isBefore(tooOld)));
            early.values().removeIf(List::isEmpty);
        }
        for (Early receipt : waiting) {
            ids.ourId(ZaloVerticle.CHANNEL, receipt.externalId())
                    .onSuccess(ourId -> {
                        if (ourId != null) {
                            sent(receipt.externalId(), ourId);
                        }
                    })
                    .onFailure(away ->
                            LOG.debug("receipts wait: {}", away.getClass().getSimpleName()));
        }
    }

    private void report(Early receipt, String ourId) {
        intake.receipt(receipt.from(), ourId, receipt.state(), receipt.at(), null)
                .onFailure(away ->
                        LOG.warn("a receipt is lost: {}", away.getClass().getSimpleName()));
    }

    private record Early(Address from, String externalId, DeliveryState state, Instant at, Instant since) {}
}
