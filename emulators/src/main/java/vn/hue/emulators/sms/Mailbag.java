package vn.hue.emulators.sms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the centre has for its customer: one after the other, each until the customer says "got it". */
final class Mailbag {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbag.class);
    private static final long AGAIN_MILLIS = 200;

    private final Supplier<@Nullable SMPPServerSession> session;
    private final Executor threads;
    private final Deque<Mail> waiting = new ArrayDeque<>();
    private final List<Mail> kept = new ArrayList<>();
    private int attempts;
    private boolean busy;

    /** One deliver_sm. */
    record Mail(
            String from,
            String to,
            int esmClass,
            int dataCoding,
            byte[] octets,
            List<OptionalParameter> parameters,
            CountDownLatch gone) {

        Mail(String from, String to, int esmClass, int dataCoding, byte[] octets, List<OptionalParameter> parameters) {
            this(from, to, esmClass, dataCoding, octets, parameters, new CountDownLatch(1));
        }

        /** The same once more. */
        Mail copy() {
            return new Mail(from, to, esmClass, dataCoding, octets, parameters);
        }
    }

    Mailbag(Supplier<@Nullable SMPPServerSession> session, Executor threads) {
        this.session = session;
        this.threads = threads;
    }

    void add(Mail mail) {
        synchronized (this) {
            waiting.add(mail);
        }
        deliver();
    }

    /** Comes back when it was taken. */
    void addAndWait(Mail mail) {
        add(mail);
        try {
            if (!mail.gone().await(10, TimeUnit.SECONDS)) {
                LOG.warn("nobody took it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For later. */
    synchronized void keep(Mail mail) {
        kept.add(mail);
    }

    /** Now is later. */
    void release() {
        synchronized (this) {
            waiting.addAll(kept);
            kept.clear();
        }
        deliver();
    }

    synchronized int attempts() {
        return attempts;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** Begins to deliver when somebody is there. */
    void deliver() {
        synchronized (this) {
            if (busy || waiting.isEmpty()) {
                return;
            }
            busy = true;
        }
        threads.execute(this::work);
    }

    private void work() {
        while (true) {
            Mail mail;
            SMPPServerSession open = session.get();
            synchronized (this) {
                mail = waiting.peek();
                if (mail == null || open == null) {
                    busy = false;
                    return;
                }
                attempts++;
            }
            if (delivered(open, mail)) {
                synchronized (this) {
                    waiting.remove(mail);
                }
                mail.gone().countDown();
            } else {
                CompletableFuture.delayedExecutor(AGAIN_MILLIS, TimeUnit.MILLISECONDS, threads)
                        .execute(this::work);
                return;
            }
        }
    }

    private static boolean delivered(SMPPServerSession open, Mail mail) {
        try {
            open.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    mail.from(),
                    TypeOfNumber.NETWORK_SPECIFIC,
                    NumberingPlanIndicator.UNKNOWN,
                    mail.to(),
                    new ESMClass(mail.esmClass()),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    new RawDataCoding((byte) mail.dataCoding()),
                    mail.octets(),
                    mail.parameters().toArray(new OptionalParameter[0]));
            return true;
        } catch (ResponseTimeoutException silence) {
            // A customer that doesn't answer is gone.
            open.close();
            return false;
        } catch (Exception notTaken) {
            LOG.debug("not taken: {}", notTaken.toString());
            return false;
        }
    }
}
