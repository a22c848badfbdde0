package vn.hue.channels.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.vocabulary.DeliveryState;

class ReceiptTextTest {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "id:0123456789 sub:001 dlvrd:001 submit date:2611231500 done date:2611231501 stat:DELIVRD err:000 text:Kinh chao|0123456789|DELIVRD|000|2026-11-23T08:01:00Z",
                "id:1a2B sub:001 dlvrd:001 submit date:2611231500 done date:2611231501 stat:DELIVRD err:000 Text:Kinh|1a2B|DELIVRD|000|2026-11-23T08:01:00Z",
                "id:7 sub:001 dlvrd:001 submitdate:261123150005 donedate:261123150107 stat:EXPIRED err:0A1|7|EXPIRED|0A1|2026-11-23T08:01:07Z",
                "id:7 done date:20261123150107 stat:UNDELIV err:5|7|UNDELIV|5|2026-11-23T08:01:07Z",
                "id:1 stat:DELIVRD err:000|1|DELIVRD|000|-",
                "id:1 stat:FAILED err:000 text:id:2 stat:DELIVRD|1|FAILED|000|-",
                "stat:DELIVRD id:1 err:000|1|DELIVRD|000|-",
                "ID:1 STAT:delivrd ERR:0|1|DELIVRD|0|-",
                "id: 99 stat: REJECTD err: 12|99|REJECTD|12|-",
                "id:1,sub:001,stat:UNKNOWN,err:0,text:|1|UNKNOWN|0|-",
                "message_id=abc status=DELIVERED error_code=0|abc|DELIVERED|0|-",
                "id:1 done date:0000000000 stat:DELIVRD|1|DELIVRD|-|-",
                "id:1 done date:never stat:DELIVRD|1|DELIVRD|-|-",
                "id:8f14e45f-ceea-467f-a9b2-1 stat:SKIPPED err:|8f14e45f-ceea-467f-a9b2-1|SKIPPED|-|-",
                "Kinh chao anh chi|-|-|-|-"
            })
    void a_receipt_is_read_however_it_is_written(
            String text, @Nullable String id, @Nullable String state, @Nullable String error, @Nullable String done) {
        ReceiptText read = ReceiptText.read(text, VIETNAM);
        assertThat(read.id()).isEqualTo(id);
        assertThat(read.state()).isEqualTo(state);
        assertThat(read.error()).isEqualTo(error);
        assertThat(read.done() == null ? null : read.done().toString()).isEqualTo(done);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "DELIVRD, DELIVERED",
                "DELIVERED, DELIVERED",
                "EXPIRED, FAILED",
                "DELETED, FAILED",
                "UNDELIV, FAILED",
                "UNDELIVERABLE, FAILED",
                "REJECTD, FAILED",
                "REJECTED, FAILED",
                "FAILED, FAILED",
                "FAIL, FAILED",
                "SKIPPED, FAILED",
                "ACCEPTD, SENT",
                "ENROUTE, SENT",
                "UNKNOWN, SENT",
                "BUFFERED, SENT",
                "WHATEVER, -"
            })
    void states_have_many_words(String word, @Nullable String state) {
        ReceiptState read = ReceiptState.of(word);
        assertThat(read == null ? null : read.state().name()).isEqualTo(state);
    }

    @Test
    void the_numbers_of_the_parameter_are_those_of_the_standard() {
        DeliveryState failed = DeliveryState.FAILED;
        DeliveryState sent = DeliveryState.SENT;
        DeliveryState[] expected = {sent, sent, DeliveryState.DELIVERED, failed, failed, failed, sent, sent, failed};
        for (int number = 0; number < expected.length; number++) {
            ReceiptState state = ReceiptState.of(number);
            assertThat(state).isNotNull();
            if (state != null) {
                assertThat(state.state()).as("message_state " + number).isEqualTo(expected[number]);
            }
        }
        assertThat(ReceiptState.of(255)).isNull();
        assertThat(ReceiptState.of(-1)).isNull();
    }

    @ParameterizedTest(name = "answered {0}, reported {1}")
    @CsvSource({
        "123, 123",
        "0000000123, 123",
        "123, 0000000123",
        "7B, 123",
        "7b, 0123",
        "0x7B, 123",
        "123, 7B",
        "CAFEBABE, 3405691582",
        "cafebabe, CAFEBABE",
        "8f14e45f-ceea, 8F14E45F-CEEA",
        "0, 00",
        "FFFFFFFFFFFFFFFF, 18446744073709551615"
    })
    void a_name_is_recognised_in_all_its_writings(String answered, String reported) {
        assertThat(new MessageNames(SmppSettings.Names.ANY).reported(reported))
                .contains(MessageNames.answered(answered));
    }

    @Test
    void only_the_agreed_writing_is_tried_when_one_was_agreed() {
        assertThat(new MessageNames(SmppSettings.Names.SAME).reported("10")).containsExactly("smpp:10");
        assertThat(new MessageNames(SmppSettings.Names.HEX_THEN_DECIMAL).reported("10"))
                .containsExactly("smpp:10", "smpp:a");
        assertThat(new MessageNames(SmppSettings.Names.DECIMAL_THEN_HEX).reported("10"))
                .containsExactly("smpp:10", "smpp:16");
    }
}
