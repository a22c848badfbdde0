package vn.hue.gateway.agency;

import io.vertx.core.Future;

/** The register: some two hundred agencies, read as a whole. */
public interface Agencies {

    /** All of them, retired ones too, in the order of their ids. */
    Future<Directory> all();

    /**
     * Keeps the next version of an agency, {@code version == 1} for a new one. Of two who change the same one, or who give
     * two the same name, only the first is done. Durable when the future succeeds.
     */
    Future<Stored> store(Agency next);

    /** What became of a change. */
    enum Stored {
        DONE,
        /** Somebody else has changed it, or made one of that id, meanwhile. */
        CHANGED,
        /** Another agency has that name. */
        NAME_TAKEN
    }
}
