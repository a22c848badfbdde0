package vn.hue.gateway.mongo;

import java.nio.ByteBuffer;
import java.util.function.IntFunction;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What was put into the maps of a store and removed from them since it was last taken, in order, as bytes.
 *
 * <p>Each says what is there afterwards, not what is to be done: to do all of them again changes nothing more.
 */
final class Changes {

    private static final byte REMOVED = 0;
    private static final byte PUT = 1;

    /** The one is filled while the other is being written. */
    private WriteBuffer bytes = new WriteBuffer();

    private WriteBuffer taken = new WriteBuffer();
    private boolean ofMaps;

    <K, V> void put(MVMap<K, V> map, K key, V value) {
        write(map, key, value);
    }

    <K, V> void remove(MVMap<K, V> map, K key) {
        write(map, key, null);
    }

    private <K, V> void write(MVMap<K, V> map, K key, @Nullable V value) {
        int begin = bytes.position();
        boolean whole = false;
        try {
            bytes.putVarInt(map.getId()).put(value == null ? REMOVED : PUT);
            map.getKeyType().write(bytes, key);
            if (value != null) {
                map.getValueType().write(bytes, value);
            }
            whole = true;
        } finally {
            if (!whole) {
                bytes.position(begin);
                mapsChange();
            }
        }
    }

    /** Something has changed that these bytes can't say: a map has come or gone. */
    void mapsChange() {
        ofMaps = true;
    }

    boolean areOfMaps() {
        return ofMaps;
    }

    int size() {
        return bytes.position();
    }

    /** All of them, to be read until the next time this is called. */
    ByteBuffer take() {
        WriteBuffer full = bytes;
        bytes = taken.clear();
        taken = full;
        return full.getBuffer().flip();
    }

    void forget() {
        bytes.clear();
        ofMaps = false;
    }

    /** Does them again, on maps by their ids. */
    static void redo(ByteBuffer changes, IntFunction<@Nullable MVMap<Object, Object>> maps) {
        while (changes.hasRemaining()) {
            int id = DataUtils.readVarInt(changes);
            MVMap<Object, Object> map = maps.apply(id);
            if (map == null) {
                throw new IllegalStateException("changes of a map that is not there: " + id);
            }
            boolean put = changes.get() == PUT;
            Object key = map.getKeyType().read(changes);
            if (put) {
                map.put(key, map.getValueType().read(changes));
            } else {
                map.remove(key);
            }
        }
    }
}
