package vn.hue.channels.sms.smpp;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelCounts;
import vn.hue.channels.ChannelHealth;
import vn.hue.channels.ChannelHealth.State;
import vn.hue.channels.Words;
import vn.hue.channels.sms.SmsInbox;
import vn.hue.channels.sms.SmsProvider;
import vn.hue.channels.sms.SmsVerticle;
import vn.hue.channels.sms.text.Header;
import vn.hue.channels.sms.text.Joining;
import vn.hue.channels.sms.text.Segments;
import vn.hue.conversations.vocabulary.Delivery;

/** An operator's centre, over as many connections as were agreed. */
public final class SmppProvider implements SmsProvider {

    private static final int SHORT_MESSAGE = 254;
    private static final int HAS_HEADER = 0x40;
    /** Longer than this in the queue of its moment, a message is asked to come again. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private final SmppSettings settings;
    private final Duration durable;
    private final ChannelHealth health;
    private final ChannelCounts counts;
    private final Words words;
    private final InstantSource clock;
    private final InstantSource machineClock = InstantSource.system();
    private final Outcome outcome;
    private final String node = UUID.randomUUID().toString();
    private final List<SmppBind> binds = new ArrayList<>();

    private @Nullable WorkerExecutor workers;
    private @Nullable Vertx vertx;
    private @Nullable Instant awaySince;
    private @Nullable State state;
    private String reason = "";

    /**
     * @param durable how long the centre may wait for our write
     * @param language of what operators read
     * @param clock the citizens' time
     */
    public SmppProvider(
            SmppSettings settings,
            Duration durable,
            ChannelHealth health,
            ChannelCounts counts,
            String language,
            InstantSource clock) {
        this.settings = settings;
        this.durable = durable;
        this.health = health;
        this.counts = counts;
        this.words = new Words(SmsVerticle.CHANNEL, language);
        this.clock = clock;
        this.outcome = new Outcome(words, settings.patience().throttled());
    }

    @Override
    public String name() {
        return "smpp";
    }

    @Override
    public boolean takesWholeTexts() {
        return false;
    }

    @Override
    public Future<?> start(Vertx world, SmsInbox inbox) {
        vertx = world;
        int threads =
                settings.binds().stream().mapToInt(bind -> bind.window() + 1).sum();
        WorkerExecutor pool = world.createSharedWorkerExecutor(
                "smpp-" + node, threads, settings.patience().answer().toMillis() * 3, TimeUnit.MILLISECONDS);
        workers = pool;
        for (SmppSettings.Bind bind : settings.binds()) {
            binds.add(new SmppBind(
                    world,
                    pool,
                    bind,
                    settings.patience(),
                    session -> new Deliveries(inbox, settings, words, clock, machineClock, durable, session),
                    this::look,
                    node,
                    machineClock));
        }
        awaySince = machineClock.instant();
        binds.forEach(SmppBind::open);
        // Not waited for: a centre that is away must not keep the other channels from starting.
        return Future.succeededFuture();
    }

    /** How it is, told when that has changed. */
    private void look() {
        long bound = binds.stream().filter(SmppBind::bound).count();
        boolean sends = binds.stream().anyMatch(bind -> bind.sends() && bind.bound());
        int refusal = binds.stream().mapToInt(SmppBind::refusal).max().orElse(0);
        if (sends) {
            awaySince = null;
        } else if (awaySince == null) {
            awaySince = machineClock.instant();
        }
        if (refusal != 0 && bound == 0) {
            tell(State.DOWN, words.say("state.refused", "code", Status.hex(refusal)));
        } else if (bound == binds.size()) {
            tell(State.UP, "");
        } else {
            tell(
                    sends ? State.DEGRADED : State.DOWN,
                    words.say(
                            sends ? "state.some" : "state.none",
                            "bound",
                            String.valueOf(bound),
                            "all",
                            String.valueOf(binds.size())));
        }
    }

    private void tell(State now, String why) {
        if (now != state || !why.equals(reason)) {
            state = now;
            reason = why;
            counts.count(SmsVerticle.CHANNEL, "state." + now.name().toLowerCase(Locale.ROOT));
            health.now(SmsVerticle.CHANNEL, settings.sender().address(), now, why);
        }
    }

    @Override
    public Future<Delivery> submit(Submission submission) {
        SmppBind bind = binds.stream()
                .filter(SmppBind::usable)
                .min(Comparator.comparing((SmppBind each) -> each.rate().ahead())
                        .thenComparing(each -> each.window().load()))
                .orElse(null);
        if (bind == null) {
            return Future.succeededFuture(notConnected());
        } else if (bind.rate().ahead().compareTo(SOON) > 0) {
            return Future.succeededFuture(new Delivery.Snooze(bind.rate().ahead(), words.say("send.paced")));
        }
        return pause(bind.rate().take()).compose(now -> bind.window().take()).compose(place -> {
            if (!place) {
                return Future.succeededFuture(
                        new Delivery.Snooze(settings.patience().slot(), words.say("send.window")));
            }
            return hand(submission, bind).eventually(() -> {
                bind.window().giveBack();
                return Future.succeededFuture();
            });
        });
    }

