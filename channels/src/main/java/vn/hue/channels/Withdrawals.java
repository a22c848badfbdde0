package vn.hue.channels;

import io.vertx.core.Future;
import java.time.Instant;
import vn.hue.conversations.vocabulary.Address;

/** Hears that a person takes back the consent to keep their data. */
@FunctionalInterface
public interface Withdrawals {

    /** Durable when the future succeeds; may be called twice for one withdrawal. */
    Future<Void> withdrawn(Address person, Instant at);
}
