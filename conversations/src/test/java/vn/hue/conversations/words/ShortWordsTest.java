package vn.hue.conversations.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShortWordsTest {

    /** Two parts of a message in UCS-2, which Vietnamese needs. */
    private static final int TWO_PARTS = 2 * 67;

    private static final int LINK = 40;

    @ParameterizedTest
    @EnumSource(
            value = Phrase.class,
            names = {
                "ASK_CONTENT", "ASK_MEDIA_CARD", "ASK_PLACE", "ASK_SEEN_AT", "ASK_NAME", "ASK_PHONE", "ASK_EMAIL",
                "ASK_CONSENT", "CODE", "CODE_TEXT", "CODE_WRONG", "CODE_SPENT", "CODE_EXPIRED", "CODE_WAIT",
                "VERIFY_ASK", "CARD_HERE", "CARD_TAKEN", "NO_PICTURE", "REMIND_INTAKE", "NIGHT_HOURS", "CANCELLED",
                "LATE_ANSWER_GOES_ON", "OFFER_PERSON", "NOT_UNDERSTOOD", "GREETING"
            })
    void what_is_said_on_sms_costs_at_most_two_parts(Phrase phrase) {
        for (Words words : List.of(Words.VI, Words.EN)) {
            String said = words.sayShortly(
                    phrase,
                    "code",
                    "PA-2026-000001",
                    "link",
                    "x".repeat(LINK),
                    "where",
                    "...456",
                    "left",
                    3,
                    "tries",
                    5,
                    "minutes",
                    5,
                    "what",
                    "ảnh/video, địa điểm",
                    "until",
                    "09:00 ngày 25/11/2026",
                    "hotline",
                    "19001075");
            assertThat(said.length())
                    .as("%s in %s: %s", phrase, words.language(), said)
                    .isLessThanOrEqualTo(TWO_PARTS);
        }
    }
}
