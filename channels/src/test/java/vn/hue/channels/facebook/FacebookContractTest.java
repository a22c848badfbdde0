package vn.hue.channels.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.hue.channels.ContractRunner;
import vn.hue.channels.Words;
import vn.hue.channels.inspect.Inspected;
import vn.hue.conversations.vocabulary.Delivery;

final class FacebookContractTest {

    private static final String SECRET = "app-secret-for-tests";
    private static final String APP = "4242";

    private static final class Wire implements ContractRunner.Wire {

        private final WebhookSignature signature = new WebhookSignature(SECRET);
        private final GraphOutcome outcome = new GraphOutcome(new Words(FacebookUser.CHANNEL, "vi"));

        @Override
        public List<Inspected> inspect(byte[] body, Map<String, String> headers) {
            return FacebookInspect.inspect(body, SECRET, APP, headers, "vi");
        }

        @Override
        public Map<String, String> sign(byte[] body) {
            return Map.of(WebhookSignature.HEADER, signature.of(body));
        }

        @Override
        public Delivery delivery(int status, String body) {
            return outcome.of(GraphReply.of(status, body));
        }
    }

    @TestFactory
    Stream<DynamicTest> every_event_and_every_error_means_what_its_file_says() {
        return ContractRunner.cases("facebook", new Wire());
    }

    @Test
    void every_code_with_a_sentence_of_its_own_has_a_payload_file() {
        assertThat(ContractRunner.names("facebook"))
                .contains("facebook.error-10-2018278", "facebook.error-190-463", "facebook.http-502");
        for (String language : List.of("vi", "en")) {
            Words words = new Words(FacebookUser.CHANNEL, language);
            for (GraphRefusal kind : GraphRefusal.values()) {
                assertThat(words.knows("refusal." + kind.name().toLowerCase(Locale.ROOT)))
                        .as(kind.name())
                        .isTrue();
            }
            for (Happening.Flaw flaw : Happening.Flaw.values()) {
                String name = flaw.name().toLowerCase(Locale.ROOT).replace('_', '-');
                assertThat(words.knows("inspect.invalid." + name)).as(name).isTrue();
            }
        }
    }

    @Test
    void the_proof_of_a_call_is_the_one_of_the_reference() {
        assertThat(new WebhookSignature(SECRET).proof("PAGE-TOKEN"))
                .isEqualTo("12b0d7856ef445b9b04139aedc978fce2756d9418a52385eab273c702bf560a3");
    }

    @Test
    void no_prefix_and_no_flip_of_a_body_breaks_the_reader() {
        byte[] body =
                ("{\"object\":\"page\",\"entry\":[{\"id\":\"1000\",\"time\":1,\"messaging\":[{\"sender\":{\"id\":\"2\"},"
                                + "\"recipient\":{\"id\":\"1000\"},\"timestamp\":1,\"message\":{\"mid\":\"m\",\"attachments\":"
                                + "[{\"type\":\"location\",\"payload\":{\"coordinates\":{\"lat\":1,\"long\":2}}}]}}]}]}")
                        .getBytes(StandardCharsets.UTF_8);
        IntStream.range(0, body.length).forEach(i -> {
            assertThat(Webhooks.read(Arrays.copyOf(body, i))).isNotEmpty();
            for (byte flip : new byte[] {'[', '{', '"', '0', (byte) 0xff}) {
                byte[] other = body.clone();
                other[i] = flip;
                assertThat(Webhooks.read(other)).isNotEmpty();
            }
        });
    }
}
