package vn.hue.emulators.mail;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.hue.emulators.mail.Correspondent.Enclosure;
import vn.hue.emulators.mail.Correspondent.Received;
import vn.hue.emulators.phone.PhoneApp;

/**
 * The mail program on the citizen's phone. What it sends and shows are real mails on a {@link MailServer}.
 *
 * <pre>{@code
 * GET  /phone/mail/api/<address>/letters   [{"id":"<…>","mine":false,"subject":"…","text":"…","at":1790000000000,"files":["…"]}]
 * POST /phone/mail/api/<address>/letters   {"name":"…","subject":"…","text":"…","answers":"<…>" or null,
 *                                           "files":[{"name":"…","type":"image/jpeg","data":"base64"}]}
 * }</pre>
 */
public final class MailPhone implements PhoneApp {

    private static final long LARGEST = 40L << 20;

    private final MailServer server;
    private final String centre;
    private final InstantSource clock;
    private final Map<String, List<JsonObject>> sent = new ConcurrentHashMap<>();
    private final Map<String, Long> arrived = new ConcurrentHashMap<>();

    /** @param centre whom citizens write to */
    public MailPhone(MailServer server, String centre, InstantSource clock) {
        this.server = server;
        this.centre = centre;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public String label() {
        return "Mail";
    }

    @Override
    public void routes(Vertx vertx, Router router) {
        router.get("/phone/mail/api/:address/letters")
                .handler(ctx -> answer(ctx, vertx, () -> letters(ctx.pathParam("address"))));
        router.post("/phone/mail/api/:address/letters")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST))
                .handler(ctx -> {
                    JsonObject letter = ctx.body().asJsonObject();
                    answer(ctx, vertx, () -> write(ctx.pathParam("address"), letter));
                });
    }

    private static void answer(RoutingContext ctx, Vertx vertx, Callable<JsonArray> work) {
        Future<JsonArray> done = vertx.executeBlocking(work, false);
        done.compose(ctx::json).onFailure(ctx::fail);
    }

    private Correspondent person(String address, String name) {
        server.moveIn(address);
        return new Correspondent(server, address, name, clock);
    }

    /** Received and sent, in the order in which the phone had them: a mail tells its own time to the second only. */
    private JsonArray letters(String address) {
        List<JsonObject> all = new ArrayList<>(sent.getOrDefault(address, List.of()));
        for (Received letter : person(address, "").letters()) {
            long came = arrived.computeIfAbsent(
                    address + ' ' + letter.id(), unknown -> clock.instant().toEpochMilli());
            all.add(new JsonObject()
                    .put("order", came)
                    .put("id", letter.id())
                    .put("mine", false)
                    .put("subject", letter.subject())
                    .put("text", letter.text())
                    .put("at", letter.at().toEpochMilli())
                    .put("files", new JsonArray(letter.files())));
        }
        all.sort(Comparator.comparingLong(letter -> letter.getLong("order")));
        return new JsonArray(all);
    }

    private JsonArray write(String address, JsonObject letter) {
        Correspondent person = person(address, letter.getString("name", ""));
        String text = letter.getString("text", "");
        String answers = letter.getString("answers");
        List<Enclosure> files = new ArrayList<>();
        JsonArray enclosed = letter.getJsonArray("files", new JsonArray());
        for (int i = 0; i < enclosed.size(); i++) {
            JsonObject file = enclosed.getJsonObject(i);
            files.add(new Enclosure(file.getString("name"), file.getString("type"), file.getBinary("data")));
        }
        String subject = letter.getString("subject", "");
        String id = person.letters().stream()
                .filter(received -> received.id().equals(answers))
                .findFirst()
                .map(received -> person.answer(received, text, files))
                .orElseGet(() -> person.write(centre, subject, text, files));
        sent.computeIfAbsent(address, unknown -> new CopyOnWriteArrayList<>())
                .add(new JsonObject()
                        .put("order", clock.instant().toEpochMilli())
                        .put("id", id)
                        .put("mine", true)
                        .put("subject", answers == null ? subject : "Re:")
                        .put("text", text)
                        .put("at", clock.instant().toEpochMilli())
                        .put(
                                "files",
                                new JsonArray(
                                        files.stream().map(Enclosure::name).toList())));
        return new JsonArray();
    }
}
