package vn.hue.gateway.networks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.gateway.Demo;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Snapshot;

/** What becomes of an answer, and of a turn, when a network misbehaves. */
class TroubleTest {

    @TempDir
    private Path folder;

    private Networks networks;
    private ZaloPerson hoa;
    private FacebookPerson binh;

    @BeforeEach
    void starts() {
        // Without the thumb on each message: it would use up a fault.
        networks = Networks.on(
                folder,
                Map.of(
                        "HUE_ZALO_EXTRAS_REACTION", "",
                        "HUE_ZALO_TIMEOUT", "PT2S",
                        "HUE_FACEBOOK_LIMITS_TIMEOUT", "PT2S"));
        hoa = new ZaloPerson(networks, "246845883529197922");
        binh = new FacebookPerson(networks, "24061997");
    }

    @AfterEach
    void stops() {
        networks.close();
    }

    private void zalo(String kind, int times) {
        networks.control("/control/faults", new JsonObject().put("kind", kind).put("times", times));
    }

    private void facebook(JsonObject fault) {
        networks.control("/emulator/facebook/faults", fault);
    }

    private static JsonObject send(String kind) {
        return new JsonObject().put("on", "send").put("kind", kind);
    }

    @Nullable
    Snapshot state(Person person) {
        return Demo.waited(
                networks.stores().conversations().load(person.address().conversation()));
    }

    private List<Line> history(Person person) {
        Snapshot state = state(person);
        return state == null ? List.of() : Demo.waited(networks.stores().lines().read(state.id(), 1, state.lines()));
    }

