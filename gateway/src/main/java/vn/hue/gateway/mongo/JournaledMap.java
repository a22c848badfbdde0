package vn.hue.gateway.mongo;

import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/** A map that tells what changes in it. */
final class JournaledMap<K, V> extends MVMap<K, V> {

    private final Changes changes;

    private JournaledMap(Map<String, Object> config, DataType<K> keyType, DataType<V> valueType, Changes changes) {
        super(config, keyType, valueType);
        this.changes = changes;
    }

    /** Every change passes here, and so does the store when it writes again what is not changed. */
    @Override
    public @Nullable V operate(K key, @Nullable V value, DecisionMaker<? super V> decision) {
        V before = super.operate(key, value, decision);
        V after = decision == DecisionMaker.PUT ? value : decision == DecisionMaker.REMOVE ? null : get(key);
        if (after != null && after != before) {
            changes.put(this, key, after);
        } else if (after == null && before != null) {
            changes.remove(this, key);
        }
        return before;
    }

    Changes changes() {
        return changes;
    }

    @Override
    public void clear() {
        super.clear();
        changes.mapsChange();
    }

    static final class Builder<K, V> extends BasicBuilder<JournaledMap<K, V>, K, V> {

        private final Changes changes;

        Builder(Changes changes) {
            this.changes = changes;
        }

        @Override
        protected JournaledMap<K, V> create(Map<String, Object> config) {
            return new JournaledMap<>(config, getKeyType(), getValueType(), changes);
        }
    }
}
