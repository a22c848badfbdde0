package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Open work: every message of ours that has not yet left for good. */
public interface Outbox {

    /** Durable when the future succeeds; false when it is there already, in whoever's hands. */
    Future<Boolean> add(Parcel parcel, String owner);

    /**
     * Writes how a parcel stands now.
     *
     * @return false when it is no longer this owner's, because another gateway took it over
     */
    Future<Boolean> update(Parcel parcel, String owner);

    /** It left, or never will. */
    Future<Void> remove(String id);

    /** Which of these are still here. */
    Future<Set<String>> open(Collection<String> ids);

    /** All parcels of an owner, in the order of their lines. */
    Future<List<Parcel>> ownedBy(String owner);

    /**
     * Gives all parcels of everyone but {@code living} to {@code heir}.
     *
     * @return how many
     */
    Future<Long> inherit(String heir, Collection<String> living);
}
