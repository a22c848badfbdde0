package vn.hue.channels.sms;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.sms.OutgoingTexts.Held;
import vn.hue.channels.sms.SentSegment.State;
import vn.hue.conversations.vocabulary.DeliveryState;

/**
 * Puts the receipts of segments together: a message has arrived when all its segments have, and failed when one has.
 *
 * <p>A receipt may come before the answer to the segment was written down, or while other segments are still being
 * handed over: it is held, durably, and looked at again. Called on one context.
 */
final class SmsReceipts {

    private static final int TRIES = 5;
    private static final int AT_A_TIME = 200;

    private final SmsPorts ports;
    private final SmsSettings settings;
    private final InstantSource clock;

    SmsReceipts(SmsPorts ports, SmsSettings settings, InstantSource clock) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
    }

    /** Durable when it succeeds, also for a message nobody knows. */
    Future<Void> take(SmsReceipt receipt) {
        if (receipt.state() == DeliveryState.SENT || receipt.names().isEmpty()) {
            count("receipt.no-news");
            return Future.succeededFuture();
        }
        return apply(receipt).compose(applied -> {
            if (applied) {
                return Future.succeededFuture();
            }
            count("receipt.early");
            Held held = new Held(receipt, clock.instant());
            // Between looking and writing, what it waits for may have come.
            return ports.outgoing().hold(held).compose(kept -> again(held));
        });
    }

    /** Somebody has written down what a segment is called, or that the last one was handed over. */
    Future<Void> look(Collection<String> names) {
        return names.isEmpty()
                ? Future.succeededFuture()
                : ports.outgoing().held(names).compose(this::again);
    }

    /** Looks at the oldest that wait, and lets those go that waited long enough. */
    Future<Void> look() {
        return ports.outgoing().held(AT_A_TIME).compose(this::again);
    }

    private Future<Void> again(List<Held> all) {
        Future<Void> done = Future.succeededFuture();
        for (Held held : all) {
            done = done.compose(before -> again(held));
        }
        return done;
    }

    private Future<Void> again(Held held) {
        Instant tooOld = clock.instant().minus(settings.pace().receipts());
        return apply(held.receipt()).compose(applied -> {
            if (!applied && held.since().isBefore(tooOld)) {
                count("receipt.of-nobody");
            }
            return applied || held.since().isBefore(tooOld)
                    ? ports.outgoing().release(held.id())
                    : Future.succeededFuture();
        });
    }

    /** False when it has to wait. */
    private Future<Boolean> apply(SmsReceipt receipt) {
        return ports.outgoing()
                .named(receipt.names())
                .compose(id -> id == null
                        ? Future.succeededFuture(false)
                        : one(id).compose(segment -> segment == null || !fits(receipt, segment)
                                ? Future.succeededFuture(false)
                                : message(segment).compose(all -> apply(receipt, segment, all))));
    }

    /** Names are written in several ways and come round again: the number has the last word. */
    private static boolean fits(SmsReceipt receipt, SentSegment segment) {
        return receipt.number() == null || receipt.number().equals(segment.to().user());
    }

    private Future<Boolean> apply(SmsReceipt receipt, SentSegment segment, List<SentSegment> all) {
        if (all.size() < segment.total()
                || !all.stream().allMatch(each -> each.state().handedOver())) {
            return Future.succeededFuture(false);
        }
        return moved(receipt, segment, 1).compose(written -> message(segment)).compose(now -> tell(receipt, now));
    }

    private Future<Void> moved(SmsReceipt receipt, SentSegment segment, int attempt) {
        State next = receipt.state() == DeliveryState.FAILED ? State.FAILED : State.DELIVERED;
        // A phone that has it has it, whatever is reported later.
        if (segment.state() == next || segment.state() == State.DELIVERED) {
            return Future.succeededFuture();
        }
        return ports.outgoing()
                .put(segment.moved(next, segment.name(), receipt.reason(), receipt.at()))
                .compose(ours -> {
                    if (ours || attempt == TRIES) {
                        return ours ? Future.succeededFuture() : Future.failedFuture("a segment written by too many");
                    }
                    return one(segment.id())
                            .compose(now -> now == null ? Future.succeededFuture() : moved(receipt, now, attempt + 1));
                });
    }

    private Future<Boolean> tell(SmsReceipt receipt, List<SentSegment> all) {
        SentSegment first = all.get(0);
        @Nullable
        SentSegment failed = all.stream()
                .filter(each -> each.state() == State.FAILED)
                .findFirst()
                .orElse(null);
        boolean arrived = all.stream().allMatch(each -> each.state() == State.DELIVERED);
        if (failed == null && !arrived) {
            count("receipt.segment");
            return Future.succeededFuture(true);
        }
        String message = whole(first.message());
        if (failed == null && !message.equals(first.message())) {
            // A piece of a message that was too long for one: its last piece bears the message's own name.
            count("receipt.piece");
            return Future.succeededFuture(true);
        }
        DeliveryState state = failed == null ? DeliveryState.DELIVERED : DeliveryState.FAILED;
        count(failed == null ? "receipt.delivered" : "receipt.failed");
        return ports.intake()
                .receipt(first.to(), message, state, receipt.at(), failed == null ? null : failed.reason())
                .map(true);
    }

    /** Pieces of one message are called {@code id~1}, {@code id~2}. */
    static String whole(String message) {
        int tilde = message.lastIndexOf('~');
        return tilde < 0 ? message : message.substring(0, tilde);
    }

    private Future<@Nullable SentSegment> one(String id) {
        return ports.outgoing().segments(List.of(id)).map(found -> found.isEmpty() ? null : found.get(0));
    }

    private Future<List<SentSegment>> message(SentSegment segment) {
        List<String> ids = new ArrayList<>();
        for (int number = 1; number <= segment.total(); number++) {
            ids.add(SentSegment.id(segment.message(), number));
        }
        return ports.outgoing().segments(ids);
    }

    private void count(String what) {
        ports.counts().count(SmsVerticle.CHANNEL, what);
    }
}
