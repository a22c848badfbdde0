package vn.hue.channels.sms;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.Words;
import vn.hue.channels.sms.SentSegment.State;
import vn.hue.channels.sms.text.Segments;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound;

/**
 * Hands a message over segment by segment, and writes down how far it came: a segment that was taken, or may have been,
 * is never handed over again, whoever tries the message next. Called on one context.
 */
final class SmsSending {

    private static final Duration NEXT = Duration.ofMillis(100);
    private static final int WRITES = 3;

    private final SmsPorts ports;
    private final SmsSettings settings;
    private final SmsProvider provider;
    private final SmsReceipts receipts;
    private final SmsResults results;
    private final Words words;
    private final InstantSource clock;
    /** For patience; the citizens' clock may be moved. */
    private final InstantSource machineClock = InstantSource.system();

    SmsSending(
            SmsPorts ports,
            SmsSettings settings,
            SmsProvider provider,
            SmsReceipts receipts,
            SmsResults results,
            Words words,
            InstantSource clock) {
        this.ports = ports;
        this.settings = settings;
        this.provider = provider;
        this.receipts = receipts;
        this.results = results;
        this.words = words;
        this.clock = clock;
    }

    /** The message's segments as the provider takes them. */
    Segments segments(String text) {
        Segments cut = Segments.of(text, settings.unicode(), settings.joining());
        return provider.takesWholeTexts()
                ? new Segments(cut.text(), cut.writing(), cut.units(), List.of(cut.text()), cut.billed())
                : cut;
    }

    Future<Delivery> send(Address to, Outbound message) {
        Segments segments = segments(message.text());
        if (segments.text().isBlank()) {
            return Future.succeededFuture(new Delivery.Never(words.say("send.nothing")));
        } else if (segments.billed() > Segments.MOST) {
            return Future.succeededFuture(new Delivery.Never(words.say("send.too-long")));
        } else if (message.until() != null && !clock.instant().isBefore(message.until())) {
            return Future.succeededFuture(new Delivery.Never(words.say("send.too-late")));
        }
        int total = segments.texts().size();
        List<String> ids = new ArrayList<>();
        for (int number = 1; number <= total; number++) {
            ids.add(SentSegment.id(message.id(), number));
        }
        return ports.outgoing()
                .segments(ids)
                .compose(before -> joined(to, total, before)
                        .compose(joined -> new Attempt(to, message, segments, joined, before).from(0)))
                // Nothing has left before its mark was written.
                .otherwise(away -> new Delivery.Retry(words.say("send.store-away")));
    }

    private Future<Integer> joined(Address to, int total, List<SentSegment> before) {
        if (!before.isEmpty()) {
            return Future.succeededFuture(before.get(0).joined());
        }
        return total == 1 ? Future.succeededFuture(0) : ports.outgoing().nextJoined(to, clock.instant());
    }

    /** One attempt at one message. */
    private final class Attempt {

        private final Address to;
        private final String message;
        private final @Nullable Instant until;
        private final Segments segments;
        private final int joined;
        private final List<@Nullable SentSegment> rows = new ArrayList<>();
        private final Instant begun = machineClock.instant();

        private Attempt(Address to, Outbound message, Segments segments, int joined, List<SentSegment> before) {
            this.to = to;
            this.message = message.id();
            this.until = message.until();
            this.segments = segments;
            this.joined = joined;
            for (int i = 0; i < segments.texts().size(); i++) {
                int number = i + 1;
                rows.add(before.stream()
                        .filter(row -> row.number() == number)
                        .findFirst()
                        .orElse(null));
            }
        }

        private Future<Delivery> from(int segment) {
            if (segment == rows.size()) {
                return Future.succeededFuture(outcome());
            }
            SentSegment row = rows.get(segment);
            if (row != null && row.state().handedOver()) {
                return from(segment + 1);
            } else if (row != null && row.state() == State.BEGUN) {
                // Whoever began it is gone, or was not heard in time.
                return put(segment, row.moved(State.UNSURE, null, null, clock.instant()))
                        .compose(written -> from(segment + 1));
            } else if (Duration.between(begun, machineClock.instant())
                            .compareTo(settings.pace().sending())
                    > 0) {
                return Future.succeededFuture(new Delivery.Snooze(NEXT, words.say("send.goes-on"), false));
            }
            return mark(segment, row).compose(marked -> hand(segment));
        }

