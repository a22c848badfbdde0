package vn.hue.channels.zalo;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.ChannelAdapter;
import vn.hue.channels.LongerWindow;
import vn.hue.channels.ProviderHttp;
import vn.hue.channels.Words;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Capabilities;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound;

/**
 * Zalo Official Account: webhooks at {@code /webhooks/zalo}, answers over the OA API.
 *
 * <p>Deploy it before mounting its routes and before sending. The routes may be served by any event loop.
 */
public final class ZaloVerticle extends VerticleBase implements ChannelAdapter {

    public static final String CHANNEL = "zalo";

    /** How long after the citizen's last message it may be written to freely. */
    public static final Duration WINDOW = Duration.ofHours(48);

    private static final Logger LOG = LoggerFactory.getLogger(ZaloVerticle.class);
    private static final Duration TOKEN_LOOK = Duration.ofMinutes(1);
    private static final Duration RECEIPT_LOOK = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 32;

    /** 2,000 code points a message and four buttons; free for 48 hours after the citizen's last message. */
    private static final Capabilities CAPABILITIES = new Capabilities(2_000, 4, true, false, true, WINDOW, false);

    private final ZaloSettings settings;
    private final ZaloPorts ports;
    private final InstantSource clock;
    private final ZaloReceipts receipts;

    private @Nullable ZaloSending sending;
    private @Nullable ZaloTokens tokens;
    private @Nullable ZaloApi api;

    public ZaloVerticle(ZaloSettings settings, ZaloPorts ports, InstantSource clock) {
        this.settings = settings;
        this.ports = ports;
        this.clock = clock;
        this.receipts = new ZaloReceipts(ports.intake(), ports.sentIds(), ports.counts(), clock);
    }

    @Override
    public Future<?> start() {
        ProviderHttp http =
                new ProviderHttp(vertx, CONNECTIONS, settings.pace().timeout(), ProviderHttp.LARGEST_ANSWER);
        Words words = new Words("zalo", settings.language());
        ZaloTokens access = new ZaloTokens(
                vertx,
                settings.oaId(),
                ports.tokens(),
                new ZaloOAuth(http, settings, clock),
                ports.health(),
                ports.counts(),
                words,
                clock);
        ZaloPace pace = new ZaloPace(settings.pace().perMinute(), clock);
        ZaloApi calls = new ZaloApi(http, settings, access, pace, ports.counts());
        ZaloUploads uploads = new ZaloUploads(calls, ports.media(), new ZaloPictures(vertx), clock);
        sending = new ZaloSending(calls, uploads, receipts, pace, ports, settings, words, clock);
        tokens = access;
        api = calls;
        vertx.setPeriodic(0, TOKEN_LOOK.toMillis(), tick -> look(access));
        vertx.setPeriodic(RECEIPT_LOOK.toMillis(), tick -> receipts.look());
        return Future.succeededFuture();
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    /** Zalo counts letters by their code points. */
    @Override
    public int length(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public boolean wholeMessages() {
        return false;
    }

    /** From the second to the seventh day out of the OA's quota, or for money. */
    @Override
    public Optional<LongerWindow> longerWindow() {
        return Optional.of(new LongerWindow(Duration.ofDays(7), false));
    }

    @Override
    public void routes(Router router) {
        new ZaloWebhook(settings, ports, receipts, this::acknowledge, clock).routes(router);
    }

    @Override
    public Future<Delivery> send(Address to, Outbound message) {
        return started(sending).send(to, message, null);
    }

    /** Sends a message as an answer to one of the citizen's, which the chat shows above it. */
    public Future<Delivery> send(Address to, Outbound message, String quotedExternalId) {
        return started(sending).send(to, message, quotedExternalId);
    }

    /** Sends an approved template to a Zalo account: when the window is closed. Zalo takes money for it. */
    public Future<Delivery> sendTemplate(Address to, Template template) {
        return started(sending).call(ZaloMessage.template(ZaloUser.of(to.user()), template), template.trackingId());
    }

    /**
     * Sends an approved template to a phone number: when the citizen can't be reached by their account.
     *
     * @param phone E.164, for example {@code +84905123456}
     */
    public Future<Delivery> sendTemplateToPhone(String phone, Template template) {
        String bare = phone.startsWith("+") ? phone.substring(1) : phone;
        return started(sending).call(ZaloMessage.template(bare, template), template.trackingId());
    }

    /** Asks Zalo who we are: true when it answers as it should. */
    public Future<Boolean> answers() {
        return started(api).account().map(reply -> reply instanceof ZaloReply.Answer answer && answer.error() == 0);
    }

    private void look(ZaloTokens access) {
        access.look()
                .onFailure(
                        cause -> LOG.warn("Zalo's token: {}", cause.getClass().getSimpleName()));
    }

    /** Lets the citizen see at once that the message was taken, without a message of its own. */
    private void acknowledge(Address from, String externalId) {
        String icon = settings.extras().reaction();
        if (icon != null) {
            started(sending)
                    .call(ZaloMessage.reaction(ZaloUser.of(from.user()), externalId, icon), null)
                    .onFailure(cause ->
                            LOG.debug("no reaction: {}", cause.getClass().getSimpleName()));
        }
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("deploy the Zalo channel before using it");
        }
        return part;
    }
}
