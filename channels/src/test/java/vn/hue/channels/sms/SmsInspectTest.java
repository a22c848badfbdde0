package vn.hue.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.util.DefaultComposer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.channels.sms.smpp.SmsInspect;

class SmsInspectTest {

    private static JsonObject inspect(String hex) {
        return SmsInspect.inspect(hex, ZoneId.of("Asia/Ho_Chi_Minh"), "vi");
    }

    private static String delivered(int esmClass, int coding, byte[] octets, OptionalParameter... parameters) {
        try {
            return HexFormat.of()
                    .formatHex(new DefaultComposer()
                            .deliverSm(
                                    7,
                                    "",
                                    (byte) 1,
                                    (byte) 1,
                                    "84905123456",
                                    (byte) 3,
                                    (byte) 0,
                                    "8079",
                                    (byte) esmClass,
                                    (byte) 0,
                                    (byte) 0,
                                    (byte) 0,
                                    (byte) coding,
                                    octets,
                                    parameters));
        } catch (org.jsmpp.PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void what_a_citizen_wrote() {
        JsonObject told = inspect(delivered(0, 8, "Nước ngập 😀".getBytes(StandardCharsets.UTF_16BE)));
        assertThat(told.getString("kind")).isEqualTo("message");
        assertThat(told.getString("command")).isEqualTo("deliver_sm");
        assertThat(told.getString("from")).isEqualTo("84905123456");
        assertThat(told.getString("to")).isEqualTo("8079");
        assertThat(told.getString("text")).isEqualTo("Nước ngập 😀");
        assertThat(told.getInteger("dataCoding")).isEqualTo(8);
        assertThat(told.getLong("sequence")).isEqualTo(7);
        assertThat(told.getValue("reason")).isNull();
        assertThat(told.getValue("part")).isNull();
    }

    @Test
    void a_piece_of_it() {
        JsonObject told = inspect(delivered(0x40, 0, octets("050003AB02014368616F")));
        assertThat(told.getString("kind")).isEqualTo("part");
        assertThat(told.getString("text")).isEqualTo("Chao");
        assertThat(told.getJsonObject("part"))
                .isEqualTo(
                        new JsonObject().put("reference", 0xAB).put("total", 2).put("number", 1));
        JsonObject sar = inspect(delivered(
                0,
                0,
                octets("41"),
                new OptionalParameter.Sar_msg_ref_num((short) 300),
                new OptionalParameter.Sar_total_segments((byte) 3),
                new OptionalParameter.Sar_segment_seqnum((byte) 2)));
        assertThat(sar.getString("kind")).isEqualTo("part");
        assertThat(sar.getJsonObject("part").getInteger("reference")).isEqualTo(300);
    }

    @Test
    void words_in_a_parameter() {
        JsonObject told = inspect(delivered(0, 0, new byte[0], new OptionalParameter.Message_payload(octets("00"))));
        assertThat(told.getString("text")).isEqualTo("@");
    }

    @Test
    void a_receipt_in_words_and_in_parameters() {
        byte[] words =
                "id:0123 sub:001 dlvrd:000 submit date:2611231500 done date:2611231501 stat:UNDELIV err:027 text:"
                        .getBytes(StandardCharsets.US_ASCII);
        JsonObject told = inspect(delivered(4, 0, words));
        assertThat(told.getString("kind")).isEqualTo("receipt");
        assertThat(told.getString("messageId")).isEqualTo("0123");
        assertThat(told.getJsonObject("receipt"))
                .isEqualTo(new JsonObject()
                        .put("id", "0123")
                        .put("state", "undeliverable")
                        .put("delivery", "failed")
                        .put("error", "027")
                        .put("doneAt", "2026-11-23T08:01:00Z")
                        .put("intermediate", false));
        assertThat(told.getString("reason")).contains("mã 027");

        JsonObject silent = inspect(delivered(
                4,
                0,
                new byte[0],
                new OptionalParameter.Receipted_message_id("abc"),
                new OptionalParameter.Message_state((byte) 2)));
        assertThat(silent.getString("kind")).isEqualTo("receipt");
        assertThat(silent.getJsonObject("receipt").getString("delivery")).isEqualTo("delivered");

        JsonObject odd = inspect(delivered(4, 0, "id:1 stat:HMM".getBytes(StandardCharsets.US_ASCII)));
        assertThat(odd.getJsonObject("receipt").getString("state")).isEqualTo("HMM");
        assertThat(odd.getString("reason")).isEqualTo("Trạng thái của biên nhận chưa biết.");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "00000010000000150000000000000001, other, enquire_link",
        "00000010800000150000000000000001, response, enquire_link_resp",
        "00000010800000040000005800000001, response, submit_sm_resp",
        "0000001480000004000000000000000161626300, response, submit_sm_resp",
        "00000010800000000000000300000001, response, generic_nack",
        "00 00 00 10 00:00:00:15 00000000 00000001, other, enquire_link",
        "0x00000010000000150000000000000001, other, enquire_link",
        "00000010000000770000000000000001, unreadable, 0x00000077"
    })
    void other_commands_are_named(String hex, String kind, String command) {
        JsonObject told = inspect(hex);
        assertThat(told.getString("kind")).isEqualTo(kind);
        assertThat(told.getString("command")).isEqualTo(command);
    }

    @Test
    void an_answer_names_our_message_or_says_why_not() {
        assertThat(inspect("0000001480000004000000000000000161626300").getString("messageId"))
                .isEqualTo("abc");
        assertThat(inspect("00000010800000040000005800000001").getString("reason"))
                .isEqualTo("Gửi nhanh hơn tốc độ nhà mạng cho phép.");
    }

    @ParameterizedTest(name = "“{0}”")
    @CsvSource({
        "''",
        "xyz",
        "000",
        "0000001000000005",
        "00000010000000050000000000000001",
        "000000FF000000050000000000000001",
        "0000001100000005000000000000000100",
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"
    })
    void broken_input_is_unreadable_with_a_reason(String hex) {
        JsonObject told = inspect(hex);
        assertThat(told.getString("kind")).isEqualTo("unreadable");
        assertThat(told.getString("reason")).isNotBlank();
    }

    @Test
    void every_object_has_the_same_keys_whatever_comes() {
        List<String> keys = List.copyOf(inspect("").fieldNames());
        Random random = new Random(3);
        byte[] good = octets(delivered(0x40, 8, octets("050003AB020100410042")));
        for (int round = 0; round < 3_000; round++) {
            byte[] bad = Arrays.copyOf(good, round % 3 == 0 ? random.nextInt(good.length) : good.length);
            for (int i = 0; i < 3 && bad.length > 0; i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            JsonObject told = inspect(HexFormat.of().formatHex(bad));
            assertThat(told.fieldNames()).containsExactlyElementsOf(keys);
            assertThat(told.getString("kind"))
                    .isIn("message", "part", "receipt", "submit", "response", "other", "unreadable");
        }
    }
}