    /** A short outage costs no attempt; in a long one the planner has to think of another way. */
    private Delivery notConnected() {
        String why = words.say("send.not-connected");
        Instant since = awaySince;
        boolean brief = since == null
                || Duration.between(since, machineClock.instant())
                                .compareTo(settings.patience().away())
                        < 0;
        counts.count(SmsVerticle.CHANNEL, "submit.not-connected");
        return brief ? new Delivery.Snooze(settings.patience().throttled(), why) : new Delivery.Retry(why);
    }

    private Future<Void> pause(Duration wait) {
        Vertx world = vertx;
        if (wait.isZero() || world == null) {
            return Future.succeededFuture();
        }
        Promise<Void> promise = Promise.promise();
        world.setTimer(Math.max(1, wait.toMillis()), tick -> promise.complete());
        return promise.future();
    }

    private Future<Delivery> hand(Submission submission, SmppBind bind) {
        return bind.call(session -> submit(session, submission))
                .<Delivery>map(name -> {
                    bind.rate().ease();
                    counts.count(SmsVerticle.CHANNEL, "submit.taken");
                    return new Delivery.Sent(MessageNames.answered(name));
                })
                .otherwise(cause -> {
                    if (cause instanceof NegativeResponseException refused) {
                        heed(bind, refused.getCommandStatus());
                    } else {
                        counts.count(
                                SmsVerticle.CHANNEL,
                                "submit." + cause.getClass().getSimpleName());
                    }
                    return outcome.failed(cause);
                });
    }

    private void heed(SmppBind bind, int status) {
        counts.count(SmsVerticle.CHANNEL, Status.isKnown(status) ? "status." + Status.hex(status) : "status.unknown");
        if (Status.of(status) == Status.THROTTLED) {
            bind.rate().throttle(settings.patience().throttled());
        }
    }

    /** Blocks until the centre has answered. */
    private String submit(SMPPSession session, Submission submission) throws Exception {
        Segments segments = submission.segments();
        byte[] words = segments.octets(submission.segment());
        int total = segments.texts().size();
        Header.Piece piece = new Header.Piece(submission.joined(), total, submission.segment() + 1);
        Joining joining = settings.joining();
        List<OptionalParameter> parameters = new ArrayList<>();
        int esmClass = 0;
        if (total > 1 && (joining == Joining.UDH || joining == Joining.UDH16)) {
            byte[] header = joining == Joining.UDH ? Header.of(piece) : Header.withLongReference(piece);
            words = joined(header, words);
            esmClass = HAS_HEADER;
        } else if (total > 1) {
            parameters.add(new OptionalParameter.Sar_msg_ref_num((short) piece.reference()));
            parameters.add(new OptionalParameter.Sar_total_segments((byte) total));
            parameters.add(new OptionalParameter.Sar_segment_seqnum((byte) piece.number()));
        }
        if (words.length > SHORT_MESSAGE || (joining == Joining.PAYLOAD && segments.billed() > 1)) {
            parameters.add(new OptionalParameter.Message_payload(words));
            words = new byte[0];
        }
        SmppSettings.Sender sender = settings.sender();
        return session.submitShortMessage(
                        "",
                        ton(sender.kind()),
                        sender.kind() == SmppSettings.Kind.NUMBER
                                ? NumberingPlanIndicator.ISDN
                                : NumberingPlanIndicator.UNKNOWN,
                        sender.address(),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        submission.number().substring(1),
                        new ESMClass(esmClass),
                        (byte) 0,
                        (byte) 0,
                        null,
                        validity(validity(submission.until())),
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        new RawDataCoding((byte) segments.writing().dataCoding()),
                        (byte) 0,
                        words,
                        parameters.toArray(new OptionalParameter[0]))
                .getMessageId();
    }

    private static TypeOfNumber ton(SmppSettings.Kind kind) {
        return switch (kind) {
            case BRANDNAME -> TypeOfNumber.ALPHANUMERIC;
            case SHORTCODE -> TypeOfNumber.NETWORK_SPECIFIC;
            case NUMBER -> TypeOfNumber.INTERNATIONAL;
        };
    }

    /** Not beyond the moment from which on a message is worthless; a centre that knows no seconds must round it. */
    private Duration validity(@Nullable Instant until) {
        Duration usual = settings.validity();
        if (until == null) {
            return usual;
        }
        Duration left = Duration.between(clock.instant(), until);
        Duration least = left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left;
        return least.compareTo(usual) < 0 ? least : usual;
    }

    /** {@code 000001020304000R}: one day, two hours, three minutes and four seconds from now. */
    static String validity(Duration duration) {
        return "0000%02d%02d%02d%02d000R"
                .formatted(
                        Math.min(99, duration.toDays()),
                        duration.toHoursPart(),
                        duration.toMinutesPart(),
                        duration.toSecondsPart());
    }

    private static byte[] joined(byte[] header, byte[] words) {
        byte[] all = new byte[header.length + words.length];
        System.arraycopy(header, 0, all, 0, header.length);
        System.arraycopy(words, 0, all, header.length, words.length);
        return all;
    }

    @Override
    public Future<Void> stop() {
        WorkerExecutor pool = workers;
        return Future.join(binds.stream().map(SmppBind::stop).toList())
                .otherwiseEmpty()
                .compose(gone -> pool == null ? Future.succeededFuture() : pool.close());
    }
}
