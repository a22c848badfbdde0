package vn.hue.gateway.channel;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.hue.channels.RawEvents;
import vn.hue.gateway.store.RawBodies;

/**
 * Keeps what nobody understands and counts it by shape: {@code hue.channel.raw{channel,shape}}, and for the desk over all
 * gateways. A provider chooses the names, so they are cut down to what a label may be, and so is their number.
 */
final class KeptRaw implements RawEvents {

    private static final int LONGEST = 60;
    private static final int MOST = 200;
    private static final String OTHER = "other";

    private final RawBodies bodies;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    KeptRaw(RawBodies bodies, InstantSource clock, MeterRegistry meters) {
        this.bodies = bodies;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public Future<Void> keep(String channel, String externalId, String shape, String body) {
        String name = label(channel, shape);
        meters.counter("hue.channel.raw", "channel", channel, "shape", name).increment();
        return bodies.keep(new RawBodies.Raw(channel, externalId, name, body, clock.instant()));
    }

    private String label(String channel, String shape) {
        String bare = shape.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        String name = bare.substring(0, Math.min(LONGEST, bare.length()));
        boolean fine = !name.isEmpty() && (known.contains(channel + '/' + name) || known.size() < MOST);
        if (!fine) {
            return OTHER;
        }
        known.add(channel + '/' + name);
        return name;
    }
}
