package vn.hue.gateway.networks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.emulators.zalo.ZaloApp;
import vn.hue.gateway.Demo;
import vn.hue.gateway.cli.Emulators;
import vn.hue.gateway.store.Line;

/** Five hundred citizens write four messages each as fast as they can: every one is taken, in order. */
class BurstTest {

    private static final int CITIZENS = 500;
    private static final List<String> WORDS =
            List.of("Ổ gà to ở đường Lê Lợi", "gần số 12", "từ sáng nay", "xe máy suýt ngã");
    private static final ZaloApp APP = ZaloApp.demo("");
    private static final int PATIENCE_SECONDS = 240;

    @TempDir
    private Path folder;

    /** A network's webhook as it comes from outside. */
    private interface Wire {
        Address address(int citizen);

        JsonObject body(int citizen, int message, long at);

        Map<String, String> signed(byte[] body, long at);
    }

    @Test
    void on_zalo() {
        burst("zalo", new Zalo());
    }

    @Test
    void on_facebook() {
        burst("facebook", new Facebook());
    }

    private void burst(String network, Wire wire) {
        // The thumb on each message would be half of all calls, and is not what this is about.
        try (Networks networks = Networks.on(folder, Map.of("HUE_ZALO_EXTRAS_REACTION", ""))) {
            List<Future<?>> all = new ArrayList<>();
            for (int citizen = 0; citizen < CITIZENS; citizen++) {
                all.add(fourMessages(networks, network, wire, citizen));
            }
            assertThat(Future.join(all)
                            .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .await()
                            .succeeded())
                    .isTrue();
            networks.until(
                    "every message has had its turn",
                    () -> networks.metric("hue_lanes_waiting") + networks.metric("hue_lanes_running") == 0);

            List<List<String>> taken = IntStream.range(0, CITIZENS)
                    .mapToObj(citizen -> taken(networks, wire.address(citizen)))
                    .toList();
            assertThat(taken).hasSize(CITIZENS).allSatisfy(texts -> assertThat(texts)
                    .containsExactlyElementsOf(WORDS));
        }
    }

    /** One after the other, as one phone sends them; all phones at once. */
    private static Future<?> fourMessages(Networks networks, String network, Wire wire, int citizen) {
        Future<?> before = Future.succeededFuture();
        for (int message = 0; message < WORDS.size(); message++) {
            int number = message;
            before = before.compose(sent -> post(networks, network, wire, citizen, number));
        }
        return before;
    }

    private static Future<?> post(Networks networks, String network, Wire wire, int citizen, int message) {
        long at = networks.now().toEpochMilli();
        byte[] body = wire.body(citizen, message, at).encode().getBytes(StandardCharsets.UTF_8);
        var request = networks.web.postAbs(networks.webhook(0, network)).putHeader("Content-Type", "application/json");
        wire.signed(body, at).forEach(request::putHeader);
        return request.sendBuffer(Buffer.buffer(body))
                .compose(answer -> answer.statusCode() == 200
                        ? Future.succeededFuture()
                        : answer.statusCode() == 503
                                // A provider comes again, too.
                                ? post(networks, network, wire, citizen, message)
                                : Future.failedFuture("status " + answer.statusCode()));
    }

    private static List<String> taken(Networks networks, Address of) {
        var snapshot = Objects.requireNonNull(
                Demo.waited(networks.stores().conversations().load(of.conversation())));
        return Demo.waited(networks.stores().lines().read(snapshot.id(), 1, snapshot.lines())).stream()
                .map(Line::in)
                .filter(Objects::nonNull)
                .map(Inbound::parts)
                .map(parts -> ((Part.Text) parts.get(0)).text())
                .toList();
    }

    private static final class Zalo implements Wire {

        @Override
        public Address address(int citizen) {
            return new Address("zalo", APP.oaId(), Integer.toString(700_000 + citizen));
        }

        @Override
        public JsonObject body(int citizen, int message, long at) {
            return new JsonObject()
                    .put("app_id", APP.appId())
                    .put("event_name", "user_send_text")
                    .put("sender", new JsonObject().put("id", address(citizen).user()))
                    .put("recipient", new JsonObject().put("id", APP.oaId()))
                    .put(
                            "message",
                            new JsonObject()
                                    .put("msg_id", "burst-" + citizen + '-' + message)
                                    .put("text", WORDS.get(message)))
                    .put("timestamp", Long.toString(at));
        }

        @Override
        public Map<String, String> signed(byte[] body, long at) {
            try {
                MessageDigest hash = MessageDigest.getInstance("SHA-256");
                hash.update(APP.appId().getBytes(StandardCharsets.UTF_8));
                hash.update(body);
                hash.update(Long.toString(at).getBytes(StandardCharsets.UTF_8));
                hash.update(APP.oaSecret().getBytes(StandardCharsets.UTF_8));
                return Map.of("X-ZEvent-Signature", "mac=" + HexFormat.of().formatHex(hash.digest()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Facebook implements Wire {

        @Override
        public Address address(int citizen) {
            return new Address("facebook", Emulators.PAGE, Integer.toString(800_000 + citizen));
        }

        @Override
        public JsonObject body(int citizen, int message, long at) {
            JsonObject item = new JsonObject()
                    .put("sender", new JsonObject().put("id", address(citizen).user()))
                    .put("recipient", new JsonObject().put("id", Emulators.PAGE))
                    .put("timestamp", at)
                    .put(
                            "message",
                            new JsonObject()
                                    .put("mid", "m_burst-" + citizen + '-' + message)
                                    .put("text", WORDS.get(message)));
            JsonObject entry = new JsonObject()
                    .put("id", Emulators.PAGE)
                    .put("time", at)
                    .put("messaging", new JsonArray().add(item));
            return new JsonObject().put("object", "page").put("entry", new JsonArray().add(entry));
        }

        @Override
        public Map<String, String> signed(byte[] body, long at) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                byte[] key = Emulators.FACEBOOK_SECRET.getBytes(StandardCharsets.UTF_8);
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                return Map.of("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