    private Line.@Nullable Progress delivery(Person person) {
        return history(person).stream()
                .map(Line::delivery)
                .filter(Objects::nonNull)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    private Line.Progress settled(Person person, DeliveryState state) {
        networks.until("the answer is " + state, () -> {
            Line.Progress progress = delivery(person);
            return progress != null && progress.state() == state;
        });
        return Objects.requireNonNull(delivery(person));
    }

    private boolean alarm(Effect.Alarm kind) {
        return Demo.waited(networks.stores().alarms().open(50)).stream().anyMatch(raised -> raised.alarm() == kind);
    }

    @Test
    void a_webhook_that_comes_five_times_is_one_turn_on_each_network() {
        zalo("duplicate", 1);
        facebook(new JsonObject().put("on", "webhook").put("kind", "duplicate").put("copies", 5));
        hoa.says("xin chào").hears("xin chào");
        binh.says("xin chào").hears("xin chào");
        // A copy that comes after its turn counts as accepted at first.
        networks.until("every copy is answered", () -> networks.metric("hue_inbox_entries_total{") >= 10);
        hoa.says("trợ giúp").hears("1");
        binh.says("trợ giúp").hears("1");

        for (Person person : List.of(hoa, binh)) {
            assertThat(person.heard()).hasSize(2);
            assertThat(Objects.requireNonNull(state(person)).version()).isEqualTo(2);
        }
        assertThat(networks.read("/control/events").getJsonArray("answers").stream()
                        .map(answer -> ((JsonObject) answer).getInteger("status")))
                .containsOnly(200);
    }

    @Test
    void words_that_zalo_brings_in_the_wrong_order_are_read_as_they_were_written() {
        zalo("reorder", 1);
        hoa.says("Ổ gà to trên đường");
        hoa.says("Lê Lợi, gần cầu Trường Tiền").hears("ảnh");

        assertThat(history(hoa).stream().map(Line::in).filter(Objects::nonNull).map(said -> said.parts()
                        .toString()))
                .satisfiesExactly(first -> assertThat(first).contains("Ổ gà"), second -> assertThat(second)
                        .contains("Lê Lợi"));
    }

    @Test
    void a_proxy_s_error_page_is_tried_again_until_it_goes() {
        zalo("html", 1);
        facebook(send("html").put("status", 503));
        hoa.says("xin chào").hears("xin chào");
        binh.says("xin chào").hears("xin chào");

        assertThat(hoa.heard()).hasSize(1);
        assertThat(binh.heard()).hasSize(1);
    }

    @Test
    void a_rate_limit_puts_the_answer_off_and_costs_no_attempt() {
        zalo("rate", 1);
        facebook(send("error").put("code", 613));
        hoa.says("xin chào");
        binh.says("xin chào");
        networks.until("both networks have refused", () -> networks.metric("hue_deliveries_attempts_total{") >= 2);
        assertThat(hoa.heard()).isEmpty();
        assertThat(binh.heard()).isEmpty();

        networks.later("PT2M");
        hoa.hears("xin chào");
        binh.hears("xin chào");
        assertThat(settled(hoa, DeliveryState.DELIVERED).attempts()).isEqualTo(1);
    }

    /** The references of both networks allow three tries. */
    @Test
    void a_network_s_own_trouble_is_tried_three_times_and_then_told_in_its_words() {
        zalo("error", 9);
        hoa.says("xin chào");
        networks.until("Zalo has refused", () -> networks.metric("hue_deliveries_attempts_total{") >= 1);
        networks.later("PT5M");
        networks.until("Zalo has refused again", () -> networks.metric("hue_deliveries_attempts_total{") >= 2);
        networks.later("PT5M");

        Line.Progress lost = settled(hoa, DeliveryState.FAILED);
        assertThat(lost.attempts()).isEqualTo(3);
        assertThat(lost.reason()).isEqualTo("Zalo gửi không thành công.");

        facebook(send("error").put("code", 2).put("times", 2));
        binh.says("xin chào");
        networks.until("Facebook has refused", () -> networks.metric("hue_deliveries_attempts_total{") >= 4);
        networks.later("PT5M");
        networks.until("Facebook has refused again", () -> networks.metric("hue_deliveries_attempts_total{") >= 5);
        networks.later("PT5M");
        binh.hears("xin chào");
        assertThat(settled(binh, DeliveryState.DELIVERED).attempts()).isEqualTo(3);
    }

    @Test
    void a_closed_window_ends_with_a_reason_and_an_alarm() {
        zalo("closed-window", 1);
        hoa.says("xin chào");
        assertThat(settled(hoa, DeliveryState.FAILED).reason()).contains("7 ngày");

        facebook(send("error").put("code", 10).put("subcode", 2018278));
        binh.says("xin chào");
        assertThat(settled(binh, DeliveryState.FAILED).reason()).contains("24 giờ");
        networks.until("operators are alarmed", () -> alarm(Effect.Alarm.NOT_DELIVERED));
    }

    @Test
    void an_answer_zalo_took_without_saying_so_is_unsure_and_never_sent_twice() {
        zalo("lost", 1);
        hoa.says("xin chào").hears("xin chào");

        settled(hoa, DeliveryState.UNSURE);
        hoa.says("trợ giúp").hears("1");
        assertThat(hoa.heard()).hasSize(2);
    }

    @Test
    void a_proxy_of_facebook_s_that_may_have_passed_it_on_leaves_it_unsure() {
        facebook(send("html").put("status", 502));
        binh.says("xin chào");
        assertThat(settled(binh, DeliveryState.UNSURE).reason()).contains("502");
        networks.until("operators are alarmed", () -> alarm(Effect.Alarm.NOT_DELIVERED));
    }

    @Test
    void facebook_s_echo_proves_that_an_answer_without_a_reply_arrived() {
        facebook(send("silence"));
        binh.says("xin chào").hears("xin chào");

        settled(binh, DeliveryState.DELIVERED);
        assertThat(binh.heard()).hasSize(1);
    }

    @Test
    void receipts_that_come_before_the_answer_to_the_send_find_their_message() {
        zalo("early-receipts", 1);
        facebook(send("early"));
        hoa.says("xin chào").hears("xin chào");
        binh.says("xin chào").hears("xin chào");

        settled(hoa, DeliveryState.DELIVERED);
        settled(binh, DeliveryState.DELIVERED);
        binh.acts("read", new JsonObject());
        settled(binh, DeliveryState.READ);
    }
}
