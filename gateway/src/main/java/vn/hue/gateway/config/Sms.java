package vn.hue.gateway.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.sms.esms.EsmsSettings;
import vn.hue.channels.sms.smpp.SmppSettings;
import vn.hue.channels.sms.text.Brandname;
import vn.hue.channels.sms.text.Coding;
import vn.hue.channels.sms.text.Joining;
import vn.hue.channels.sms.text.Unicode;

/**
 * Text messages; without this block the channel is not there. Exactly one of {@code smpp} and {@code esms} carries them.
 *
 * @param sender whom citizens see: a brandname, a short code or a number
 * @param unicode when Vietnamese marks are kept
 * @param joining how long texts are cut
 * @param segments of one message at most; a longer text is sent as several
 * @param price of one segment in đồng; for showing only
 * @param received what data_coding 0 means in what citizens write
 */
public record Sms(
        String sender,
        @Default("brandname") SmppSettings.Kind senderKind,
        @Default("auto") Unicode unicode,
        @Default("udh") Joining joining,
        @Default("10") int segments,
        @Default("0") long price,
        @Default("gsm") Coding.Default received,
        @Nullable Smpp smpp,
        @Nullable Esms esms) {

    public Sms {
        if ((smpp == null) == (esms == null)) {
            throw new IllegalArgumentException("set either smpp or esms");
        }
        if (segments < 1 || segments > 255) {
            throw new IllegalArgumentException("segments must be 1 to 255");
        }
        if (senderKind == SmppSettings.Kind.BRANDNAME) {
            Optional<String> fault = Brandname.fault(sender);
            if (fault.isPresent()) {
                throw new IllegalArgumentException("sender: " + fault.get());
            }
        }
    }

    /**
     * An operator's centre.
     *
     * @param names how receipts write the centre's names for our messages
     * @param receiptZone of the dates in receipts
     * @param validity after so long the centre gives up delivering
     * @param answer how long to wait for an answer; after that a message is unsure
     * @param enquire after so long without a word we ask whether anybody is there
     */
    public record Smpp(
            List<Bind> binds,
            @Default("any") SmppSettings.Names names,
            @Default("Asia/Ho_Chi_Minh") ZoneId receiptZone,
            @Default("PT24H") Duration validity,
            @Default("PT10S") Duration answer,
            @Default("PT30S") Duration enquire) {
        public Smpp {
            if (binds.isEmpty()) {
                throw new IllegalArgumentException("at least one bind is needed");
            }
            // Two minutes are what a silent connection may stay unnoticed.
            if (answer.plus(enquire).compareTo(Duration.ofSeconds(110)) > 0 || answer.isZero() || enquire.isZero()) {
                throw new IllegalArgumentException("answer and enquire together must be below 110 seconds");
            }
        }
    }

    /** What {@link SmppSettings.Bind} explains. */
    public record Bind(
            String name,
            String host,
            int port,
            @Default("false") boolean tls,
            String systemId,
            Password password,
            @Default("") String systemType,
            @Default("transceiver") SmppSettings.Mode mode,
            @Default("10") int window,
            @Default("10") int perSecond) {}

    /** The aggregator eSMS; {@link EsmsSettings} explains the rest. */
    public record Esms(
            Password apiKey,
            Password secretKey,
            Secret secretPath,
            @Nullable Password privateKey,
            @Default("[base64, hex]") List<EsmsSettings.Signature> signatures,
            @Default("https://rest.esms.vn") String origin,
            @Default("false") boolean sandbox,
            @Default("PT10S") Duration timeout) {}
}
