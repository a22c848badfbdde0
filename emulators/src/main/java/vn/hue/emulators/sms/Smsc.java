package vn.hue.emulators.sms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The centre itself: binds, messages taken, and faults on demand. Blocks, so on threads of its own. */
final class Smsc implements ServerMessageReceiverListener {

    private static final Logger LOG = LoggerFactory.getLogger(Smsc.class);
    private static final int THREADS = 8;
    private static final int BIND_MILLIS = 5_000;
    private static final int HOLD_SECONDS = 60;
    private static final long FIRST_ID = 3_405_691_582L;

    private final String systemId;
    private final String password;
    private final Faults faults;
    private final Ids ids;
    private final Handsets handsets;
    private final Mailbag mailbag;
    private final Set<SMPPServerSession> sessions = ConcurrentHashMap.newKeySet();
    private final List<Submission> taken = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "smsc");
        thread.setDaemon(true);
        return thread;
    });
    private volatile CountDownLatch held = new CountDownLatch(1);
    private @Nullable SMPPServerSessionListener listener;
    private int port;
    private long nextId = FIRST_ID;
    private int binds;
    private int refused;

    /** How an answer writes ids; receipts have them in decimal. */
    enum Ids {
        DECIMAL,
        HEX,
        PADDED
    }

    Smsc(String systemId, String password, Ids ids, Faults faults, Handsets handsets) {
        this.systemId = systemId;
        this.password = password;
        this.ids = ids;
        this.faults = faults;
        this.handsets = handsets;
        this.mailbag = new Mailbag(this::anySession, threads);
    }

    Mailbag mailbag() {
        return mailbag;
    }

    /** Listens on loopback. */
    int open(int wantedPort) throws IOException {
        ServerSocket socket = new ServerSocket(wantedPort, 50, InetAddress.getLoopbackAddress());
        port = socket.getLocalPort();
        SMPPServerSessionListener opened = new SMPPServerSessionListener(port, new Listening(socket));
        opened.setMessageReceiverListener(this);
        opened.setPduProcessorDegree(THREADS);
        listener = opened;
        threads.execute(() -> accept(opened));
        return port;
    }

    private record Listening(ServerSocket socket) implements ServerConnectionFactory {
        @Override
        public ServerConnection listen(int port) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int port, int timeout) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) {
            return new ServerSocketConnection(socket);
        }
    }

    private void accept(SMPPServerSessionListener opened) {
        while (listener == opened) {
            try {
                SMPPServerSession session = opened.accept();
                threads.execute(() -> bind(session));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            session.addSessionStateListener((state, before, source) -> {
                if (state == SessionState.CLOSED) {
                    sessions.remove(session);
                }
            });
            BindRequest request = session.waitForBind(BIND_MILLIS);
            int refused = faults.strikes(Faults.Kind.REFUSE_BIND)
                    ? faults.code(Faults.Kind.REFUSE_BIND)
                    : !request.getSystemId().equals(systemId)
                            ? SMPPConstant.STAT_ESME_RINVSYSID
                            : request.getPassword().equals(password) ? 0 : SMPPConstant.STAT_ESME_RINVPASWD;
            synchronized (taken) {
                binds++;
            }
            if (refused != 0) {
                request.reject(refused);
                session.close();
                return;
            }
            request.accept("emulator", InterfaceVersion.IF_34);
            sessions.add(session);
            mailbag.deliver();
        } catch (Exception e) {
            LOG.debug("no bind: {}", e.toString());
            session.close();
        }
    }

    private @Nullable SMPPServerSession anySession() {
        return sessions.stream()
                .filter(session -> session.getSessionState().isReceivable())
                .findFirst()
                .orElse(null);
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm pdu, SMPPServerSession session) throws ProcessRequestException {
        if (faults.strikes(Faults.Kind.STATUS)) {
            synchronized (taken) {
                refused++;
            }
            throw new ProcessRequestException("refused", faults.code(Faults.Kind.STATUS));
        } else if (faults.strikes(Faults.Kind.DISCONNECT_BEFORE)) {
            threads.execute(session::close);
            throw new ProcessRequestException("gone", SMPPConstant.STAT_ESME_RSYSERR);
        }
        Submission sms;
        synchronized (taken) {
            sms = Submission.of(nextId++, pdu);
            taken.add(sms);
        }
        handsets.came("+" + sms.to(), sms);
        receipt(sms);
        if (faults.strikes(Faults.Kind.DISCONNECT)) {
            session.close();
        } else if (faults.strikes(Faults.Kind.SLOW)) {
            hold();
        }
        try {
            return new SubmitSmResult(new MessageId(written(sms.id())), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new IllegalStateException("an id too long", e);
        }
    }

    private void receipt(Submission sms) {
        if ((sms.registered() & 1) == 0) {
            return;
        }
        boolean early = faults.strikes(Faults.Kind.EARLY_RECEIPT);
        Mailbag.Mail mail =
                Receipts.of(sms, faults.strikes(Faults.Kind.FAILED), faults.strikes(Faults.Kind.PARAMETERS));
        if (faults.strikes(Faults.Kind.LATE_RECEIPT)) {
            mailbag.keep(mail);
        } else if (early) {
            mailbag.addAndWait(mail);
        } else {
            mailbag.add(mail);
        }
    }

    private String written(long id) {
        return switch (ids) {
            case DECIMAL -> String.valueOf(id);
            case HEX -> Long.toHexString(id).toUpperCase(Locale.ROOT);
            case PADDED -> "%016d".formatted(id);
        };
    }

    private void hold() {
        try {
            if (!held.await(HOLD_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("nobody released an answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the answers go that are held. */
    void release() {
        CountDownLatch before = held;
        held = new CountDownLatch(1);
        before.countDown();
    }

    /** Ends every connection, as when the centre is started anew. */
    void hangUp() {
        sessions.forEach(SMPPServerSession::close);
    }

    List<Submission> taken() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    /** How often somebody tried to bind. */
    int binds() {
        synchronized (taken) {
            return binds;
        }
    }

    /** How many messages were not taken. */
    int refused() {
        synchronized (taken) {
            return refused;
        }
    }

    int bound() {
        return sessions.size();
    }

    void close() {
        SMPPServerSessionListener open = listener;
        listener = null;
        release();
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            LOG.debug("not closed: {}", e.toString());
        }
        hangUp();
        threads.shutdownNow();
    }

    // What nobody here asks for.

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti pdu, SMPPServerSession session)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm pdu, SMPPServerSession session) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm pdu, SMPPServerSession session) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptCancelSm(CancelSm pdu, SMPPServerSession session) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm pdu, SMPPServerSession session)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm pdu, SMPPServerSession session)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm pdu, SMPPServerSession session)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm pdu, Session session) throws ProcessRequestException {
        throw unknown();
    }

    private static ProcessRequestException unknown() {
        return new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
