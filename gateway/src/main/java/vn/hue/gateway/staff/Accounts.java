package vn.hue.gateway.staff;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everyone who may log in, or once could. */
public interface Accounts {

    Future<@Nullable Account> find(String name);

    /** By name. */
    Future<List<Account>> all();

    /**
     * Stores the next version: the stored one must be one less, or there must be none for version 1.
     *
     * @return false when someone else was quicker, or the name is taken
     */
    Future<Boolean> store(Account next);
}
