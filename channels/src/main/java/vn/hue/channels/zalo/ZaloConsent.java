package vn.hue.channels.zalo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ProviderHttp;

/**
 * Walks an administrator through the consent of an Official Account.
 *
 * <p>Open {@link #url}; Zalo sends the browser to {@code redirectUri?code=…&oa_id=…&state=…}; give the code to {@link
 * #exchange} within ten minutes. Some apps have a fixed PKCE pair stored in Zalo's console: use its verifier then.
 */
public final class ZaloConsent {

    private static final int VERIFIER_LENGTH = 43;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final ZaloSettings settings;
    private final TokenStore store;
    private final ZaloOAuth oauth;

    public ZaloConsent(Vertx vertx, ZaloSettings settings, TokenStore store, InstantSource clock) {
        this.settings = settings;
        this.store = store;
        this.oauth = new ZaloOAuth(
                new ProviderHttp(vertx, 1, settings.pace().timeout(), ProviderHttp.LARGEST_ANSWER), settings, clock);
    }

    /** A new PKCE verifier of exactly 43 letters and digits, as Zalo wants it. */
    public static String verifier(SecureRandom random) {
        StringBuilder verifier = new StringBuilder(VERIFIER_LENGTH);
        random.ints(VERIFIER_LENGTH, 0, LETTERS.length()).forEach(i -> verifier.append(LETTERS.charAt(i)));
        return verifier.toString();
    }

    /** Base64url without padding of the SHA-256 of the verifier. */
    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * The page where the administrator consents.
     *
     * @param redirectUri exactly as in Zalo's console
     * @param state comes back unchanged: compare it
     */
    public String url(String redirectUri, String verifier, String state) {
        return settings.hosts().oauth() + "/v4/oa/permission?app_id=" + encode(settings.appId()) + "&redirect_uri="
                + encode(redirectUri) + "&code_challenge=" + encode(challenge(verifier)) + "&state=" + encode(state);
    }

    /**
     * Turns the code into a grant and stores it, over whatever grant there was.
     *
     * @param oaId as it came with the code; null when it did not
     */
    public Future<Result> exchange(String code, @Nullable String oaId, String verifier) {
        if (oaId != null && !oaId.equals(settings.oaId())) {
            return Future.succeededFuture(Result.OTHER_ACCOUNT);
        }
        return oauth.exchange(code, verifier).compose(outcome -> {
            if (outcome instanceof ZaloOAuth.Outcome.Pair pair) {
                return put(pair.grant()).map(stored -> Result.GRANTED);
            }
            return Future.succeededFuture(
                    outcome instanceof ZaloOAuth.Outcome.Refused ? Result.REFUSED : Result.NO_ANSWER);
        });
    }

    private Future<Void> put(ZaloGrant grant) {
        return store.load(settings.oaId()).compose(stored -> {
            long revision = stored == null ? 0 : stored.revision();
            return store.compareAndSet(settings.oaId(), revision, numbered(grant, revision + 1))
                    .compose(written -> written ? Future.succeededFuture() : put(grant));
        });
    }

    static ZaloGrant numbered(ZaloGrant grant, long revision) {
        return new ZaloGrant(
                grant.accessToken(),
                grant.refreshToken(),
                grant.issuedAt(),
                grant.accessUntil(),
                grant.refreshUntil(),
                revision,
                null,
                false);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What became of a code. */
    public enum Result {
        GRANTED,
        /** Wrong, used before, or older than ten minutes; or the app is not set up. */
        REFUSED,
        /** Try once more with a new code. */
        NO_ANSWER,
        /** The administrator consented for another Official Account. */
        OTHER_ACCOUNT
    }
}
