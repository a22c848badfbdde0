package vn.hue.gateway.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.zalo.ZaloSignature;

/**
 * The Zalo Official Account; without this block the channel is not there.
 *
 * @param appId of the app at developers.zalo.me
 * @param appSecret for tokens
 * @param oaSecret for the signatures of webhooks; not the same as {@code appSecret}
 * @param oaId our account
 * @param perMinute requests of this node; Zalo allows an app 4,000 over all nodes
 * @param timeout for one answer of Zalo
 * @param mediaHosts where citizens' files may be fetched, each with all hosts below it; {@code host:port} allows plain
 *     HTTP there, for emulators
 * @param templates what may be sent after the window; the first that stands for a purpose is taken
 */
public record Zalo(
        String appId,
        Secret appSecret,
        Secret oaSecret,
        String oaId,
        Consent consent,
        Hosts hosts,
        Extras extras,
        Unverified unverified,
        @Default("4000") int perMinute,
        @Default("PT8S") Duration timeout,
        @Default("[zdn.vn, zadn.vn, zalo.me, zaloapp.com]") List<String> mediaHosts,
        @Default("[]") List<ZaloTemplate> templates) {

    public Zalo {
        if (perMinute < 1) {
            throw new IllegalArgumentException("perMinute must be above zero");
        }
    }

    /**
     * How an administrator consents.
     *
     * @param redirectUri the callback in Zalo's console
     * @param verifier of the fixed PKCE pair in Zalo's console, 43 characters; null for a new one each time
     */
    public record Consent(
            @Nullable String redirectUri, @Nullable Secret verifier) {}

    /** Where Zalo is. */
    public record Hosts(
            @Default("https://oauth.zaloapp.com") String oauth,
            @Default("https://openapi.zalo.me") String openapi,
            @Default("https://business.openapi.zalo.me") String business) {}

    /** What {@link vn.hue.channels.zalo.ZaloSettings.Extras} explains. */
    public record Extras(
            @Nullable String contactPicture,
            @Nullable String reaction,
            @Nullable String verificationFile,
            @Nullable String verificationContent) {}

    /** Facts Zalo's documents leave open; a counter tells which variant of a signature was right. */
    public record Unverified(
            @Default("[app_id_body_time]") List<ZaloSignature.Variant> signatures,
            @Default("false") boolean hiddenTaps,
            @Default("false") boolean appsecretProof) {}
}
