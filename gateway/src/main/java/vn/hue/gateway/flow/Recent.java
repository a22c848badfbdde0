package vn.hue.gateway.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last so many things used, by key. Not thread-safe. */
final class Recent<V> {

    private final Map<String, V> kept;

    Recent(int atMost) {
        kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > atMost;
            }
        };
    }

    @Nullable
    V get(String key) {
        return kept.get(key);
    }

    boolean has(String key) {
        return kept.get(key) != null;
    }

    void put(String key, V value) {
        kept.put(key, value);
    }

    void drop(String key) {
        kept.remove(key);
    }
}
