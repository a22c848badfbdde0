package vn.hue.gateway.channel;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.ChannelHealth;
import vn.hue.conversations.dialog.Effect;
import vn.hue.gateway.flow.Changes;
import vn.hue.gateway.store.Alarms;
import vn.hue.gateway.store.ChannelStates;
import vn.hue.gateway.store.ChannelStates.Known;
import vn.hue.gateway.store.Stores;

/**
 * How the channels are: kept for the desk, counted for the metrics, and an alarm when one needs somebody. The alarm is
 * settled when the channel is up again.
 */
public final class Conditions implements ChannelHealth {

    private static final Logger LOG = LoggerFactory.getLogger(Conditions.class);
    private static final String NOBODY = "gateway";

    private final ChannelStates states;
    private final Alarms alarms;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Changes changes;
    private final Map<String, Known> here = new ConcurrentSkipListMap<>();
    private final Map<String, Future<Void>> tails = new ConcurrentHashMap<>();

    public Conditions(Stores stores, InstantSource clock, MeterRegistry meters, Changes changes) {
        this.states = stores.channels().states();
        this.alarms = stores.alarms();
        this.clock = clock;
        this.meters = meters;
        this.changes = changes;
    }

    @Override
    public void now(String channel, String account, State state, String reason) {
        Known now = new Known(channel, account, state, reason, clock.instant());
        if (here.put(now.id(), now) == null) {
            Gauge.builder("hue.channel.state", () -> here.get(now.id()).state().ordinal())
                    .description("0 up, 1 degraded, 2 needs consent, 3 down")
                    .tags("channel", channel, "account", account)
                    .register(meters);
        }
        LOG.info("channel {} of {} is {}: {}", channel, account, state, reason);
        tails.compute(now.id(), (id, before) -> (before == null ? Future.<Void>succeededFuture() : before)
                .transform(ended -> keep(now))
                .onFailure(away -> LOG.warn(
                        "the state of {} is not kept: {}", id, away.getClass().getSimpleName())));
    }

    /** Another gateway may have heard the same before: it is one trouble, and one alarm. */
    private Future<Void> keep(Known now) {
        return states.all().compose(all -> {
            Known before = all.stream()
                    .filter(known -> known.id().equals(now.id()))
                    .findFirst()
                    .orElse(null);
            if (before != null
                    && before.state() == now.state()
                    && before.reason().equals(now.reason())) {
                return Future.succeededFuture();
            }
            return states.put(now)
                    .compose(kept -> before != null && needsSomebody(before)
                            ? alarms.settle(alarm(before), NOBODY, now.since())
                            : Future.succeededFuture())
                    .compose(settled -> needsSomebody(now)
                            ? alarms.raise(
                                    new Alarms.Raised(alarm(now), "", Effect.Alarm.CHANNEL_DOWN, null, now.since()))
                            : Future.succeededFuture())
                    .onSuccess(told -> changes.changed(now.id()));
        });
    }

    private static boolean needsSomebody(Known known) {
        return known.state() == State.DOWN || known.state() == State.NEEDS_CONSENT;
    }

    private static String alarm(Known known) {
        Instant since = known.since();
        return "channel/" + known.id() + '/' + known.state() + '/' + since.toEpochMilli();
    }

    /** What this node knows, for {@code /health/ready}: {@code {"zalo/388…":"UP"}}. */
    public JsonObject details() {
        JsonObject details = new JsonObject();
        here.forEach((id, known) -> details.put(id, known.state().name()));
        return details;
    }

    /** How an account is by what this node knows; null before it was heard of. */
    @Nullable
    Known of(String channel, String account) {
        return here.get(channel + '/' + account);
    }
}
