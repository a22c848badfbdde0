package vn.hue.gateway.card;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.gateway.flow.Inserts;

/** Addresses of web cards and six-digit codes, both worked out from the installation's key and kept nowhere. */
public final class CardInserts implements Inserts {

    /** Six digits and nothing but words that come with a code: the number of a lamp post is no code. */
    private static final Pattern DIGITS = Pattern.compile("(\\D*)(\\d{3})[ .-]?(\\d{3})(\\D*)", Pattern.DOTALL);

    /** Possessive: else each word would lie on the stack, and a long text would overflow it. */
    private static final Pattern AROUND = Pattern.compile(
            "(?:\\b(?:da|vang|a|oi|ma|code|otp|so|xac|nhan|minh|thuc|cua|toi|em|la|day|nhe|nha|it|is|my|the|here)\\b|\\W)*+");

    private static final int MILLION = 1_000_000;

    private final @Nullable String origin;
    private final Duration cardGood;
    private final CardTokens tokens;
    private final SecretKeySpec codeKey;

    /**
     * @param origin where the outside reaches us; null when nowhere: then there are no cards
     * @param secret the same on every gateway
     * @param cardGood how long an address is good
     */
    public CardInserts(@Nullable String origin, String secret, Duration cardGood) {
        this.origin = origin;
        this.cardGood = cardGood;
        this.tokens = new CardTokens(secret);
        this.codeKey = new SecretKeySpec(("code " + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    CardTokens tokens() {
        return tokens;
    }

    @Override
    public Optional<String> value(Outbound.Insert insert, Instant at) {
        if (insert instanceof Outbound.Code code) {
            return Optional.of(code(code.challenge()));
        }
        Outbound.CardLink card = (Outbound.CardLink) insert;
        return origin == null
                ? Optional.empty()
                : tokens.seal(card.subject(), at.plus(cardGood)).map(token -> origin + "/u/" + token);
    }

    private String code(String challenge) {
        long number = ByteBuffer.wrap(CardTokens.hmac(codeKey, challenge)).getLong();
        return String.format(Locale.ROOT, "%06d", Math.floorMod(number, MILLION));
    }

    @Override
    public @Nullable Boolean fits(String challenge, String text) {
        Matcher digits = DIGITS.matcher(text);
        if (!digits.matches()
                || !AROUND.matcher(Folding.fold(digits.group(1) + ' ' + digits.group(4)))
                        .matches()) {
            return null;
        }
        return MessageDigest.isEqual(
                (digits.group(2) + digits.group(3)).getBytes(StandardCharsets.US_ASCII),
                code(challenge).getBytes(StandardCharsets.US_ASCII));
    }
}
