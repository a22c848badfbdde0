package vn.hue.gateway.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] RFC_SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, for SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130",
    })
    void theCodesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(RFC_SECRET, seconds / 30, 8)).isEqualTo(code);
    }

    /** RFC 4648, chapter 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretsAreWrittenInBase32(String plain, String base32) {
        assertThat(Totp.base32(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
    }

    @Test
    void aCodeOfTheStepBeforeOrAfterIsTakenAndNoneTwice() {
        String secret = Totp.secret();
        Instant now = Instant.parse("2026-11-23T02:00:00Z");
        long step = now.getEpochSecond() / 30;

        assertThat(Totp.step(secret, Totp.code(secret, now.minusSeconds(30)), now, 0))
                .hasValue(step - 1);
        assertThat(Totp.step(secret, Totp.code(secret, now.plusSeconds(30)), now, 0))
                .hasValue(step + 1);
        assertThat(Totp.step(secret, Totp.code(secret, now.minusSeconds(60)), now, 0))
                .isEmpty();
        assertThat(Totp.step(secret, Totp.code(secret, now), now, step)).isEmpty();
        assertThat(Totp.step(secret, "12345", now, 0)).isEmpty();
    }

    @Test
    void aCameraReadsTheAddress() {
        assertThat(Totp.address("Huế reports", "lan", "ABC"))
                .isEqualTo("otpauth://totp/Hu%E1%BA%BF%20reports:lan?secret=ABC&issuer=Hu%E1%BA%BF%20reports");
    }
}
