package vn.hue.channels.zalo;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may set for Zalo.
 *
 * @param appId of the app at developers.zalo.me
 * @param appSecret the app's secret key: for tokens
 * @param oaSecret the OA secret key on the webhook's page: for signatures; not the same as {@code appSecret}
 * @param oaId our Official Account
 * @param language of what operators read: {@code vi} or {@code en}
 */
public record ZaloSettings(
        String appId,
        String appSecret,
        String oaSecret,
        String oaId,
        Hosts hosts,
        Unverified unverified,
        Pace pace,
        Extras extras,
        String language) {

    public ZaloSettings {
        require("appId", appId);
        require("appSecret", appSecret);
        require("oaSecret", oaSecret);
        require("oaId", oaId);
        if (!Set.of("vi", "en").contains(language)) {
            throw new IllegalArgumentException("language: vi or en");
        }
    }

    /** The usual hosts and rates and no extras. */
    public static ZaloSettings of(String appId, String appSecret, String oaSecret, String oaId) {
        return new ZaloSettings(
                appId, appSecret, oaSecret, oaId, Hosts.ZALO, Unverified.DOCUMENTED, Pace.USUAL, Extras.NONE, "vi");
    }

    public ZaloSettings withHosts(Hosts others) {
        return new ZaloSettings(appId, appSecret, oaSecret, oaId, others, unverified, pace, extras, language);
    }

    public ZaloSettings withPace(Pace other) {
        return new ZaloSettings(appId, appSecret, oaSecret, oaId, hosts, unverified, other, extras, language);
    }

    public ZaloSettings withExtras(Extras others) {
        return new ZaloSettings(appId, appSecret, oaSecret, oaId, hosts, unverified, pace, others, language);
    }

    public ZaloSettings withUnverified(Unverified other) {
        return new ZaloSettings(appId, appSecret, oaSecret, oaId, hosts, other, pace, extras, language);
    }

    @Override
    public String toString() {
        return "ZaloSettings[app " + appId + ", OA " + oaId + ", " + hosts + ", " + unverified + ", " + pace + "]";
    }

    private static void require(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(key + ": missing");
        }
    }

    /** Where Zalo is, without a slash at the end. */
    public record Hosts(String oauth, String openapi, String business) {
        public static final Hosts ZALO =
                new Hosts("https://oauth.zaloapp.com", "https://openapi.zalo.me", "https://business.openapi.zalo.me");

        public Hosts {
            for (String host : new String[] {oauth, openapi, business}) {
                URI uri = URI.create(host);
                if (uri.getHost() == null || host.endsWith("/")) {
                    throw new IllegalArgumentException("hosts: not an origin: " + host);
                }
            }
        }

        /** All three on one server, as in an emulator. */
        public static Hosts all(String origin) {
            return new Hosts(origin, origin, origin);
        }
    }

    /**
     * Facts that Zalo's documents leave open; counters tell which variant a live account uses.
     *
     * @param signatures what may go into a webhook's signature
     * @param hiddenTaps whether a tapped button leaves nothing in the chat ({@code oa.query.hide})
     * @param appsecretProof whether the app's console asks for an {@code appsecret_proof}
     */
    public record Unverified(Set<ZaloSignature.Variant> signatures, boolean hiddenTaps, boolean appsecretProof) {
        public static final Unverified DOCUMENTED =
                new Unverified(Set.of(ZaloSignature.Variant.APP_ID_BODY_TIME), false, false);

        public Unverified {
            signatures = Set.copyOf(signatures);
            if (signatures.isEmpty()) {
                throw new IllegalArgumentException("signatures: at least one variant");
            }
        }
    }

    /**
     * How fast and how patient.
     *
     * @param perMinute requests of this node; Zalo allows an app 4,000 over all nodes
     * @param timeout for one answer of Zalo
     * @param durable how long a webhook may wait for the write; Zalo wants its 200 within 2 s
     */
    public record Pace(int perMinute, Duration timeout, Duration durable) {
        public static final Pace USUAL = new Pace(4_000, Duration.ofSeconds(8), Duration.ofMillis(1_800));
    }

    /**
     * What is nice to have.
     *
     * @param contactPicture URL of the picture on the contact form; null for no form, since Zalo wants a picture
     * @param reaction icon put on a message that was taken, for example {@code /-strong}; null for none
     * @param verificationFile name of the file that proves the domain is ours, {@code zalo_verifier….html}; null for none
     * @param verificationContent what is in it
     */
    public record Extras(
            @Nullable String contactPicture,
            @Nullable String reaction,
            @Nullable String verificationFile,
            @Nullable String verificationContent) {
        public static final Extras NONE = new Extras(null, null, null, null);

        public Extras {
            if (verificationFile != null && !verificationFile.matches("zalo_verifier[A-Za-z0-9_-]*\\.html")) {
                throw new IllegalArgumentException("verificationFile: not a name like zalo_verifierAbc.html");
            }
        }
    }

    /** Hosts of citizens' pictures and videos end in one of these. */
    public static final Set<String> MEDIA_HOSTS = Set.of("zdn.vn", "zadn.vn", "zalo.me", "zaloapp.com");
}
