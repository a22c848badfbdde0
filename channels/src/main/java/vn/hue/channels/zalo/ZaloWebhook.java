package vn.hue.channels.zalo;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.Intake.Accepted;
import vn.hue.channels.WebhookBodies;
import vn.hue.channels.inspect.Inspected.Signature;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Inbound;

/**
 * {@code POST /webhooks/zalo}: 200 after the event is durable, 503 when it can't be made so in time.
 *
 * <p>A forged event gets its 200 too, and is dropped and counted: Zalo's console only saves the address of a webhook
 * that answers 200 to its unsigned probe, and a webhook that answers errors for long is switched off. So does a body
 * that is larger than any event. One that stops half-way gets 408 and is hung up on: it may have been a citizen's.
 */
final class ZaloWebhook {

    private static final Logger LOG = LoggerFactory.getLogger(ZaloWebhook.class);

    /** A hundred times what any documented event has. */
    private static final long MOST_BYTES = 1 << 20;

    private static final long TOGETHER_BYTES = 32 << 20;
    private static final Duration BODY_PATIENCE = Duration.ofSeconds(10);

    /** Samples in Zalo's documents have timestamps of another century. */
    private static final Duration PLAUSIBLE = Duration.ofDays(7);

    private final ZaloSettings settings;
    private final ZaloPorts ports;
    private final ZaloReceipts receipts;
    private final BiConsumer<Address, String> taken;
    private final InstantSource clock;
    private final ZaloSignature signature;
    private final ZaloEvents events;
    private final WebhookBodies bodies = new WebhookBodies(MOST_BYTES, TOGETHER_BYTES, BODY_PATIENCE);

    /** @param taken is told the id of every new message */
    ZaloWebhook(
            ZaloSettings settings,
            ZaloPorts ports,
            ZaloReceipts receipts,
            BiConsumer<Address, String> taken,
            InstantSource clock) {
        this.settings = settings;
        this.ports = ports;
        this.receipts = receipts;
        this.taken = taken;
        this.clock = clock;
        Set<String> accounts = Set.of(settings.oaId());
        this.signature = new ZaloSignature(
                settings.appId(),
                accounts,
                settings.oaSecret(),
                settings.unverified().signatures());
        this.events = new ZaloEvents(accounts);
    }

    void routes(Router router) {
        router.post("/webhooks/zalo").handler(ctx -> bodies.of(ctx)
                .onSuccess(body -> receive(ctx, body.getBytes()))
                .onFailure(not -> notTaken(ctx, not)));
        ZaloSettings.Extras extras = settings.extras();
        if (extras.verificationFile() != null) {
            String content = extras.verificationContent() == null ? "" : extras.verificationContent();
            router.get("/" + extras.verificationFile()).handler(ctx -> ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                    .end(content)
                    .onFailure(gone -> LOG.debug("verification not written: {}", gone.toString())));
        }
    }

