package vn.hue.gateway.networks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.channels.ChannelHealth.State;
import vn.hue.conversations.dialog.Effect;
import vn.hue.emulators.zalo.ZaloApp;
import vn.hue.gateway.Demo;
import vn.hue.gateway.mongo.EmbeddedMongo;
import vn.hue.gateway.store.ChannelStates;

/** Zalo's token: one gateway of all renews it, nobody's answer is lost meanwhile, and a lost grant is seen by people. */
class TokenTest {

    private static final String OA = ZaloApp.demo("").oaId();

    @TempDir
    private Path folder;

    private static int refreshes(Networks networks) {
        return networks.read("/control/grant").getInteger("refreshes");
    }

    private static State state(Networks networks) {
        return Demo.waited(networks.stores().channels().states().all()).stream()
                .filter(known -> known.account().equals(OA))
                .map(ChannelStates.Known::state)
                .findFirst()
                .orElse(State.DOWN);
    }

    private static boolean alarmed(Networks networks) {
        return Demo.waited(networks.stores().alarms().open(50)).stream()
                .anyMatch(raised -> raised.alarm() == Effect.Alarm.CHANNEL_DOWN);
    }

    @Test
    void a_token_that_dies_in_the_middle_of_a_talk_is_renewed_and_the_answer_goes() {
        try (Networks networks = Networks.on(folder)) {
            ZaloPerson hoa = new ZaloPerson(networks, "246845883529197922");
            hoa.says("xin chào").hears("xin chào");
            networks.control("/control/grant/dead", new JsonObject());
            hoa.says("Ổ gà trước số 12 Lê Lợi").hears("ảnh hoặc video");

            assertThat(refreshes(networks)).isEqualTo(1);
            assertThat(Objects.requireNonNull(Demo.waited(
                                    networks.stores().channels().tokens().load(OA)))
                            .refused())
                    .isFalse();
        }
    }

    @Test
    void of_two_gateways_that_find_the_token_dead_at_once_one_renews_it() {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
                Networks networks = Networks.two(mongo.uri())) {
            List<ZaloPerson> people = IntStream.range(0, 8)
                    .mapToObj(i -> new ZaloPerson(networks, "24684588352919800" + i))
                    .toList();
            people.forEach(person -> person.says("xin chào"));
            people.forEach(person -> person.hears("xin chào"));
            networks.control("/control/grant/dead", new JsonObject());
            for (int i = 0; i < people.size(); i++) {
                networks.control("/control/webhook", new JsonObject().put("url", networks.webhook(i % 2, "zalo")));
                people.get(i).says("Ổ gà trước số 12 Lê Lợi");
            }

            people.forEach(person -> person.hears("ảnh hoặc video"));
            assertThat(refreshes(networks)).isEqualTo(1);
            assertThat(people).allSatisfy(person -> assertThat(person.heard()).hasSize(2));
        }
    }

    @Test
    void a_grant_that_is_gone_is_seen_by_people_until_somebody_consents_anew() {
        try (Networks networks = Networks.on(folder)) {
            ZaloPerson hoa = new ZaloPerson(networks, "246845883529197922");
            hoa.says("xin chào").hears("xin chào");
            networks.control("/control/grant/withdrawn", new JsonObject());
            hoa.says("Ổ gà trước số 12 Lê Lợi");
            networks.until("it is seen", () -> state(networks) == State.NEEDS_CONSENT && alarmed(networks));
            networks.until(
                    "readiness tells",
                    () -> networks.health().encode().contains("\"zalo/" + OA + "\":\"NEEDS_CONSENT\""));
            assertThat(networks.health().getString("status")).isEqualTo("UP");
            assertThat(networks.metric("hue_channel_state{account=\"" + OA)).isEqualTo(2);

            networks.consent();
            hoa.says("trợ giúp").hears("1");
            networks.until("it is up again", () -> state(networks) == State.UP && !alarmed(networks));
        }
    }
}
