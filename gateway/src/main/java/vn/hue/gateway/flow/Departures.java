package vn.hue.gateway.flow;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.gateway.delivery.Why;
import vn.hue.gateway.store.Attempt;
import vn.hue.gateway.store.Attempt.Outcome;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Parcel;
import vn.hue.gateway.store.Route;

/**
 * The messages to one address on their way, one at a time in the order of their lines: whatever happens to the first,
 * another try, another route, a night, holds back those behind it.
 */
final class Departures {

    private static final Logger log = LoggerFactory.getLogger(Departures.class);

    /** A message that has not left after so long goes into the outbox. */
    private static final Duration AT_ONCE = Duration.ofMillis(250);

    /** How often another route is looked for while one keeps a message waiting. */
    private static final Duration ANOTHER = Duration.ofMinutes(5);

    private final Deliveries all;
    private final String lane;
    private final Waiting waiting;

    private boolean busy;
    /** Whether the last look failed: it is said once, not every second. */
    private boolean stumbled;

    private @Nullable String lastGone;
    /** The message whose line says that its first attempt has begun. */
    private @Nullable String onLine;

    private @Nullable Long wakeup;
    /** When the slot comes that the first message has taken; null when it has none. */
    private @Nullable Instant slot;
    /** When it may be looked again for another route than the one that keeps the first message waiting. */
    private Instant another = Instant.MIN;
    /** When it is looked again for a channel that isn't there; null when it is. */
    private @Nullable Instant away;

    Departures(Deliveries all, String lane) {
        this.all = all;
        this.lane = lane;
        this.waiting = new Waiting(all::write);
    }

    boolean has(String id) {
        return waiting.has(id);
    }

    /** @param hasRow whether it stands in the outbox already */
    Future<Void> offer(Parcel parcel, boolean hasRow) {
        comeBack(parcel);
        Future<Void> durable = waiting.add(parcel, hasRow);
        look();
        // What doesn't leave at once goes into the outbox.
        if (!waiting.allHaveRows()) {
            all.wakeups.in(AT_ONCE, waiting::writeDown);
        }
        return durable;
    }

    /** The citizen is back in the chat: what the night or another route holds may leave there now. */
    private void comeBack(Parcel newer) {
        Parcel head = busy || waiting.isEmpty() ? null : waiting.first();
        Instant said = newer.saidAt();
        if (head != null && said != null && (head.saidAt() == null || said.isAfter(head.saidAt()))) {
            boolean held = head.trail().attempts().stream()
                    .reduce((earlier, later) -> later)
                    .filter(last -> last.outcome() == Outcome.HELD)
                    .isPresent();
            if (held) {
                waiting.replace(head, head.notBefore(null));
            }
        }
    }

    /** For whoever asks again about one that is still here. */
    Future<Void> durable(Parcel parcel) {
        return waiting.durable(parcel);
    }

    void look() {
        if (busy || all.stopped()) {
            return;
        }
        if (wakeup != null) {
            all.wakeups.cancel(wakeup);
            wakeup = null;
        }
        if (waiting.isEmpty()) {
            all.empty(lane);
            return;
        }
        Parcel head = waiting.first();
        Instant now = all.clock.instant();
        Instant notBefore = latest(latest(head.notBefore(), slot), away);
        if (notBefore != null && notBefore.isAfter(now) && !mayTakeAnother(head, now)) {
            in(Duration.between(now, notBefore));
            return;
        }
        busy = true;
        all.begins(head);
        mayGo(head).compose(may -> may ? go(head) : blocked()).onComplete(outcome -> {
            busy = false;
            all.ended(head);
            if (outcome.failed()) {
                if (!stumbled) {
                    log.warn(
                            "message {} can't leave now: {}",
                            head.id(),
                            outcome.cause().getClass().getName());
                }
                in(Deliveries.LOOK_AGAIN);
            }
            stumbled = outcome.failed();
            if (outcome.succeeded() && wakeup == null) {
                look();
            }
        });
    }