        /** A lone segment needs no mark: the message itself is marked before it is sent. */
        private Future<Void> mark(int segment, @Nullable SentSegment row) {
            if (rows.size() == 1) {
                return Future.succeededFuture();
            }
            return put(
                    segment,
                    row == null
                            ? SentSegment.first(
                                    message, to, segment + 1, rows.size(), joined, State.BEGUN, clock.instant())
                            : row.moved(State.BEGUN, null, null, clock.instant()));
        }

        private Future<Delivery> hand(int segment) {
            return provider.submit(new SmsProvider.Submission(message, to.user(), segments, segment, joined, until))
                    .otherwise(cause -> new Delivery.Unsure(cause.getClass().getSimpleName()))
                    .compose(delivery -> settled(segment, delivery));
        }

        private Future<Delivery> settled(int segment, Delivery delivery) {
            boolean goesOn = delivery instanceof Delivery.Sent || delivery instanceof Delivery.Unsure;
            return noted(segment, delivery, 1).transform(written -> {
                if (!goesOn) {
                    return Future.succeededFuture(delivery);
                }
                return written.succeeded()
                        ? from(segment + 1)
                        : Future.succeededFuture(new Delivery.Unsure(words.say("send.not-written")));
            });
        }

        private Future<Void> noted(int segment, Delivery delivery, int attempt) {
            return note(segment, delivery)
                    .recover(away ->
                            attempt < WRITES ? noted(segment, delivery, attempt + 1) : Future.failedFuture(away));
        }

        /** Writes down what came of handing a segment over. */
        private Future<Void> note(int segment, Delivery delivery) {
            if (delivery instanceof Delivery.Sent sent) {
                String name = sent.externalId();
                String id = SentSegment.id(message, segment + 1);
                return move(segment, State.SENT, name, null)
                        .compose(written -> name == null
                                ? Future.succeededFuture()
                                : ports.outgoing()
                                        .name(name, id, clock.instant())
                                        .compose(named -> results.expect(id, name)));
            } else if (delivery instanceof Delivery.Unsure unsure) {
                return move(segment, State.UNSURE, null, unsure.reason());
            } else if (delivery instanceof Delivery.Never never) {
                return rows.size() == 1 ? Future.succeededFuture() : move(segment, State.FAILED, null, never.reason());
            }
            return rows.size() == 1 ? Future.succeededFuture() : move(segment, State.WAITING, null, null);
        }

        private Future<Void> move(int segment, State state, @Nullable String name, @Nullable String why) {
            SentSegment row = rows.get(segment);
            if (row != null && row.state() == state) {
                return Future.succeededFuture();
            }
            Instant now = clock.instant();
            return put(
                    segment,
                    row == null
                            ? new SentSegment(message, to, segment + 1, rows.size(), joined, state, name, why, now, 1)
                            : row.moved(state, name, why, now));
        }

        private Future<Void> put(int segment, SentSegment row) {
            return ports.outgoing().put(row).compose(ours -> {
                if (!ours) {
                    return Future.failedFuture("a segment written by somebody else");
                }
                rows.set(segment, row);
                return Future.succeededFuture();
            });
        }

        private Delivery outcome() {
            List<String> names = new ArrayList<>();
            String why = null;
            boolean unsure = false;
            for (SentSegment row : rows) {
                if (row != null && row.name() != null) {
                    names.add(row.name());
                }
                if (row != null && row.state() == State.UNSURE) {
                    unsure = true;
                    why = row.reason();
                }
            }
            // Receipts of segments that came meanwhile; not waited for, they wait themselves for this to be settled.
            receipts.look(names).onFailure(away -> ports.counts().count(SmsVerticle.CHANNEL, "receipt.look-failed"));
            return unsure
                    ? new Delivery.Unsure(why == null ? words.say("send.lost") : why)
                    : new Delivery.Sent(names.isEmpty() ? null : names.get(0));
        }
    }
}
