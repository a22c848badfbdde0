package vn.hue.channels.sms.smpp;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.Words;
import vn.hue.channels.sms.SmsInbox;
import vn.hue.channels.sms.SmsPiece;
import vn.hue.channels.sms.SmsReceipt;

/**
 * Takes what a centre delivers: "got it" only after it is durable, "later" (0x64) when it can't be made so in time.
 *
 * <p>Called by the library's one processing thread of a session, which waits here: what came first is taken first.
 */
final class Deliveries implements MessageReceiverListener {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /** While the store is away, the thread must not be kept from the answers to our own messages. */
    private static final Duration AWAY = Duration.ofSeconds(1);

    private final SmsInbox inbox;
    private final MessageNames names;
    private final SmppSettings settings;
    private final Words words;
    private final InstantSource clock;
    private final InstantSource machineClock;
    private final Duration patience;
    private final String session;
    private volatile Instant away = Instant.MIN;

    /** @param session a name of this connection that no other ever has */
    Deliveries(
            SmsInbox inbox,
            SmppSettings settings,
            Words words,
            InstantSource clock,
            InstantSource machineClock,
            Duration patience,
            String session) {
        this.inbox = inbox;
        this.names = new MessageNames(settings.names());
        this.settings = settings;
        this.words = words;
        this.clock = clock;
        this.machineClock = machineClock;
        this.patience = patience;
        this.session = session;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
        take(pdu);
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
        take(pdu);
        try {
            return new DataSmResult(new MessageId("0"), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new IllegalStateException("a name of one digit is always right", e);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        LOG.debug("a phone is there again");
    }

    private void take(AbstractSmCommand pdu) throws ProcessRequestException {
        if (machineClock.instant().isBefore(away)) {
            throw later();
        }
        CompletableFuture<Void> durable = put(pdu).toCompletionStage().toCompletableFuture();
        try {
            durable.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            away = machineClock.instant().plus(AWAY);
            LOG.warn(
                    "what the centre delivered could not be kept: {}",
                    e.getCause() == null
                            ? e.getClass().getSimpleName()
                            : e.getCause().getClass().getSimpleName());
            throw later();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw later();
        }
    }

    private Future<Void> put(AbstractSmCommand pdu) {
        SmsReceipt receipt;
        SmsPiece piece;
        try {
            receipt = Delivered.isReceipt(pdu)
                    ? Delivered.receipt(pdu, names, settings.receiptZone(), words, clock.instant())
                    : null;
            piece = receipt == null ? Delivered.piece(pdu, session) : null;
        } catch (RuntimeException poison) {
            // Refused, it would come again for ever.
            LOG.warn(
                    "what the centre delivered can't be read: {}",
                    poison.getClass().getSimpleName());
            return Future.succeededFuture();
        }
        return receipt != null ? inbox.receipt(receipt) : inbox.piece(Objects.requireNonNull(piece, "one of both"));
    }

    private static ProcessRequestException later() {
        return new ProcessRequestException("not durable", SMPPConstant.STAT_ESME_RX_T_APPN);
    }
}
