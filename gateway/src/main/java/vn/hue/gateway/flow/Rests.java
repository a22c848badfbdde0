package vn.hue.gateway.flow;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.ChannelAdapter;
import vn.hue.gateway.delivery.Pace;
import vn.hue.gateway.store.Pauses;
import vn.hue.gateway.store.Pauses.Pause;

/**
 * Lets an account rest on all gateways when its provider has told one of them to wait.
 *
 * <p>A gateway heeds what was asked since it started: whoever renews a token or buys a larger package and starts again
 * need not wait for a pause of before.
 */
final class Rests {

    private static final Logger log = LoggerFactory.getLogger(Rests.class);

    private final Pauses pauses;
    private final Pace pace;
    private final Function<String, @Nullable ChannelAdapter> channels;
    private final InstantSource clock;
    private final boolean alone;
    private Instant began = Instant.MAX;

    /** @param alone whether there is no other gateway to hear from */
    Rests(
            Pauses pauses,
            Pace pace,
            Function<String, @Nullable ChannelAdapter> channels,
            InstantSource clock,
            boolean alone) {
        this.pauses = pauses;
        this.pace = pace;
        this.channels = channels;
        this.clock = clock;
        this.alone = alone;
    }

    /** From now on others are heard. */
    void begin() {
        began = Entries.instant(clock);
    }

    /** The provider has asked this gateway to wait. Never waited for: here the account rests at once. */
    void asked(String channel, String account, Duration delay) {
        pace.pause(channel, account, delay);
        if (!alone) {
            Instant now = Entries.instant(clock);
            pauses.put(new Pause(channel, account, now, pace.until(channel, account)))
                    .onFailure(away -> log.warn(
                            "the other gateways are not told to wait: {}",
                            away.getClass().getName()));
        }
    }

    /** Hears what others were asked; every second or so. */
    Future<Void> look() {
        return alone
                ? Future.succeededFuture()
                : pauses.all().map(all -> {
                    all.forEach(this::heed);
                    return null;
                });
    }

    private void heed(Pause pause) {
        Instant now = clock.instant();
        boolean news = pause.until().isAfter(now)
                && pause.until().isAfter(pace.until(pause.channel(), pause.account()))
                && !pause.asked().isBefore(began);
        if (news) {
            Duration rest = Duration.between(now, pause.until());
            pace.pause(pause.channel(), pause.account(), rest);
            ChannelAdapter channel = channels.apply(pause.channel());
            if (channel != null) {
                channel.rest(pause.account(), rest);
            }
        }
    }
}
