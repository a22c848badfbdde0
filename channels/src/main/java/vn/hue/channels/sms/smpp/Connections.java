package vn.hue.channels.sms.smpp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections that are made in time or not at all; the library's own may take minutes. */
final class Connections implements ConnectionFactory {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final Duration patience;
    private final boolean tls;

    Connections(Duration patience, boolean tls) {
        this.patience = patience;
        this.tls = tls;
    }

    @Override
    public Connection createConnection(String host, int port) throws IOException {
        int millis = (int) patience.toMillis();
        Socket plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.connect(new InetSocketAddress(host, port), millis);
            return new Unhurried(tls ? wrapped(plain, host, port, millis) : plain);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket wrapped(Socket plain, String host, int port, int millis) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(millis);
        socket.startHandshake();
        return socket;
    }

    /**
     * A connection whose end is told a moment later. The library takes what it read to another thread, and drops it there
     * when it has heard of the end meanwhile: the last answers would be lost, and with them the reason of a centre that
     * refuses us and hangs up.
     */
    private static final class Unhurried extends SocketConnection {

        private static final long MOMENT_MILLIS = 200;

        private final InputStream in;
        private final CountDownLatch closed = new CountDownLatch(1);

        private Unhurried(Socket socket) throws IOException {
            super(socket);
            in = new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    return told(super::read);
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    return told(() -> super.read(into, from, length));
                }
            };
        }

        @Override
        public InputStream getInputStream() {
            return in;
        }

        @Override
        public void close() {
            closed.countDown();
            super.close();
        }

        private int told(Reading reading) throws IOException {
            try {
                int read = reading.read();
                if (read < 0) {
                    moment();
                }
                return read;
            } catch (SocketTimeoutException silence) {
                throw silence;
            } catch (IOException end) {
                moment();
                throw end;
            }
        }

        /** Over at once when it is we who hang up. */
        private void moment() {
            try {
                boolean ours = closed.await(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
                LOG.debug("the connection ended{}", ours ? " by us" : "");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private interface Reading {
            int read() throws IOException;
        }
    }
}
