package vn.hue.channels.sms.esms;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ProviderHttp;
import vn.hue.conversations.vocabulary.DeliveryState;

/** The calls of eSMS that we need, each with a time-out. Never fails for expected reasons. */
final class EsmsApi {

    private static final String PATH = "/MainService.svc/json/";
    private static final String CUSTOMER_CARE = "2";

    private final ProviderHttp http;
    private final EsmsSettings settings;

    EsmsApi(ProviderHttp http, EsmsSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /** What came of a call. */
    sealed interface Reply {
        /** @param code CodeResult */
        record Answer(String code, JsonObject body) implements Reply {}

        /** Surely not heard. */
        record NotSent() implements Reply {}

        /**
         * May have been heard.
         *
         * @param answered something came that nobody can read: a page, half an answer, one without an end
         */
        record Lost(boolean answered) implements Reply {}
    }

    /**
     * Sends one message.
     *
     * @param name the same whenever it is tried: eSMS takes it once within 24 hours
     * @param phone 84…
     */
    Future<Reply> send(String name, String phone, String text, boolean unicode) {
        JsonObject body = new JsonObject()
                .put("ApiKey", settings.apiKey())
                .put("SecretKey", settings.secretKey())
                .put("Phone", phone)
                .put("Content", text)
                .put("Brandname", settings.brandname())
                .put("SmsType", CUSTOMER_CARE)
                .put("IsUnicode", unicode ? "1" : "0")
                .put("Sandbox", settings.sandbox() ? "1" : "0")
                .put("RequestId", name);
        String callback = settings.callback();
        if (callback != null) {
            body.put("CallbackUrl", callback + EsmsWebhook.receipts(settings.secretPath()));
        }
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(settings.origin() + PATH + "SendMultipleMessage_V4_post_json/");
        return http.ask(request, body).map(EsmsApi::reply).otherwise(EsmsApi::failed);
    }

    /** What eSMS itself says of a message; a null result when it doesn't know yet, fails when it can't be asked. */
    Future<@Nullable DeliveryState> state(String smsId) {
        String url = settings.origin() + PATH + "GetSmsReceiverStatus_get?ApiKey=" + encode(settings.apiKey())
                + "&SecretKey=" + encode(settings.secretKey()) + "&RefId=" + encode(smsId);
        return http.ask(new RequestOptions().setAbsoluteURI(url)).compose(response -> {
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

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Reply reply(ProviderHttp.Answer response) {
        Buffer bytes = response.body();
        try {
            JsonObject body = bytes == null || bytes.length() == 0 ? null : bytes.toJsonObject();
            Object code = body == null ? null : body.getValue("CodeResult", body.getValue("CodeResponse"));
            if (body != null && code != null) {
                return new Reply.Answer(code.toString(), body);
            } else if (body != null && body.containsKey("error")) {
                // A blocked number is shown in the documents without a code.
                return new Reply.Answer("99", body);
            }
        } catch (DecodeException | ClassCastException notJson) {
            // Some proxy's page: whether eSMS heard us is not known.
            return new Reply.Lost(true);
        }
        return new Reply.Lost(true);
    }

    private static Reply failed(Throwable cause) {
        return cause instanceof ProviderHttp.NeverLeft ? new Reply.NotSent() : new Reply.Lost(false);
    }
}
