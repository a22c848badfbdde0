package vn.hue.channels.sms.esms;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.DeliveryState;

/** The calls of eSMS that we need, each with a time-out. Never fails for expected reasons. */
final class EsmsApi {

    private static final String PATH = "/MainService.svc/json/";
    private static final String CUSTOMER_CARE = "2";

    private final WebClient web;
    private final EsmsSettings settings;

    EsmsApi(WebClient web, EsmsSettings settings) {
        this.web = web;
        this.settings = settings;
    }

    /** What came of a call. */
    sealed interface Reply {
        /** @param code CodeResult */
        record Answer(String code, JsonObject body) implements Reply {}

        /** Surely not heard. */
        record NotSent() implements Reply {}

        /** May have been heard. */
        record Lost() implements Reply {}
    }

    /**
     * Sends one message.
     *
     * @param request the same whenever it is tried: eSMS takes it once within 24 hours
     * @param phone 84…
     */
    Future<Reply> send(String request, String phone, String text, boolean unicode) {
        JsonObject body = new JsonObject()
                .put("ApiKey", settings.apiKey())
                .put("SecretKey", settings.secretKey())
                .put("Phone", phone)
                .put("Content", text)
                .put("Brandname", settings.brandname())
                .put("SmsType", CUSTOMER_CARE)
                .put("IsUnicode", unicode ? "1" : "0")
                .put("Sandbox", settings.sandbox() ? "1" : "0")
                .put("RequestId", request);
        String callback = settings.callback();
        if (callback != null) {
            body.put("CallbackUrl", callback + EsmsWebhook.receipts(settings.secretPath()));
        }
        return web.postAbs(settings.origin() + PATH + "SendMultipleMessage_V4_post_json/")
                .timeout(settings.timeout().toMillis())
                .sendJsonObject(body)
                .map(EsmsApi::reply)
                .otherwise(EsmsApi::failed);
    }

    /** What eSMS itself says of a message; a null result when it doesn't know yet, fails when it can't be asked. */
    Future<@Nullable DeliveryState> state(String smsId) {
        return web.getAbs(settings.origin() + PATH + "GetSmsReceiverStatus_get")
                .addQueryParam("ApiKey", settings.apiKey())
                .addQueryParam("SecretKey", settings.secretKey())
                .addQueryParam("RefId", smsId)
                .timeout(settings.timeout().toMillis())
                .send()
                .compose(response -> {
                    Reply reply = reply(response);
                    return reply instanceof Reply.Answer answer
                            ? Future.succeededFuture(state(answer))
                            : Future.failedFuture("eSMS gave no answer");
                });
    }

    private static @Nullable DeliveryState state(Reply.Answer answer) {
        JsonArray receivers = answer.body().getValue("ReceiverList") instanceof JsonArray list ? list : new JsonArray();
        if (!"100".equals(answer.code())
                || receivers.isEmpty()
                || !(receivers.getValue(0) instanceof JsonObject receiver)
                || !yes(receiver.getValue("IsSent"))) {
            return null;
        }
        return yes(receiver.getValue("SentResult")) ? DeliveryState.DELIVERED : DeliveryState.FAILED;
    }

    /** True as a word in some answers. */
    private static boolean yes(@Nullable Object value) {
        return value != null && "true".equalsIgnoreCase(value.toString());
    }

    private static Reply reply(HttpResponse<Buffer> response) {
        try {
            JsonObject body = response.bodyAsJsonObject();
            Object code = body == null ? null : body.getValue("CodeResult", body.getValue("CodeResponse"));
            if (code != null) {
                return new Reply.Answer(code.toString(), body);
            } else if (body != null && body.containsKey("error")) {
                // A blocked number is shown in the documents without a code.
                return new Reply.Answer("99", body);
            }
        } catch (DecodeException | ClassCastException notJson) {
            // Some proxy's page: whether eSMS heard us is not known.
            return new Reply.Lost();
        }
        return new Reply.Lost();
    }

    private static Reply failed(Throwable cause) {
        boolean never = cause instanceof ConnectException || cause instanceof UnknownHostException;
        return never ? new Reply.NotSent() : new Reply.Lost();
    }
}
