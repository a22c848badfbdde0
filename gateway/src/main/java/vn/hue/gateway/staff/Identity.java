package vn.hue.gateway.staff;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Says who somebody is. Local accounts with passwords are one way; a single sign-on of the city would be another, with a
 * proof of its own: what follows (second factor, sessions, roles, audit) stays the same.
 */
public interface Identity {

    /** What somebody brings to show who they are. */
    sealed interface Proof {}

    /** A local account's name and password. */
    record Password(String name, String password) implements Proof {
        @Override
        public String toString() {
            return "Password[secret]";
        }
    }

    /** The account, which may log in; null when the proof shows nobody. It must not tell why by its time. */
    Future<@Nullable Account> who(Proof proof);
}
