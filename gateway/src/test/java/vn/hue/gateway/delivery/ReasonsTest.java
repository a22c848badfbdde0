package vn.hue.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import vn.hue.gateway.store.Attempt;

class ReasonsTest {

    @Test
    void every_reason_and_route_has_a_sentence_in_both_languages() {
        assertThat(Reasons.problems()).isEmpty();
        for (Attempt.Outcome outcome : Attempt.Outcome.values()) {
            assertThat(Reasons.VI.say("outcome." + outcome)).isNotBlank();
        }
    }

    @Test
    void a_code_is_translated_and_a_channels_own_words_stay() {
        assertThat(Reasons.VI.why("phone.none")).isEqualTo("Người dân chưa cho số điện thoại.");
        assertThat(Reasons.EN.why("phone.none")).isEqualTo("The citizen has given no phone number.");
        assertThat(Reasons.EN.why("Người dân đã chặn lời mời của OA.")).isEqualTo("Người dân đã chặn lời mời của OA.");
        assertThat(Reasons.VI.why(null)).isNull();
    }

    @Test
    void the_planned_way_of_a_closing_notice_is_a_sentence() {
        assertThat(Reasons.VI.closing("SMS")).isEqualTo("Nếu quá hạn, kết quả sẽ được báo qua tin nhắn SMS.");
        assertThat(Reasons.VI.closing("PIGEON")).isNull();
        assertThat(Normalizer.isNormalized(Reasons.VI.closing("QUOTA"), Normalizer.Form.NFC))
                .isTrue();
    }
}
