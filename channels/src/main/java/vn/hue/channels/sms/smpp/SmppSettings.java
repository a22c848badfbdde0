package vn.hue.channels.sms.smpp;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import vn.hue.channels.sms.text.Joining;

/**
 * What has been agreed with an operator.
 *
 * @param binds our connections to its centre, all for the same account of messages
 * @param sender whom citizens see
 * @param joining how long texts are cut
 * @param validity after so long the centre gives up delivering
 * @param receiptZone the zone of the dates in receipts, which don't tell it
 * @param names how receipts write the centre's names for our messages
 */
public record SmppSettings(
        List<Bind> binds,
        Sender sender,
        Joining joining,
        Duration validity,
        ZoneId receiptZone,
        Names names,
        Patience patience) {

    public SmppSettings {
        binds = List.copyOf(binds);
        if (binds.isEmpty()) {
            throw new IllegalArgumentException("binds: at least one");
        }
        if (binds.stream().noneMatch(bind -> bind.mode().sends())) {
            throw new IllegalArgumentException("binds: none that sends");
        }
    }

    /** What a connection is for. */
    public enum Mode {
        /** Both ways: the usual. */
        TRANSCEIVER,
        TRANSMITTER,
        RECEIVER;

        boolean sends() {
            return this != RECEIVER;
        }
    }

    /**
     * One connection.
     *
     * @param name of it in our words: for operators and logs
     * @param tls whether a TLS tunnel is built in
     * @param window how many messages may be without an answer
     * @param perSecond messages a second
     */
    public record Bind(
            String name,
            String host,
            int port,
            boolean tls,
            String systemId,
            String password,
            String systemType,
            Mode mode,
            int window,
            int perSecond) {
        public Bind {
            if (window < 1 || perSecond < 1) {
                throw new IllegalArgumentException("window and perSecond: at least 1");
            }
        }

        @Override
        public String toString() {
            return "Bind[" + name + ", " + host + ':' + port + ", " + mode + "]";
        }
    }

    /**
     * Whom citizens see.
     *
     * @param kind type of number in the protocol
     */
    public record Sender(String address, Kind kind) {}

    /** What a sender's address is. */
    public enum Kind {
        BRANDNAME,
        SHORTCODE,
        NUMBER
    }

    /** How a receipt may write a name that the centre gave with its answer. */
    public enum Names {
        /** Try all. */
        ANY,
        SAME,
        /** Hexadecimal in the answer, decimal in the receipt. */
        HEX_THEN_DECIMAL,
        /** The other way round. */
        DECIMAL_THEN_HEX
    }

    /**
     * How patient we are.
     *
     * @param connect for the connection, and for the answer to a bind
     * @param answer for any other answer
     * @param enquire after so long without a word we ask whether anybody is there
     * @param rebind first pause after a connection was lost; it doubles up to {@code rebindAtMost}
     * @param locked pause after the centre refused our name or password, lest it locks the account
     * @param throttled pause after the centre asked for less
     * @param slot how long a message may wait for its place in the window
     * @param away so long without any connection a message costs no attempt
     */
    public record Patience(
            Duration connect,
            Duration answer,
            Duration enquire,
            Duration rebind,
            Duration rebindAtMost,
            Duration locked,
            Duration throttled,
            Duration slot,
            Duration away) {
        public static final Patience USUAL = new Patience(
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(90),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofMinutes(10));
    }
}
