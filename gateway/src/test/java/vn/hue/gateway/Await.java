package vn.hue.gateway;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a future in a test; a minute means that it never comes, also on a machine that is busy. */
public final class Await {

    private Await() {}

    public static <T> T await(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the future never came", e);
        }
    }
}
