package vn.hue.channels.facebook;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.ChannelHealth;
import vn.hue.channels.Intake.Accepted;
import vn.hue.channels.Words;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/** Takes what a webhook brought to where it belongs: one person's items one after the other, different people at once. */
final class Admission {

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final long RECEIPT_PATIENCE_MS = 2_000;
    private static final Duration EARLY_PATIENCE = Duration.ofMinutes(2);

    private final FacebookPorts ports;
    private final FacebookSettings settings;
    private final SentMessages sent;
    private final Words words;
    private final InstantSource clock;
    private final Consumer<Address> heard;

    /** @param heard told of everybody whose new message is durable and will be answered */
    Admission(
            FacebookPorts ports,
            FacebookSettings settings,
            SentMessages sent,
            Words words,
            InstantSource clock,
            Consumer<Address> heard) {
        this.ports = ports;
        this.settings = settings;
        this.sent = sent;
        this.words = words;
        this.clock = clock;
        this.heard = heard;
    }

    /**
     * Succeeds when everything in a body is durable. When one item of a person can't be stored, the later ones of this
     * person wait for the redelivery, too: they must not overtake it.
     */
    Future<Void> take(byte[] body) {
        List<Happening> items = Webhooks.read(body);
        // Perhaps a page whose token is still to be configured: nothing of it may be lost, and once is enough for all
        // items.
        Future<?> whole = items.stream().anyMatch(this::ofUnknownPage)
                ? keep("page/" + Wire.fingerprint(body), "page-unknown", new String(body, StandardCharsets.UTF_8))
                : Future.succeededFuture();
        Map<String, Future<?>> tails = new LinkedHashMap<>();
        List<Future<?>> all = new ArrayList<>();
        for (Happening item : items) {
            Future<?> before = tails.getOrDefault(item.page() + '/' + item.user(), Future.succeededFuture());
            Future<?> taken = before.compose(stored -> take(item, whole));
            tails.put(item.page() + '/' + item.user(), taken);
            all.add(taken);
        }
        return Future.join(all).mapEmpty();
    }

    private boolean ofUnknownPage(Happening item) {
        return !(item instanceof Happening.Invalid) && settings.token(item.page()) == null;
    }

    /** @param whole the body it came in, kept */
    private Future<?> take(Happening item, Future<?> whole) {
        if (item instanceof Happening.Invalid invalid) {
            count("item.invalid");
            String flaw = invalid.flaw().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return keep(invalid.externalId(), "invalid." + flaw, invalid.raw());
        } else if (ofUnknownPage(item)) {
            count("page.unknown");
            return whole;
        } else if (item instanceof Happening.Said said) {
            return said(said);
        } else if (item instanceof Happening.Echo echo) {
            return echo(echo);
        } else if (item instanceof Happening.Delivered delivered) {
            return delivered(delivered);
        } else if (item instanceof Happening.Read read) {
            count("read");
            return upTo(address(read), read.until(), DeliveryState.READ);
        } else if (item instanceof Happening.Comment comment) {
            return comment(comment);
        } else if (item instanceof Happening.Policy policy) {
            return policy(policy);
        }
        return aside(item);
    }

    private Future<?> said(Happening.Said said) {
        count(said.edit() ? "edit" : said.standby() ? "standby" : "message");
        said.parts().forEach(this::countVariants);
        Inbound inbound = new Inbound(said.externalId(), address(said), said.at(), said.parts(), said.quotes());
        // Before the message: it is heard, and answered by whoever has the thread.
        Future<?> before =
                said.standby() ? ports.held().held(inbound.from(), said.externalId()) : Future.succeededFuture();
        return before.compose(heldOrNot -> ports.intake().accept(inbound)).onSuccess(accepted -> {
            if (accepted == Accepted.NEW && !said.standby()) {
                heard.accept(inbound.from());
            }
        });
    }

    /** Facebook's references disagree on these; the counters tell which is true. */
    private void countVariants(Part part) {
        if (part instanceof Part.Sticker) {
            count("part.sticker");
        } else if (part instanceof Part.Location) {
            count("part.location");
        } else if (part instanceof Part.ContactCard) {
            count("part.contact");
        } else if (part instanceof Part.Unsupported) {
            count("part.unsupported");
        }
    }

    /** Ours are known by the app or by our mark; everything else was typed by a person or sent by another app. */
    private Future<?> echo(Happening.Echo echo) {
        if (settings.appId().equals(echo.app()) || echo.ours() != null) {
            count("echo.own");
            String ours = echo.ours();
            return ours == null ? Future.succeededFuture() : arrived(echo, ours);
        }
        count(echo.app() == null ? "echo.no-app" : echo.inbox() ? "echo.inbox" : "echo.other-app");
        Inbound words = new Inbound(echo.externalId(), address(echo), echo.at(), echo.parts(), null);
        return ports.console().said(words, echo.app() == null ? "page" : "app " + echo.app());
    }

    /** Our own words on the citizen's phone: proof that a send with no answer was a send after all. */
    private Future<?> arrived(Happening.Echo echo, String ours) {
        SentMessages.Early waiting = sent.named(echo.externalId(), ours);
        Future<?> noted = receipt(address(echo), ours, DeliveryState.SENT, echo.at());
        return waiting == null
                ? noted
                : noted.compose(done -> receipt(waiting.from(), ours, waiting.state(), waiting.at()));
    }

