package vn.hue.channels.sms;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.ChannelAdapter;
import vn.hue.channels.Words;
import vn.hue.channels.sms.text.PhoneNumbers;
import vn.hue.channels.sms.text.Unicode;
import vn.hue.channels.sms.text.Writing;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Capabilities;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Manner;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Sender;

/**
 * Text messages. An {@link Address#user} is a mobile number as E.164.
 *
 * <p>Everything runs on the verticle's context, to which calls from any thread come and from which their answers return.
 */
public final class SmsVerticle extends VerticleBase implements ChannelAdapter, SmsInbox {

    public static final String CHANNEL = "sms";

    private static final Logger LOG = LoggerFactory.getLogger(SmsVerticle.class);
    private static final Duration SWEEP = Duration.ofHours(1);

    private final SmsSettings settings;
    private final SmsPorts ports;
    private final SmsProvider provider;
    private final InstantSource clock;
    private final SmsReceipts receipts;
    private final SmsReceiving receiving;
    private final SmsResults results;
    private final SmsSending sending;
    private final Set<Future<Void>> underWay = new HashSet<>();
    private @Nullable Context home;
    private boolean stopped;

    public SmsVerticle(SmsSettings settings, SmsPorts ports, SmsProvider provider, InstantSource clock) {
        this.settings = settings;
        this.ports = ports;
        this.provider = provider;
        this.clock = clock;
        Words words = new Words(CHANNEL, settings.language());
        this.receipts = new SmsReceipts(ports, settings, clock);
        this.receiving = new SmsReceiving(ports, settings, clock);
        this.results = new SmsResults(ports, provider, receipts, words, clock);
        this.sending = new SmsSending(ports, settings, provider, receipts, results, words, clock);
    }

    @Override
    public Future<?> start() {
        home = context;
        every(settings.pace().look(), receipts::look);
        every(settings.pace().look(), receiving::look);
        every(settings.pace().look(), results::look);
        every(SWEEP, () -> {
            Instant before = clock.instant().minus(settings.pace().kept());
            return ports.outgoing().forget(before);
        });
        return provider.start(vertx, this);
    }

    private void every(Duration pause, Supplier<Future<Void>> round) {
        vertx.setTimer(pause.toMillis(), tick -> {
            if (stopped) {
                return;
            }
            Future<Void> look = round.get();
            underWay.add(look);
            look.onComplete(ended -> {
                underWay.remove(look);
                if (ended.failed()) {
                    LOG.warn("a look at text messages failed: {}", name(ended.cause()));
                }
                if (!stopped) {
                    every(pause, round);
                }
            });
        });
    }

    private static String name(Throwable cause) {
        return cause.getClass().getSimpleName();
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        return Future.join(List.copyOf(underWay)).otherwiseEmpty().compose(ended -> provider.stop());
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    /** No pictures, no buttons: options become numbered lines; receipts come. */
    @Override
    public Capabilities capabilities() {
        Writing dearest = settings.unicode() == Unicode.NEVER ? Writing.GSM : Writing.UCS2;
        return new Capabilities(
                dearest.joined(true) * settings.mostSegments(), 0, false, false, true, null, false, Manner.TEXTS);
    }

    @Override
    public void routes(Router router) {
        provider.routes(router);
    }

    @Override
    public Future<Delivery> send(Address to, Outbound message) {
        return here(() -> sending.send(to, message));
    }

    /** Somebody who left a mobile number elsewhere. */
    @Override
    public Optional<Address> reach(Sender details) {
        return Optional.ofNullable(details.phone())
                .flatMap(PhoneNumbers::mobile)
                .map(number -> new Address(CHANNEL, "", number));
    }

    /** Whoever writes from a number has it: proven by use. */
    @Override
    public Sender known(Address from) {
        return PhoneNumbers.mobile(from.user())
                .map(number -> Sender.UNKNOWN.withPhone(number).withVerified(Instant.EPOCH))
                .orElse(Sender.UNKNOWN);
    }

    @Override
    public Future<Void> piece(SmsPiece piece) {
        return here(() -> receiving.piece(piece));
    }

    @Override
    public Future<Void> message(String externalId, String from, String text, Instant at) {
        return here(() -> receiving.message(externalId, from, text, at));
    }

    @Override
    public Future<Void> receipt(SmsReceipt receipt) {
        return here(() -> receipts.take(receipt));
    }

    /** Runs on the verticle's context and answers on the caller's. */
    private <T> Future<T> here(Supplier<Future<T>> call) {
        Context there = home;
        if (there == null) {
            return Future.failedFuture(new IllegalStateException("deploy the SMS channel before using it"));
        }
        Context caller = Vertx.currentContext();
        if (caller == there) {
            return call.get();
        }
        Promise<T> answer = Promise.promise();
        there.runOnContext(arrived -> call.get().onComplete(outcome -> {
            if (caller == null) {
                answer.handle(outcome);
            } else {
                caller.runOnContext(back -> answer.handle(outcome));
            }
        }));
        return answer.future();
    }
}
