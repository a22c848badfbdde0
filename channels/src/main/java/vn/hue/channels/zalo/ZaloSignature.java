package vn.hue.channels.zalo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.inspect.Inspected;

/**
 * The signature of a webhook: {@code X-ZEvent-Signature: mac=} and the hex of a plain SHA-256, not an HMAC, over app id,
 * raw body, timestamp and OA secret key.
 *
 * <p>Zalo's documents leave open what exactly goes in, so more variants can be allowed; {@link Verdict#variant} tells
 * which one it was.
 */
public final class ZaloSignature {

    static final String HEADER = "X-ZEvent-Signature";
    private static final String TIME_HEADER = "X-ZEvent-Timestamp";

    /** What goes into the hash before the secret. */
    public enum Variant {
        /** As documented: the app's id, the timestamp of the body. */
        APP_ID_BODY_TIME,
        OA_ID_BODY_TIME,
        APP_ID_HEADER_TIME,
        OA_ID_HEADER_TIME;

        private boolean oa() {
            return this == OA_ID_BODY_TIME || this == OA_ID_HEADER_TIME;
        }

        private boolean header() {
            return this == APP_ID_HEADER_TIME || this == OA_ID_HEADER_TIME;
        }
    }

    private final String appId;
    private final Set<String> accounts;
    private final String oaSecret;
    private final Set<Variant> allowed;

    public ZaloSignature(String appId, Set<String> accounts, String oaSecret, Set<Variant> allowed) {
        this.appId = appId;
        this.accounts = Set.copyOf(accounts);
        this.oaSecret = oaSecret;
        this.allowed = Set.copyOf(allowed);
    }

    /** Whether the body is Zalo's; takes as long for a near miss as for a wild guess. */
    Verdict check(byte[] body, Map<String, String> headers) {
        String mac = header(headers, HEADER);
        if (mac == null || mac.isBlank()) {
            return new Verdict(Inspected.Signature.ABSENT, null);
        }
        boolean prefixed = mac.strip().startsWith("mac=");
        byte[] offered = mac.strip().substring(prefixed ? 4 : 0).getBytes(StandardCharsets.UTF_8);
        ZaloWire event = ZaloEvents.open(body);
        String bodyTime = event == null ? null : event.text("timestamp");
        String headerTime = header(headers, TIME_HEADER);
        for (Variant variant : Variant.values()) {
            String time = variant.header() ? headerTime : bodyTime;
            if (!allowed.contains(variant) || time == null) {
                continue;
            }
            for (String first : variant.oa() ? accounts : Set.of(appId)) {
                String expected = hex(first, body, time, oaSecret);
                if (MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), offered)) {
                    String name = variant.name().toLowerCase(Locale.ROOT).replace('_', '-');
                    return new Verdict(Inspected.Signature.VALID, name + (prefixed ? "" : "-bare"));
                }
            }
        }
        return new Verdict(Inspected.Signature.INVALID, null);
    }

    /** The hex without its prefix. */
    static String hex(String first, byte[] body, String time, String oaSecret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first.getBytes(StandardCharsets.UTF_8));
            digest.update(body);
            digest.update(time.getBytes(StandardCharsets.UTF_8));
            digest.update(oaSecret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static @Nullable String header(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** @param variant what matched, for example {@code app-id-body-time}; null unless valid */
    record Verdict(Inspected.Signature signature, @Nullable String variant) {}
}
