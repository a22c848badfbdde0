package vn.hue.channels.sms;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import vn.hue.channels.Words;
import vn.hue.channels.sms.OutgoingTexts.Question;
import vn.hue.channels.sms.SentSegment.State;
import vn.hue.channels.sms.SmsProvider.Asking;
import vn.hue.conversations.vocabulary.DeliveryState;

/**
 * Asks the provider what has become of messages, where it may not tell by itself. Each question is a row with its time, so
 * any gateway asks it, once; the answer is taken like a receipt. Called on one context.
 */
final class SmsResults {

    private static final int AT_A_TIME = 20;

    private final SmsPorts ports;
    private final SmsProvider provider;
    private final SmsReceipts receipts;
    private final Words words;
    private final InstantSource clock;

    SmsResults(SmsPorts ports, SmsProvider provider, SmsReceipts receipts, Words words, InstantSource clock) {
        this.ports = ports;
        this.provider = provider;
        this.receipts = receipts;
        this.words = words;
        this.clock = clock;
    }

    /** A segment was handed over under a name: its result is asked for some time later. */
    Future<Void> expect(String segment, String name) {
        Asking asking = provider.asking().orElse(null);
        Instant now = clock.instant();
        return asking == null
                ? Future.succeededFuture()
                : ports.outgoing()
                        .ask(new Question(segment, name, now, now.plus(asking.after(0)), 1))
                        .mapEmpty();
    }

    /** Asks what is due. */
    Future<Void> look() {
        Asking asking = provider.asking().orElse(null);
        if (asking == null) {
            return Future.succeededFuture();
        }
        return ports.outgoing().questions(clock.instant(), AT_A_TIME).compose(due -> {
            Future<Void> done = Future.succeededFuture();
            for (Question question : due) {
                done = done.compose(before -> one(question, asking));
            }
            return done;
        });
    }

    private Future<Void> one(Question question, Asking asking) {
        Instant now = clock.instant();
        Question next = question.again(now.plus(asking.after(question.version())));
        // Whoever moves the row on asks; the others have nothing to do.
        return ports.outgoing()
                .ask(next)
                .compose(ours -> ours
                        ? ports.outgoing()
                                .segments(List.of(question.segment()))
                                .compose(
                                        found -> found.isEmpty() || found.get(0).state() != State.SENT
                                                ? ports.outgoing().answered(question.segment())
                                                : asked(question, found.get(0), asking))
                        : Future.succeededFuture());
    }

    private Future<Void> asked(Question question, SentSegment segment, Asking asking) {
        count("result.asked");
        return provider.ask(question.name())
                .recover(away -> {
                    count("result.no-answer");
                    return Future.succeededFuture(null);
                })
                .compose(answer -> answer != null
                        ? receipts.take(answer)
                                .compose(taken -> ports.outgoing().answered(question.segment()))
                        : unknown(question, segment, asking.end()));
    }

    /** Not known yet; after long enough it never will be. */
    private Future<Void> unknown(Question question, SentSegment segment, Duration end) {
        Instant now = clock.instant();
        if (now.isBefore(question.since().plus(end))) {
            return Future.succeededFuture();
        }
        count("result.never-told");
        return ports.intake()
                .receipt(
                        segment.to(),
                        SmsReceipts.whole(segment.message()),
                        DeliveryState.UNSURE,
                        now,
                        words.say("receipt.unknown"))
                .compose(told -> ports.outgoing().answered(question.segment()));
    }

    private void count(String what) {
        ports.counts().count(SmsVerticle.CHANNEL, what);
    }
}
