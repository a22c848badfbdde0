package vn.hue.channels.sms.esms;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.ChannelCounts;
import vn.hue.channels.Words;
import vn.hue.channels.sms.SmsInbox;
import vn.hue.channels.sms.SmsReceipt;
import vn.hue.channels.sms.SmsVerticle;
import vn.hue.conversations.vocabulary.DeliveryState;

/**
 * What eSMS calls: results at {@code /webhooks/sms/<secret>/receipt}, and what citizens send to the short code at
 * {@code /webhooks/sms/<secret>/message}. 200 after it is durable, 503 when it can't be made so.
 *
 * <pre>{@code
 * GET …/receipt?SMSID=1e8c…&RequestId=ab12…&SendStatus=5&SendSuccess=1&SendFailed=0&TypeId=2&telcoid=1
 * GET …/message?sender=84912345678&content=HUE+ngap&serviceNumber=8079&keyword=HUE&sign=…&cpid=CP01&smsid=77
 *     &receiverTime=20261101130101
 * }</pre>
 */
final class EsmsWebhook {

    private static final Logger LOG = LoggerFactory.getLogger(EsmsWebhook.class);
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final String NO_NEWS = "";

    private final EsmsSettings settings;
    private final EsmsApi api;
    private final SmsInbox inbox;
    private final ChannelCounts counts;
    private final Words words;
    private final InstantSource clock;

    EsmsWebhook(
            EsmsSettings settings,
            EsmsApi api,
            SmsInbox inbox,
            ChannelCounts counts,
            Words words,
            InstantSource clock) {
        this.settings = settings;
        this.api = api;
        this.inbox = inbox;
        this.counts = counts;
        this.words = words;
        this.clock = clock;
    }

    static String receipts(String secretPath) {
        return "/webhooks/sms/" + secretPath + "/receipt";
    }

    static String byId(String smsId) {
        return "esms:" + smsId;
    }

    /** What eSMS knows a message by, from the name it has here: its own id, else our request's. */
    static String reference(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    static String byRequest(String request) {
        return "esms:request:" + request;
    }

    void routes(Router router) {
        router.get("/webhooks/sms/:secret/receipt").handler(this::receipt);
        router.get("/webhooks/sms/:secret/message").handler(this::message);
    }

    private boolean knows(RoutingContext ctx) {
        boolean known = MessageDigest.isEqual(
                settings.secretPath().getBytes(StandardCharsets.UTF_8),
                ctx.pathParam("secret").getBytes(StandardCharsets.UTF_8));
        if (!known) {
            count("webhook.wrong-path");
            answer(ctx, 404, "text/plain", "");
        }
        return known;
    }

    /** Anybody might have called: only what eSMS says when it is asked is believed. */
    private void receipt(RoutingContext ctx) {
        if (!knows(ctx)) {
            return;
        }
        String id = ctx.request().getParam("SMSID", "");
        String request = ctx.request().getParam("RequestId", "");
        String status = ctx.request().getParam("SendStatus", "");
        count("webhook.receipt");
        if (id.isBlank() || !(status.equals("5") || status.equals("4"))) {
            answer(ctx, 200, "text/plain", NO_NEWS);
            return;
        }
        List<String> names = new ArrayList<>();
        names.add(byId(id));
        if (!request.isBlank()) {
            names.add(byRequest(request));
        }
        Instant now = clock.instant();
        durable(
                ctx,
                api.state(id).compose(state -> {
                    if (state == null) {
                        count("webhook.receipt-unconfirmed");
                        return Future.succeededFuture();
                    }
                    String why = state == DeliveryState.FAILED ? words.say("receipt.undeliverable") : null;
                    return inbox.receipt(new SmsReceipt(names, null, state, why, now));
                }),
                "text/plain",
                NO_NEWS);
    }

    private void message(RoutingContext ctx) {
        if (!knows(ctx)) {
            return;
        }
        String smsId = ctx.request().getParam("smsid", "");
        String sender = ctx.request().getParam("sender", "");
        String content = ctx.request().getParam("content", "");
        String time = ctx.request().getParam("receiverTime", "");
        String text = ctx.request().getParam("cpid", "") + smsId + content + time + settings.privateKey();
        if (smsId.isBlank()
                || settings.privateKey() == null
                || !signed(text, ctx.request().getParam("sign", ""))) {
            count("webhook.message-unsigned");
            answer(ctx, 403, "text/plain", NO_NEWS);
            return;
        }
        durable(
                ctx,
                inbox.message("esms-" + smsId, sender, content, at(time)),
                "text/xml; charset=utf-8",
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><ClientResponse><Message></Message><Smsid>" + escaped(smsId)
                        + "</Smsid><Receiver>" + escaped(sender) + "</Receiver></ClientResponse>");
    }

    private boolean signed(String text, String sign) {
        byte[] hash = md5(text);
        for (EsmsSettings.Signature variant : settings.signatures()) {
            String expected = variant == EsmsSettings.Signature.BASE64
                    ? Base64.getEncoder().encodeToString(hash)
                    : HexFormat.of().formatHex(hash);
            String given =
                    variant == EsmsSettings.Signature.HEX ? sign.toLowerCase(Locale.ROOT) : sign.replace(' ', '+');
            if (MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8))) {
                count("webhook.signed-" + variant.name().toLowerCase(Locale.ROOT));
                return true;
            }
        }
        return false;
    }

    private Instant at(String time) {
        try {
            return LocalDateTime.parse(time, TIME).atZone(VIETNAM).toInstant();
        } catch (DateTimeException notATime) {
            return clock.instant();
        }
    }

    private void durable(RoutingContext ctx, Future<?> taken, String type, String body) {
        taken.timeout(settings.durable().toMillis(), TimeUnit.MILLISECONDS).onComplete(outcome -> {
            if (outcome.failed()) {
                LOG.warn(
                        "what eSMS told could not be kept: {}",
                        outcome.cause().getClass().getSimpleName());
            }
            answer(ctx, outcome.succeeded() ? 200 : 503, type, outcome.succeeded() ? body : NO_NEWS);
        });
    }

    private void count(String what) {
        counts.count(SmsVerticle.CHANNEL, what);
    }

    private static void answer(RoutingContext ctx, int status, String type, @Nullable String body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .end(body == null ? NO_NEWS : body)
                .onFailure(gone -> LOG.debug("webhook not answered: {}", gone.toString()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static byte[] md5(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
