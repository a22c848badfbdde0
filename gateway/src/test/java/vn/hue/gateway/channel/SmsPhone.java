package vn.hue.gateway.channel;

import static vn.hue.gateway.Demo.waited;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.multipart.MultipartForm;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import vn.hue.emulators.sms.SmsAccount;
import vn.hue.emulators.sms.SmsEmulator;

/** A citizen's phone in an emulated mobile network. */
final class SmsPhone implements AutoCloseable {

    static final String NUMBER = "+84905123456";

    private static final int MOST_LOOKS = 100_000;

    private final SmsEmulator network;
    private final Vertx vertx = Vertx.vertx();
    private final WebClient web = WebClient.create(vertx);
    private int read;

    /** @param clock of the gateway: SMS have no windows, but lines have times */
    SmsPhone(InstantSource clock) {
        network = new SmsEmulator(SmsAccount.DEMO, 0, 0, clock);
        waited(vertx.deployVerticle(network));
    }

    /** What leads a gateway here. */
    Map<String, String> variables() {
        return Map.of(
                "HUE_SMS_SENDER",
                "HueIOC",
                "HUE_SMS_SMPP_BINDS",
                "[{name: a, host: 127.0.0.1, port: " + network.smppPort() + ", systemId: hueioc, password: secret08}]");
    }

    void write(String text) {
        post("/phone/sms/api/text", new JsonObject().put("user", NUMBER).put("text", text));
    }

    void fault(String kind, int times) {
        post("/emulator/sms/faults", new JsonObject().put("kind", kind).put("times", times));
    }

    /** The next message from the centre. */
    String read() {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            List<String> all = all();
            if (all.size() > read) {
                return all.get(read++);
            }
        }
        throw new AssertionError("no message came: " + sent());
    }

    /** All that came from the centre. */
    List<String> all() {
        JsonArray lines = waited(web.getAbs(network.origin() + "/phone/sms/api/lines?user=" + NUMBER.substring(1))
                        .send())
                .bodyAsJsonObject()
                .getJsonArray("lines");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.getJsonObject(i).getString("author").equals("centre")) {
                texts.add(lines.getJsonObject(i).getString("text"));
            }
        }
        return texts;
    }

    /** Looks until the network has refused a message. */
    void untilRefused() {
        until(sent -> sent.getInteger("refused") > 0);
    }

    /** Looks until the gateway has taken all that the network has for it. */
    void untilQuiet() {
        until(sent -> sent.getInteger("waiting") == 0);
    }

    private void until(Predicate<JsonObject> so) {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            if (so.test(sent())) {
                return;
            }
        }
        throw new AssertionError("never so: " + sent());
    }

    private JsonObject sent() {
        return waited(web.getAbs(network.origin() + "/emulator/sms/sent").send())
                .bodyAsJsonObject();
    }

    /** Fills in a page of the phone's browser; gives the status. */
    int browse(URI page, MultipartForm form) {
        return waited(web.postAbs(page.toString()).followRedirects(false).sendMultipartForm(form))
                .statusCode();
    }

    void ask(URI where, JsonObject what) {
        waited(web.postAbs(where.toString()).sendJsonObject(what));
    }

    private void post(String path, JsonObject body) {
        waited(web.postAbs(network.origin() + path).sendJsonObject(body));
    }

    @Override
    public void close() {
        waited(vertx.close());
    }
}