    private Future<?> delivered(Happening.Delivered delivered) {
        Address from = address(delivered);
        Instant until = delivered.until();
        count(delivered.messages().isEmpty() ? "delivery.watermark" : "delivery.mids");
        if (delivered.messages().isEmpty() && until != null) {
            return upTo(from, until, DeliveryState.DELIVERED);
        }
        List<Future<?>> all = new ArrayList<>();
        for (String mid : delivered.messages()) {
            all.add(ourId(mid).compose(ours -> {
                if (ours == null) {
                    return early(from, mid, delivered.at());
                }
                return receipt(from, ours, DeliveryState.DELIVERED, delivered.at());
            }));
        }
        return all.isEmpty() ? Future.succeededFuture() : Future.join(all);
    }

    private Future<Accepted> early(Address from, String mid, Instant at) {
        count("receipt.early");
        String meanwhile = sent.park(new SentMessages.Early(from, mid, DeliveryState.DELIVERED, at, clock.instant()));
        return meanwhile == null
                ? Future.succeededFuture(Accepted.NEW)
                : receipt(from, meanwhile, DeliveryState.DELIVERED, at);
    }

    /** Asks again for what another node has sent; after a while it was never ours. */
    void lookAgain() {
        for (SentMessages.Early waiting : sent.parked()) {
            if (waiting.parkedAt().plus(EARLY_PATIENCE).isBefore(clock.instant())) {
                sent.unpark(waiting.messageId());
                continue;
            }
            ourId(waiting.messageId())
                    .compose(ours -> ours == null || sent.unpark(waiting.messageId()) == null
                            ? Future.succeededFuture(Accepted.DUPLICATE)
                            : receipt(waiting.from(), ours, waiting.state(), waiting.at()))
                    .onFailure(away -> LOG.warn(
                            "Facebook's receipt not stored: {}", away.getClass().getSimpleName()));
        }
    }

    private Future<@Nullable String> ourId(String mid) {
        String here = sent.ourId(mid);
        return here != null ? Future.succeededFuture(here) : ports.sentIds().ourId(FacebookUser.CHANNEL, mid);
    }

    private Future<?> upTo(Address from, Instant until, DeliveryState state) {
        return ports.sentIds().sentUntil(from, until).compose(ids -> {
            List<Future<?>> all = new ArrayList<>();
            ids.forEach(id -> all.add(receipt(from, id, state, until)));
            return all.isEmpty() ? Future.succeededFuture() : Future.join(all);
        });
    }

    /**
     * A receipt may have to wait for the send it belongs to; the webhook need not wait that long. A store that is away
     * still fails it.
     */
    private Future<Accepted> receipt(Address from, String ours, DeliveryState state, Instant at) {
        return ports.intake()
                .receipt(from, ours, state, at, null)
                .timeout(RECEIPT_PATIENCE_MS, TimeUnit.MILLISECONDS)
                .recover(cause -> {
                    if (cause instanceof TimeoutException) {
                        count("receipt.late");
                        return Future.succeededFuture(Accepted.NEW);
                    }
                    return Future.failedFuture(cause);
                });
    }

    private Future<?> comment(Happening.Comment comment) {
        count("comment");
        if (!settings.features().answerComments()) {
            return Future.succeededFuture();
        }
        return ports.intake()
                .accept(new Inbound(
                        comment.externalId(),
                        FacebookUser.comment(comment.page(), comment.comment(), comment.at()),
                        comment.at(),
                        comment.parts(),
                        null));
    }

    private Future<?> policy(Happening.Policy policy) {
        count("policy");
        LOG.warn("Facebook's policy: {} for page {}", policy.action(), policy.page());
        ChannelHealth.State state =
                switch (policy.action()) {
                    case "block" -> ChannelHealth.State.DOWN;
                    case "unblock" -> ChannelHealth.State.UP;
                    default -> ChannelHealth.State.DEGRADED;
                };
        String why = state == ChannelHealth.State.UP
                ? ""
                : words.say(state == ChannelHealth.State.DOWN ? "policy.block" : "policy.warning");
        ports.health().now(FacebookUser.CHANNEL, policy.page(), state, why);
        return keep(policy.externalId(), "policy_enforcement", policy.action());
    }

    /** What is no message: kept, so that an operator can look it up. */
    private Future<?> aside(Happening item) {
        if (item instanceof Happening.Other other) {
            count(other.known() ? "event.known" : "event.unknown");
            return keep(other.externalId(), other.what(), other.raw());
        } else if (item instanceof Happening.Unsent unsent) {
            // Documented for Instagram only.
            count("unsend");
            return keep(unsent.externalId(), "unsend", "unsent by " + unsent.user() + " at " + unsent.at());
        } else if (item instanceof Happening.Reaction reaction) {
            count("reaction");
            boolean opens = reaction.mood() != null && !reaction.user().equals(reaction.page());
            return keep(reaction.externalId(), "reaction", reaction.message() + ' ' + reaction.mood())
                    .compose(kept -> opens ? seen(reaction) : Future.succeededFuture());
        } else if (item instanceof Happening.Arrived arrived) {
            count("referral");
            return keep(arrived.externalId(), "referral", arrived.user() + ' ' + arrived.ref())
                    .compose(kept -> seen(arrived));
        }
        throw new IllegalStateException("an item nobody knows: " + item.getClass());
    }

    /** Facebook counts its 24 hours from it as from a message. */
    private Future<?> seen(Happening item) {
        return ports.signs().seen(address(item), item.externalId(), item.at());
    }

    private Future<Void> keep(String externalId, String shape, String raw) {
        return ports.raw().keep(FacebookUser.CHANNEL, externalId, shape, raw);
    }

    private void count(String what) {
        ports.counts().count(FacebookUser.CHANNEL, what);
    }

    private static Address address(Happening item) {
        return FacebookUser.person(item.page(), item.user());
    }
}