    private boolean mayTakeAnother(Parcel head, Instant now) {
        if (now.isBefore(another) || slot != null || away != null || !all.ways.impatient(head)) {
            return false;
        }
        another = now.plus(ANOTHER);
        return true;
    }

    /** Whether a message has to wait for the very route that was found for it. */
    private boolean hasToWait(Parcel parcel, Route route) {
        Instant notBefore = parcel.notBefore();
        return notBefore != null
                && notBefore.isAfter(all.clock.instant())
                && parcel.trail().lastRoute().filter(route::equals).isPresent();
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private void in(Duration delay) {
        waiting.writeDown();
        if (wakeup == null && !all.stopped()) {
            wakeup = all.wakeups.in(delay.compareTo(Deliveries.LOOK_AGAIN) < 0 ? delay.plusMillis(1) : delay, () -> {
                wakeup = null;
                look();
            });
        }
    }

    private Future<Void> blocked() {
        in(Deliveries.LOOK_AGAIN);
        return Future.succeededFuture();
    }

    /** Whether the message before it has left, from whichever gateway. */
    private Future<Boolean> mayGo(Parcel parcel) {
        String after = parcel.after();
        if (after == null || after.equals(lastGone) || all.isGone(after)) {
            return Future.succeededFuture(true);
        }
        // A row may still be there that this gateway is just about to delete.
        return all.outbox.open(List.of(after)).map(open -> open.isEmpty() || all.isGone(after));
    }

    private Future<Void> go(Parcel parcel) {
        Instant end = Inserts.end(parcel.outbound(), parcel.line().at());
        if (end != null && !all.clock.instant().isBefore(end)) {
            // Nobody may type it any more.
            left(parcel, new Settling.Settlement(DeliveryState.FAILED, null, Why.TOO_LATE.code(), null));
            return Future.succeededFuture();
        }
        return all.ways.next(parcel).compose(found -> {
            if (found instanceof Ways.Found.Open open) {
                Parcel on = waiting.replace(parcel, parcel.with(parcel.trail().with(open.passed())));
                Outbound whole = all.inserts.fill(on.outbound(), on.line().at());
                if (whole == null) {
                    left(on, new Settling.Settlement(DeliveryState.FAILED, null, Why.INSERT_NONE.code(), null));
                    return Future.succeededFuture();
                }
                Carrier carrier = open.carrier();
                if (hasToWait(parcel, carrier.route())) {
                    in(ANOTHER);
                    return Future.succeededFuture();
                }
                Duration paused = all.pace.paused(carrier.channel(), carrier.account());
                if (!paused.isZero()) {
                    return later(on, on.tried(outcome(carrier, Outcome.WAIT, Why.ACCOUNT_PAUSED.code())), paused);
                }
                Duration wait = turn(carrier);
                return wait.isZero() ? send(carrier, on, carrier.parts(whole)) : paced(on, wait);
            } else if (found instanceof Ways.Found.Later later && later.held().isEmpty()) {
                away = all.clock.instant().plus(later.delay());
                in(later.delay());
                return Future.succeededFuture();
            } else if (found instanceof Ways.Found.Later later) {
                return later(
                        parcel, parcel.with(parcel.trail().with(later.held())).heldUntil(later.until()), later.delay());
            } else if (found instanceof Ways.Found.Nowhere nowhere) {
                Parcel lost = parcel.with(parcel.trail().with(nowhere.passed()));
                left(
                        lost,
                        new Settling.Settlement(
                                DeliveryState.FAILED, null, lost.trail().reason(), nowhere.reached()));
                return Future.succeededFuture();
            }
            throw new IllegalStateException("a way nobody knows: " + found.getClass());
        });
    }

    /** How long until this conversation may use the account; takes a slot unless it has one. */
    private Duration turn(Carrier carrier) {
        if (slot != null) {
            slot = null;
            return Duration.ZERO;
        }
        Duration wait = all.pace.take(carrier.channel(), carrier.account());
        if (!wait.isZero()) {
            slot = all.clock.instant().plus(wait);
        }
        return wait;
    }

    /** Waiting for one's turn is no attempt, but what has left so far is written down. */
    private Future<Void> paced(Parcel parcel, Duration wait) {
        boolean hasRow = waiting.hasRow(parcel);
        in(wait);
        boolean news = parcel.begun() == null && !parcel.trail().attempts().isEmpty();
        return hasRow && news ? all.outbox.update(parcel, all.node).mapEmpty() : Future.succeededFuture();
    }

    /** Sends the part whose turn it is, and then the others. */
    private Future<Void> send(Carrier carrier, Parcel parcel, List<Outbound> parts) {
        int sent = Math.min(parcel.trail().parts(carrier.route()), parts.size() - 1);
        return begin(carrier, parcel, parts.size() == 1).compose(begun -> {
            if (begun == null) {
                waiting.remove(parcel);
                return Future.succeededFuture();
            }
            return carrier.attempt(parts.get(sent), all.settings.sendTimeout()).compose(delivery -> {
                all.metrics.attempt(
                        carrier.channel(), carrier.route(), delivery.getClass().getSimpleName());
                boolean more = sent < parts.size() - 1;
                if (delivery instanceof Delivery.Sent && more) {
                    Parcel next = waiting.replace(begun, begun.tried(outcome(carrier, Outcome.PART, null)));
                    Duration wait = turn(carrier);
                    return wait.isZero() ? send(carrier, next, parts) : paced(next, wait);
                }
                return concluded(carrier, begun, delivery);
            });
        });
    }

    /**
     * Writes down that an attempt begins, and what has left before, so that after a crash it is not repeated blindly;
     * null when another gateway has taken the message over.
     */
    private Future<@Nullable Parcel> begin(Carrier carrier, Parcel parcel, boolean whole) {
        if (carrier.repeatable()) {
            return Future.succeededFuture(parcel);
        }
        boolean atOnce = whole
                && !waiting.hasRow(parcel)
                && carrier.route() == Route.CHAT
                && parcel.trail().attempts().isEmpty();
        return atOnce ? beginOnLine(carrier, parcel) : beginInOutbox(carrier, parcel);
    }

    private Future<@Nullable Parcel> beginInOutbox(Carrier carrier, Parcel parcel) {
        return waiting.writeDown(parcel).compose(hasRow -> {
            Parcel begun = parcel.beginning(carrier.way());
            return all.outbox.update(begun, all.node).map(ours -> ours ? waiting.replace(parcel, begun) : null);
        });
    }

    /** The entry it answers is open as long as it has no row, so the line alone says after a crash that it was leaving. */
    private Future<@Nullable Parcel> beginOnLine(Carrier carrier, Parcel parcel) {
        // Before the write: a row that is written meanwhile has to say so, too.
        Parcel begun = waiting.replace(parcel, parcel.beginning(carrier.way()));
        return all.begin(parcel.line().with(Line.Progress.beginning(carrier.route())))
                .onFailure(away -> waiting.replace(begun, parcel))
                .compose(ours -> {
                    if (ours) {
                        onLine = parcel.id();
                        return Future.succeededFuture(begun);
                    }
                    return beginInOutbox(carrier, waiting.replace(begun, parcel));
                });
    }

    /** What is known now is kept in memory at once; writing it down may take until the database is back. */
    private Future<Void> concluded(Carrier carrier, Parcel parcel, Delivery delivery) {
        Route route = carrier.route();
        if (delivery instanceof Delivery.Sent sent) {
            left(
                    parcel.tried(outcome(carrier, Outcome.SENT, null)),
                    new Settling.Settlement(DeliveryState.SENT, sent.externalId(), null, route));
            return Future.succeededFuture();
        } else if (delivery instanceof Delivery.Never never) {
            return onward(parcel, outcome(carrier, Outcome.NEVER, never.reason()));
        } else if (delivery instanceof Delivery.Snooze snooze) {
            if (snooze.all()) {
                all.rests.asked(carrier.channel(), carrier.account(), snooze.delay());
            }
            return later(parcel, parcel.tried(outcome(carrier, Outcome.WAIT, snooze.reason())), snooze.delay());
        } else if (delivery instanceof Delivery.Retry retry) {
            return again(carrier, parcel, retry, false);
        } else if (delivery instanceof Delivery.Unsure unsure && carrier.repeatable()) {
            return again(carrier, parcel, new Delivery.Retry(unsure.reason()), true);
        } else if (delivery instanceof Delivery.Unsure unsure) {
            left(
                    parcel.tried(outcome(carrier, Outcome.UNSURE, unsure.reason())),
                    new Settling.Settlement(DeliveryState.UNSURE, null, unsure.reason(), route));
            return Future.succeededFuture();
        }
        throw new IllegalStateException("an outcome nobody knows: " + delivery.getClass());
    }

    private Attempt outcome(Carrier carrier, Outcome outcome, @Nullable String reason) {
        return new Attempt(Entries.instant(all.clock), carrier.route(), carrier.channel(), outcome, reason);
    }

    private Future<Void> again(Carrier carrier, Parcel parcel, Delivery.Retry retry, boolean unsure) {
        String why = retry.reason();
        int tries = parcel.trail().retries(carrier.route()) + 1;
        int refused = parcel.trail().retries(carrier.route(), why) + 1;
        int most = all.settings.attempts();
        if (tries < most && refused < retry.tries()) {
            // Few tries last as long as many do, so that a provider's bad minute does not end every message of it.
            int failures = retry.tries() < most ? refused * (most - 1) / (retry.tries() - 1) : tries;
            return later(parcel, parcel.tried(outcome(carrier, Outcome.RETRY, why)), all.backoff.after(failures));
        }
        if (unsure) {
            left(
                    parcel.tried(outcome(carrier, Outcome.UNSURE, why)),
                    new Settling.Settlement(DeliveryState.UNSURE, null, why, carrier.route()));
            return Future.succeededFuture();
        }
        return onward(parcel, outcome(carrier, Outcome.GAVE_UP, why));
    }

    /** This route is used up; the next is looked for at once. */
    private Future<Void> onward(Parcel parcel, Attempt end) {
        Parcel next = waiting.replace(parcel, parcel.tried(end));
        if (waiting.hasRow(parcel)) {
            return all.outbox.update(next, all.node).mapEmpty();
        }
        // Its line says that it was leaving: without a row, a crash would make what was surely refused unsure.
        return next.id().equals(onLine) ? waiting.writeDown(next).mapEmpty() : Future.succeededFuture();
    }

    private Future<Void> later(Parcel parcel, Parcel after, Duration delay) {
        Parcel next =
                waiting.replace(parcel, after.notBefore(all.clock.instant().plus(delay)));
        boolean news = !next.line().equals(parcel.line());
        boolean hasRow = waiting.hasRow(parcel);
        in(delay);
        if (!hasRow) {
            // Its line is written with its row.
            return Future.succeededFuture();
        }
        return all.outbox
                .update(next, all.node)
                .compose(ours -> ours && news ? all.shows(next.line()) : Future.succeededFuture())
                .onFailure(away -> waiting.replace(next, next.with(parcel.line())));
    }

    private void left(Parcel parcel, Settling.Settlement settlement) {
        lastGone = parcel.id();
        slot = null;
        away = null;
        another = Instant.MIN;
        Promise<Void> promise = waiting.leave(parcel);
        Settling.Kept kept = promise == null
                ? Settling.Kept.ROW
                : parcel.id().equals(onLine) ? Settling.Kept.LINE : Settling.Kept.NOTHING;
        Future<Void> settled = all.settle(parcel, kept, settlement);
        if (promise != null) {
            settled.onComplete(promise);
        }
    }
}