    private void notTaken(RoutingContext ctx, Throwable cause) {
        WebhookBodies.Flaw flaw = cause instanceof WebhookBodies.NotTaken not ? not.flaw() : WebhookBodies.Flaw.BROKEN;
        count("body." + flaw.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        LOG.warn("a call of Zalo's webhook was not taken: {}", flaw);
        switch (flaw) {
            case TOO_LARGE -> answer(ctx, 200);
            case CROWDED -> answer(ctx, 503);
            case STALLED -> answer(ctx, 408);
            case BROKEN -> ctx.response().reset();
        }
    }

    private void receive(RoutingContext ctx, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        ctx.request().headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        ZaloSignature.Verdict verdict = signature.check(body, headers);
        if (verdict.signature() != Signature.VALID) {
            count("signature." + verdict.signature().word());
            answer(ctx, 200);
            return;
        }
        count("signature." + verdict.variant());
        if (ctx.request().getHeader("num_retry") != null) {
            count("event.again");
        }
        take(events.read(body), body)
                .timeout(settings.pace().durable().toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(durable -> {
                    if (durable.failed()) {
                        count("not-durable");
                        LOG.warn(
                                "a Zalo event could not be kept: {}",
                                durable.cause().getClass().getSimpleName());
                    }
                    answer(ctx, durable.succeeded() ? 200 : 503);
                });
    }

    /** Makes one event durable. */
    private Future<?> take(ZaloItem item, byte[] body) {
        count("event." + item.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        if (item.oa() != null && !item.oa().equals(settings.oaId())) {
            // One webhook serves all accounts that granted the app; this gateway answers for one.
            count("event.other-account");
            return keep(item, body);
        }
        if (item instanceof ZaloItem.Said said) {
            Address from = address(said.user());
            Inbound message = new Inbound(said.externalId(), from, at(item), said.parts(), said.quotes());
            if (said.shape() != null) {
                count(said.shape());
            }
            return ports.intake().accept(message).onSuccess(accepted -> {
                if (accepted == Accepted.NEW && !said.form()) {
                    taken.accept(from, said.externalId());
                }
            });
        } else if (item instanceof ZaloItem.Echo echo) {
            return echo(echo);
        } else if (item instanceof ZaloItem.Receipt receipt) {
            return receipt(receipt);
        } else if (item instanceof ZaloItem.Withdrawal withdrawal) {
            return ports.withdrawals().withdrawn(address(withdrawal.user()), at(item));
        } else if (item instanceof ZaloItem.Following following && following.follows()) {
            return ports.signs().seen(address(following.user()), following.externalId(), at(item));
        } else if (item instanceof ZaloItem.Ignored ignored && ignored.acted() && ignored.user() != null) {
            return ports.signs().seen(address(ignored.user()), ignored.externalId(), at(item));
        } else if (item instanceof ZaloItem.Unknown || item instanceof ZaloItem.Invalid) {
            return keep(item, body);
        }
        return Future.succeededFuture();
    }

    /**
     * Our own sends come back too. Whether the echo's id is the one the send returned is not documented, but only a
     * person's words have an {@code admin_id}.
     */
    private Future<?> echo(ZaloItem.Echo echo) {
        return receipts.ourId(echo.externalId()).compose(ourId -> {
            count(ourId != null ? "echo.own" : echo.admin() == null ? "echo.unmatched" : "echo.console");
            if (ourId != null || echo.admin() == null) {
                return Future.succeededFuture();
            }
            Inbound said = new Inbound(echo.externalId(), address(echo.user()), at(echo), echo.parts(), null);
            return ports.console().said(said, echo.admin());
        });
    }

    private Future<?> receipt(ZaloItem.Receipt receipt) {
        Address from = address(receipt.user());
        if (receipt.trackingId() != null) {
            return ports.intake().receipt(from, receipt.trackingId(), receipt.state(), at(receipt), null);
        }
        List<Future<?>> all = new ArrayList<>();
        receipt.messages().forEach(message -> all.add(receipts.take(from, message, receipt.state(), at(receipt))));
        return Future.all(all);
    }

    private Future<Void> keep(ZaloItem item, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        String id = externalId(item);
        return ports.raw()
                .keep(ZaloVerticle.CHANNEL, id != null ? id : ZaloSignature.hex("", body, "", ""), shape(item), text);
    }

    private static String shape(ZaloItem item) {
        if (item instanceof ZaloItem.Unknown unknown) {
            return unknown.event();
        } else if (item instanceof ZaloItem.Invalid invalid) {
            return "invalid." + invalid.flaw().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return "other-account";
    }

    private static @Nullable String externalId(ZaloItem item) {
        if (item instanceof ZaloItem.Unknown unknown) {
            return unknown.externalId();
        }
        return item instanceof ZaloItem.Said said ? said.externalId() : null;
    }

    private Address address(String user) {
        return new Address(ZaloVerticle.CHANNEL, settings.oaId(), user);
    }

    private Instant at(ZaloItem item) {
        Instant now = clock.instant();
        Instant at = item.at();
        return at == null || Duration.between(at, now).abs().compareTo(PLAUSIBLE) > 0 ? now : at;
    }

    private void count(String what) {
        ports.counts().count(ZaloVerticle.CHANNEL, what);
    }

    private static void answer(RoutingContext ctx, int status) {
        if (!ctx.response().ended() && !ctx.response().closed()) {
            ctx.response()
                    .setStatusCode(status)
                    .end()
                    .onFailure(gone -> LOG.debug("webhook not answered: {}", gone.toString()));
        }
    }
}
