package vn.hue.gateway.networks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.gateway.Demo;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Snapshot;

/** A whole gateway and an emulated Zalo: what the chat can't carry any more goes by an approved template. */
class OutsideTheWindowTest {

    @TempDir
    private Path folder;

    private Networks networks;
    private ZaloPerson hoa;

    @BeforeEach
    void starts() {
        networks = Networks.on(
                folder,
                Map.of(
                        "HUE_ZALO_EXTRAS_REACTION",
                        "",
                        "HUE_ZALO_TEMPLATES",
                        "[{id: '345678', purposes: [notice], places: [{name: noi_dung, fill: text, longest: 30}]}]"));
        hoa = new ZaloPerson(networks, "246845883529197922");
    }

    @AfterEach
    void stops() {
        networks.close();
    }

    private Snapshot state(Person person) {
        return Objects.requireNonNull(Demo.waited(
                networks.stores().conversations().load(person.address().conversation())));
    }

    private Line last() {
        return last(hoa);
    }

    private Line last(Person person) {
        Snapshot state = state(person);
        List<Line> lines = Demo.waited(networks.stores().lines().read(state.id(), 1, state.lines()));
        return lines.get(lines.size() - 1);
    }

    private Line.Progress settled(DeliveryState state) {
        networks.until("the last message is " + state, () -> {
            Line.Progress progress = last().delivery();
            return progress != null && progress.state() == state;
        });
        return Objects.requireNonNull(last().delivery());
    }

    @Test
    void the_reminder_comes_in_the_window_and_the_end_by_a_template() {
        // The receipt is there before the answer to the send.
        networks.control("/control/faults", new JsonObject().put("kind", "early-receipts"));
        hoa.says("Ổ gà to trên đường Lê Lợi, xe máy suýt ngã").hears("ảnh hoặc video");
        assertThat(settled(DeliveryState.DELIVERED).route()).isEqualTo(Route.CHAT);

        networks.later("PT46H1M"); // forty hours are one in the morning
        hoa.hears("ảnh hoặc video");
        assertThat(settled(DeliveryState.DELIVERED).route()).isEqualTo(Route.CHAT);

        networks.control("/control/faults", new JsonObject().put("kind", "closed-window"));
        networks.later("PT4H");
        networks.until(
                "a template has left",
                () -> networks.read("/control/sent").encode().contains("345678"));
        networks.until(
                "it is written down",
                () -> Objects.requireNonNull(last().delivery()).route() == Route.TEMPLATE);
        assertThat(Objects.requireNonNull(last().delivery()).trail().attempts()).anySatisfy(attempt -> {
            assertThat(attempt.route()).isEqualTo(Route.QUOTA);
            assertThat(attempt.reason()).contains("7 ngày");
        });
    }

    /** Both providers count from what is no message, too. */
    @Test
    void a_follow_on_zalo_and_a_reaction_on_facebook_keep_the_chat_open() {
        FacebookPerson binh = new FacebookPerson(networks, "24061997");
        hoa.says("xin chào").hears("xin chào");
        binh.says("xin chào").hears("xin chào");

        networks.later("PT23H");
        binh.acts("like", new JsonObject());
        counts(binh);
        networks.later("PT10H");
        answers(binh);

        networks.later("PT14H");
        networks.control("/phone/zalo/api/follow", new JsonObject().put("user", "246845883529197922"));
        counts(hoa);
        networks.later("PT10H");
        answers(hoa);
    }

    private void counts(Person person) {
        Instant now = networks.now();
        networks.until("it counts", () -> {
            Instant said = state(person).state().lastSaidAt();
            return said != null && said.plusSeconds(600).isAfter(now);
        });
    }

    private void answers(Person person) {
        networks.did(person.address(), new Event.TakeOver());
        networks.did(person.address(), new Event.Write("Chúng tôi đang xem ạ.", List.of()));
        person.hears("Chúng tôi đang xem");
        networks.until("it is written down", () -> {
            Line.Progress delivery = last(person).delivery();
            return delivery != null && delivery.route() != null;
        });
        assertThat(Objects.requireNonNull(last(person).delivery()).route()).isEqualTo(Route.CHAT);
    }
}
