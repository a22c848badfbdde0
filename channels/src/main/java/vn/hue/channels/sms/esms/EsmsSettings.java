package vn.hue.channels.sms.esms;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.sms.SmsProvider;

/**
 * What an operator may set for eSMS.
 *
 * @param origin where eSMS is, without a slash at the end
 * @param brandname whom citizens see
 * @param secretPath part of the addresses that eSMS calls, since its calls are not signed; at least 16 characters
 * @param callback our own origin as eSMS sees it; null when it can't call us, and results are only asked for
 * @param privateKey signs what citizens send to the short code; null when there is none
 * @param signatures how it may be signed
 * @param sandbox whether nothing is really sent
 * @param timeout for one answer
 * @param durable how long eSMS may wait for our write
 * @param asking how patiently results are asked for that eSMS has not told
 */
public record EsmsSettings(
        URI origin,
        String apiKey,
        String secretKey,
        String brandname,
        String secretPath,
        @Nullable String callback,
        @Nullable String privateKey,
        Set<Signature> signatures,
        boolean sandbox,
        Duration timeout,
        Duration durable,
        SmsProvider.Asking asking) {

    public static final URI ESMS = URI.create("https://rest.esms.vn");

    /** Sooner where eSMS can't call us; it knows results for seven days, and phones that were off are on again in one. */
    public static SmsProvider.Asking asking(@Nullable String callback) {
        return new SmsProvider.Asking(
                callback == null ? Duration.ofMinutes(1) : Duration.ofMinutes(10),
                Duration.ofHours(1),
                Duration.ofHours(24));
    }

    public EsmsSettings {
        signatures = Set.copyOf(signatures);
        if (!secretPath.matches("[A-Za-z0-9_-]{16,}")) {
            throw new IllegalArgumentException("secretPath: at least 16 letters and digits");
        }
    }

    /**
     * How MD5 over cpid, smsid, content, receiverTime and the private key is written. The documents say one thing and
     * show another.
     */
    public enum Signature {
        BASE64,
        HEX
    }

    @Override
    public String toString() {
        return "EsmsSettings[" + origin + ", " + brandname + "]";
    }
}
