package vn.hue.channels.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.hue.channels.ContractRunner;
import vn.hue.channels.Words;
import vn.hue.channels.inspect.Inspected;
import vn.hue.conversations.vocabulary.Delivery;

final class ZaloContractTest {

    private static final String APP = "360846524940903967";
    private static final String SECRET = "oa-secret-for-tests";

    /** 22:00:30 in Huế. */
    private static final Instant NOW = Instant.parse("2026-11-23T15:00:30Z");

    @TestFactory
    Stream<DynamicTest> every_event_and_every_answer_means_what_its_file_says() {
        return ContractRunner.cases("zalo", new ContractRunner.Wire() {
            @Override
            public List<Inspected> inspect(byte[] body, Map<String, String> headers) {
                return ZaloInspect.inspect(body, SECRET, APP, headers, "vi");
            }

            @Override
            public Map<String, String> sign(byte[] body) {
                ZaloWire event = ZaloEvents.open(body);
                String time = event == null ? "" : String.valueOf(event.text("timestamp"));
                return Map.of("X-ZEvent-Signature", "mac=" + ZaloSignature.hex(APP, body, time, SECRET));
            }

            @Override
            public Delivery delivery(int status, String body) {
                return new ZaloOutcome(new Words("zalo", "vi")).of(ZaloApi.read(status, Buffer.buffer(body)), NOW);
            }
        });
    }

    @Test
    void every_known_error_has_its_file() {
        List<String> names = ContractRunner.names("zalo");
        for (int code : ZaloError.codes()) {
            assertThat(names).contains("zalo.error" + code);
        }
    }
}
