package vn.hue.gateway.flow;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.store.Parcel;

/** The messages that wait to leave to one address, in the order of their lines, and which of them have no row yet. */
final class Waiting {

    private final Function<Parcel, Future<Boolean>> outbox;
    private final TreeSet<Parcel> parcels = new TreeSet<>(
            Comparator.comparingLong((Parcel parcel) -> parcel.line().number()).thenComparing(Parcel::id));
    /** Those that are not in the outbox, and who waits until they are, or have left. */
    private final Map<String, Promise<Void>> rowless = new HashMap<>();

    /** @param outbox writes one there */
    Waiting(Function<Parcel, Future<Boolean>> outbox) {
        this.outbox = outbox;
    }

    boolean isEmpty() {
        return parcels.isEmpty();
    }

    Parcel first() {
        return parcels.first();
    }

    boolean has(String id) {
        return parcels.stream().anyMatch(parcel -> parcel.id().equals(id));
    }

    /** Completes when it stands in the outbox, or has left. */
    Future<Void> add(Parcel parcel, boolean hasRow) {
        parcels.add(parcel);
        Promise<Void> durable = Promise.promise();
        if (hasRow) {
            durable.complete();
        } else {
            rowless.put(parcel.id(), durable);
        }
        return durable.future();
    }

    boolean hasRow(Parcel parcel) {
        return !rowless.containsKey(parcel.id());
    }

    boolean allHaveRows() {
        return rowless.isEmpty();
    }

    /** As {@link #add}, for whoever asks again. */
    Future<Void> durable(Parcel parcel) {
        Promise<Void> promise = rowless.get(parcel.id());
        return promise != null ? promise.future() : outbox.apply(parcel).mapEmpty();
    }

    void writeDown() {
        List.copyOf(parcels).forEach(this::writeDown);
    }

    /** True when it stands in the outbox then. */
    Future<Boolean> writeDown(Parcel parcel) {
        Promise<Void> promise = rowless.remove(parcel.id());
        if (promise == null) {
            return Future.succeededFuture(true);
        }
        Future<Boolean> written = outbox.apply(parcel).map(ours -> true);
        written.<Void>mapEmpty().onComplete(promise);
        return written;
    }

    Parcel replace(Parcel old, Parcel with) {
        parcels.remove(old);
        parcels.add(with);
        return with;
    }

    /** Another gateway has taken it over. */
    void remove(Parcel parcel) {
        parcels.remove(parcel);
    }

    /** It has left; gives who waits for it when it has no row, else null. */
    @Nullable
    Promise<Void> leave(Parcel parcel) {
        parcels.remove(parcel);
        return rowless.remove(parcel.id());
    }
}
