package vn.hue.emulators.sms;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.emulators.network.Lie;

/**
 * The aggregator, as developers.esms.vn describes it: send, status, callback, what citizens send.
 *
 * <pre>{@code
 * GET  /emulator/sms/esms/sent
 * POST /emulator/sms/esms/callbacks            those of late receipts go
 * POST /emulator/sms/esms/message {"to":"http://…/message","user":"+84…","text":"…","hex":true,"sign":"…"}
 * }</pre>
 */
final class Esms {

    private static final Logger LOG = LoggerFactory.getLogger(Esms.class);
    private static final String PATH = "/MainService.svc/json/";

    private final SmsAccount account;
    private final Faults faults;
    private final Handsets handsets;
    private final InstantSource clock;
    private final WebClient web;
    private final Map<String, Sent> byRequest = new HashMap<>();
    private final Map<String, Sent> byId = new HashMap<>();
    private final List<JsonObject> requests = new ArrayList<>();
    private final List<HttpRequest<Buffer>> later = new ArrayList<>();
    private int next = 1;

    private record Sent(String id, String phone, boolean failed) {}

    Esms(Vertx vertx, SmsAccount account, Faults faults, Handsets handsets, InstantSource clock) {
        this.account = account;
        this.faults = faults;
        this.handsets = handsets;
        this.clock = clock;
        this.web = WebClient.create(vertx);
    }

    void routes(Router router) {
        router.post(PATH + "SendMultipleMessage_V4_post_json/")
                .handler(BodyHandler.create(false))
                .handler(this::send);
        router.get(PATH + "GetSmsReceiverStatus_get").handler(this::status);
        router.get("/emulator/sms/esms/sent")
                .handler(ctx -> Answers.json(ctx, new JsonObject().put("requests", new JsonArray(requests))));
        router.post("/emulator/sms/esms/callbacks").handler(ctx -> {
            List<HttpRequest<Buffer>> all = List.copyOf(later);
            later.clear();
            all.forEach(Esms::call);
            Answers.json(ctx, new JsonObject());
        });
        router.post("/emulator/sms/esms/message")
                .handler(BodyHandler.create(false))
                .handler(this::message);
    }

    private void send(RoutingContext ctx) {
        JsonObject asked = ctx.body().asJsonObject();
        requests.add(asked);
        if (!account.apiKey().equals(asked.getString("ApiKey"))
                || !account.secretKey().equals(asked.getString("SecretKey"))) {
            code(ctx, "101");
            return;
        } else if (faults.strikes(Faults.Kind.CODE)) {
            code(ctx, String.valueOf(faults.code(Faults.Kind.CODE)));
            return;
        }
        String request = asked.getString("RequestId");
        if (byRequest.containsKey(request)) {
            if (!lies(ctx)) {
                boolean other = faults.strikes(Faults.Kind.CODE_AGAIN);
                code(ctx, other ? String.valueOf(faults.code(Faults.Kind.CODE_AGAIN)) : "124");
            }
            return;
        }
        Sent sent = new Sent("e" + next++, asked.getString("Phone"), faults.strikes(Faults.Kind.FAILED));
        byRequest.put(request, sent);
        byId.put(sent.id(), sent);
        handsets.came("+" + sent.phone(), asked.getString("Content"));
        callback(asked, sent);
        if (faults.strikes(Faults.Kind.LOST)) {
            return;
        } else if (lies(ctx)) {
            return;
        } else if (faults.strikes(Faults.Kind.PAGE)) {
            Answers.end(ctx, 502, "text/html", Buffer.buffer("<html>Bad Gateway</html>"));
            return;
        }
        Answers.json(
                ctx,
                new JsonObject()
                        .put("CodeResult", "100")
                        .put("CountRegenerate", 0)
                        .put("SMSID", sent.id()));
    }

    private boolean lies(RoutingContext ctx) {
        boolean lies = faults.strikes(Faults.Kind.LIE);
        if (lies) {
            Lie.values()[faults.code(Faults.Kind.LIE)].answer(ctx.vertx(), ctx.response());
        }
        return lies;
    }

    private void callback(JsonObject asked, Sent sent) {
        String url = asked.getString("CallbackUrl");
        if (url == null) {
            return;
        }
        HttpRequest<Buffer> call = web.getAbs(url)
                .addQueryParam("SMSID", sent.id())
                .addQueryParam("RequestId", asked.getString("RequestId"))
                .addQueryParam("SendStatus", "5")
                .addQueryParam("SendSuccess", sent.failed() ? "0" : "1")
                .addQueryParam("SendFailed", sent.failed() ? "1" : "0")
                .addQueryParam("TotalReceiver", "1")
                .addQueryParam("TotalSent", "1")
                .addQueryParam("TotalPrice", "850")
                .addQueryParam("TypeId", "2")
                .addQueryParam("telcoid", "1")
                .addQueryParam("phonenumber", sent.phone());
        if (faults.strikes(Faults.Kind.LATE_RECEIPT)) {
            later.add(call);
        } else {
            call(call);
        }
    }

    private static void call(HttpRequest<Buffer> call) {
        call.send().onFailure(away -> LOG.debug("nobody heard the result: {}", away.toString()));
    }

    private void status(RoutingContext ctx) {
        Sent sent = byId.get(ctx.request().getParam("RefId", ""));
        if (sent == null) {
            code(ctx, "105");
            return;
        }
        JsonObject receiver = new JsonObject()
                .put("IsSent", !faults.strikes(Faults.Kind.PENDING))
                .put("NetworkName", "Viettel")
                .put("Phone", "0" + sent.phone().substring(2))
                .put("Retry", 0)
                .put("SentResult", !sent.failed());
        Answers.json(ctx, new JsonObject().put("CodeResult", "100").put("ReceiverList", new JsonArray().add(receiver)));
    }

    private static void code(RoutingContext ctx, String code) {
        Answers.json(ctx, new JsonObject().put("CodeResult", code).put("ErrorMessage", "error " + code));
    }

    private void message(RoutingContext ctx) {
        JsonObject said = ctx.body().asJsonObject();
        String number = said.getString("user").replace("+", "");
        String text = said.getString("text");
        String smsId = said.getString("smsid", "m" + next++);
        String time = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT)
                .format(clock.instant().atZone(ZoneId.of("Asia/Ho_Chi_Minh")));
        byte[] hash = md5("CP01" + smsId + text + time + account.privateKey());
        String sign = said.getBoolean("hex", false)
                ? HexFormat.of().formatHex(hash)
                : Base64.getEncoder().encodeToString(hash);
        handsets.wrote("+" + number, text, List.of());
        web.getAbs(said.getString("to"))
                .addQueryParam("sender", number)
                .addQueryParam("content", text)
                .addQueryParam("serviceNumber", account.shortCode())
                .addQueryParam("keyword", "HUE")
                .addQueryParam("sign", said.getString("sign", sign))
                .addQueryParam("cpid", "CP01")
                .addQueryParam("smsid", smsId)
                .addQueryParam("receiverTime", time)
                .send()
                .onSuccess(answer -> Answers.json(
                        ctx, new JsonObject().put("status", answer.statusCode()).put("body", answer.bodyAsString())))
                .onFailure(ctx::fail);
    }

    private static byte[] md5(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
