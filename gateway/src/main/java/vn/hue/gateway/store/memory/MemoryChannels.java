package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.sms.MemoryTexts;
import vn.hue.channels.zalo.TokenStore;
import vn.hue.channels.zalo.ZaloGrant;
import vn.hue.gateway.store.ChannelStates;
import vn.hue.gateway.store.ChannelStores;
import vn.hue.gateway.store.Pauses;
import vn.hue.gateway.store.RawBodies;
import vn.hue.gateway.store.SentNames;

/** What the channels keep, in memory. */
final class MemoryChannels {

    static ChannelStores stores() {
        MemoryTexts texts = new MemoryTexts();
        return new ChannelStores(
                new Tokens(),
                new Sent(),
                new Bodies(),
                new States(),
                new MemoryMailNotes(),
                new MemoryLeases(),
                texts,
                texts,
                new MemoryLeftovers(),
                new Waiting());
    }

    private static final class Tokens implements TokenStore {

        private final Map<String, ZaloGrant> grants = new HashMap<>();

        @Override
        public synchronized Future<@Nullable ZaloGrant> load(String oaId) {
            return Future.succeededFuture(grants.get(oaId));
        }

        @Override
        public synchronized Future<Boolean> compareAndSet(String oaId, long revision, ZaloGrant next) {
            ZaloGrant stored = grants.get(oaId);
            boolean ours = (stored == null ? 0 : stored.revision()) == revision;
            if (ours) {
                grants.put(oaId, next);
            }
            return Future.succeededFuture(ours);
        }
    }

    private static final class Sent implements SentNames {

        private record Name(String ourId, Instant at) {}

        private final Map<String, Name> names = new HashMap<>();

        @Override
        public synchronized Future<Void> note(String channel, String externalId, String ourId, Instant at) {
            names.putIfAbsent(channel + '/' + externalId, new Name(ourId, at));
            return Future.succeededFuture();
        }

        @Override
        public synchronized Future<@Nullable String> ourId(String channel, String externalId) {
            Name name = names.get(channel + '/' + externalId);
            return Future.succeededFuture(name == null ? null : name.ourId());
        }

        @Override
        public synchronized Future<Void> forget(Instant before) {
            names.values().removeIf(name -> name.at().isBefore(before));
            return Future.succeededFuture();
        }
    }

    private static final class Bodies implements RawBodies {

        private static final Comparator<Raw> NEWEST_FIRST = Comparator.comparing(Raw::at)
                .thenComparing(raw -> raw.channel() + '/' + raw.externalId())
                .reversed();

        private final Map<String, Raw> bodies = new HashMap<>();
        private final Map<String, Shape> shapes = new TreeMap<>();

        @Override
        public synchronized Future<Void> keep(Raw raw) {
            if (bodies.putIfAbsent(raw.channel() + '/' + raw.externalId(), raw) == null) {
                Shape one = new Shape(raw.channel(), raw.shape(), 1, raw.at());
                shapes.merge(raw.channel() + '/' + raw.shape(), one, (before, more) -> before.and(more));
            }
            return Future.succeededFuture();
        }

        @Override
        public synchronized Future<List<Raw>> latest(int limit) {
            return Future.succeededFuture(
                    bodies.values().stream().sorted(NEWEST_FIRST).limit(limit).toList());
        }

        @Override
        public synchronized Future<List<Shape>> shapes() {
            return Future.succeededFuture(List.copyOf(shapes.values()));
        }

        @Override
        public synchronized Future<Void> forget(Instant before) {
            bodies.values().removeIf(raw -> raw.at().isBefore(before));
            return Future.succeededFuture();
        }
    }

    private static final class States implements ChannelStates {

        private final Map<String, Known> states = new TreeMap<>();

        @Override
        public synchronized Future<Void> put(Known known) {
            states.put(known.id(), known);
            return Future.succeededFuture();
        }

        @Override
        public synchronized Future<List<Known>> all() {
            return Future.succeededFuture(List.copyOf(states.values()));
        }
    }

    private static final class Waiting implements Pauses {

        private final Map<String, Pause> pauses = new TreeMap<>();

        @Override
        public synchronized Future<Void> put(Pause pause) {
            pauses.put(pause.id(), pause);
            return Future.succeededFuture();
        }

        @Override
        public synchronized Future<List<Pause>> all() {
            return Future.succeededFuture(List.copyOf(pauses.values()));
        }
    }

    private MemoryChannels() {}
}
