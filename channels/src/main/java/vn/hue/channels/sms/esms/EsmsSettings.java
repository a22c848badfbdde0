package vn.hue.channels.sms.esms;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may set for eSMS.
 *
 * @param origin where eSMS is, without a slash at the end
 * @param brandname whom citizens see
 * @param secretPath part of the addresses that eSMS calls, since its calls are not signed; at least 16 characters
 * @param callback our own origin as eSMS sees it; null when it can't call us, and results are never known
 * @param privateKey signs what citizens send to the short code; null when there is none
 * @param signatures how it may be signed
 * @param sandbox whether nothing is really sent
 * @param timeout for one answer
 * @param durable how long eSMS may wait for our write
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
        Duration durable) {

    public static final URI ESMS = URI.create("https://rest.esms.vn");

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
