package vn.hue.gateway.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.Await;
import vn.hue.gateway.store.memory.Memory;

class CodeTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Address AN = Village.chatter();

    @AfterAll
    static void end() {
        VERTX.close().await();
    }

    /** Files a first report in the chat; the message that asks for the code. */
    private static String files(Village village) {
        village.says(
                AN,
                List.of(
                        new Part.Text(
                                "Đèn đường hỏng trước số 12 Lê Lợi, phường Thuận Hóa từ tối qua. Tôi tên là Nguyễn Thị"
                                        + " Hoa, 0905 123 456, hoa@gmail.com"),
                        new Part.Attachment(Media.stored("p1", MediaKind.IMAGE, "image/jpeg"))));
        village.says(AN, "đồng ý");
        int before = village.chats().size();
        village.says(AN, "OK");
        return village.chatted(before + 1);
    }

    @Test
    void a_code_that_could_not_leave_in_its_five_minutes_never_leaves_and_the_citizen_is_told() {
        try (Village village = new Village(VERTX, Memory.stores(), true)) {
            village.noNetwork(true);
            files(village);
            int before = village.chats().size();
            village.now = village.now.plusSeconds(301);
            assertThat(village.chatted(before)).contains("Chưa gửi được mã");
            village.noNetwork(false);
            village.says(AN, "alo");
            assertThat(village.texts()).isEmpty();
        }
    }

    @Test
    void a_code_travels_by_sms_and_is_typed_in_the_chat() {
        try (Village village = new Village(VERTX, Memory.stores(), true)) {
            assertThat(files(village)).contains("mã 6 số", "đuôi 456");
            String code = Village.code(village.texted(0));
            assertThat(report(village).status()).isEqualTo(Status.SUPPLEMENT);

            String wrong = code.equals("111111") ? "222222" : "111111";
            assertThat(village.says(AN, wrong)).contains("còn 4 lần");
            assertThat(village.says(AN, "mã là " + code.substring(0, 3) + " " + code.substring(3)))
                    .contains("đã được xác minh");

            assertThat(report(village).status()).isEqualTo(Status.RECEIVED);
            assertThat(report(village).sender().verified()).isEqualTo(village.now);
            assertThat(village.state(AN).sender().verified()).isEqualTo(village.now);
        }
    }

    @Test
    void a_code_is_kept_nowhere_until_it_is_typed() throws JsonProcessingException {
        try (Village village = new Village(VERTX, Memory.stores(), true)) {
            files(village);
            String code = Village.code(village.texted(0));

            String kept = Json.MAPPER.writeValueAsString(
                            Await.await(village.stores.conversations().load(AN.conversation())))
                    + Json.MAPPER.writeValueAsString(
                            Await.await(village.stores.lines().read(AN.conversation(), 1, 100)));

            assertThat(kept).contains("￼").doesNotContain(code);
        }
    }

    @Test
    void the_same_code_leaves_whichever_gateway_sends_it_and_no_two_challenges_share_one_key() {
        CardInserts one = new CardInserts(null, Village.SECRET, Duration.ofDays(3));
        CardInserts two = new CardInserts(null, Village.SECRET, Duration.ofDays(3));
        CardInserts other = new CardInserts(null, Village.SECRET + "x", Duration.ofDays(3));
        var code = new Outbound.Code("chat-1/000005/0");

        String digits = one.value(code, Instant.EPOCH).orElseThrow();

        assertThat(two.value(code, Instant.MAX)).contains(digits);
        assertThat(other.value(code, Instant.EPOCH)).isNotEqualTo(digits);
        assertThat(one.fits("chat-1/000005/0", digits)).isTrue();
        assertThat(one.fits("chat-1/000006/0", digits)).isNotEqualTo(Boolean.TRUE);
        assertThat(one.fits("chat-1/000005/0", "0905 123 456")).isNull();
        assertThat(one.fits("chat-1/000005/0", "Dạ mã xác nhận là " + digits + " ạ"))
                .isTrue();
        assertThat(one.fits("chat-1/000005/0", "Cột điện số 123456 bị nghiêng")).isNull();
        assertThat(one.fits("chat-1/000005/0", "cảm ơn")).isNull();
        // Whoever holds a key down must not bring the turn down.
        assertThat(one.fits("chat-1/000005/0", "mã là ".repeat(20_000) + digits))
                .isTrue();
    }

    @Test
    void without_a_way_to_the_phone_the_citizen_is_told_and_an_operator_can_do_it() {
        try (Village village = new Village(VERTX, Memory.stores(), false)) {
            files(village);
            int before = village.chats().size();
            String told = village.chats().stream()
                    .filter(text -> text.startsWith("Chưa gửi được mã"))
                    .findFirst()
                    .orElseGet(() -> village.chatted(before));
            assertThat(told).contains("0888771075");
            int then = village.chats().size();

            village.operator(AN, new Event.SenderVerified(report(village).key()));

            assertThat(village.chatted(then)).contains("Trung tâm đã xác minh");
            assertThat(report(village).sender().verified()).isNotNull();
            assertThat(report(village).status()).isEqualTo(Status.RECEIVED);
        }
    }

    private static Report report(Village village) {
        Conversation state = village.state(AN);
        return state.reports().get(0);
    }
}
