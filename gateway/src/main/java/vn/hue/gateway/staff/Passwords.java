package vn.hue.gateway.staff;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id on threads of its own, because each takes tens of milliseconds and 19 MB: the second of the settings that OWASP
 * recommends. What is in the hash says how it was made, so that these can grow.
 */
public final class Passwords {

    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;
    private static final int WAITING = 50;

    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, LANES, LENGTH, Argon2.ID);

    /** Of random bits that nobody has. */
    private static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$865MQ+zXW8xvhgPa01CU5JKzBrdCN69Rq6iDqb4vSYLUfHOHR4uf0lRtOBe9KDPvlrKiamAgSKqrVjgEjbpoVA$+lnMf68NaQomb+NgxibiIumKfB0Hjj5N8MhbGKZNJpI";

    /** Too many passwords are being looked at. */
    public static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BusyException() {
            super("too many passwords at once");
        }
    }

    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();

    /** @param workers used for nothing else */
    public Passwords(WorkerExecutor workers) {
        this.workers = workers;
    }

    /** @return fails with a {@link BusyException} when too many wait already */
    public Future<String> hash(String password) {
        return work(() -> Password.hash(password).addRandomSalt().with(ARGON2).getResult());
    }

    /**
     * Whether it is the password of this hash.
     *
     * @param hash null for an account that is not there, which takes as long
     */
    public Future<Boolean> matches(String password, @Nullable String hash) {
        return hash == null ? check(password, NOBODYS).map(false) : check(password, hash);
    }

    private Future<Boolean> check(String password, String hash) {
        return work(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    private <T> Future<T> work(Callable<T> slow) {
        if (waiting.incrementAndGet() > WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(new BusyException());
        }
        return workers.executeBlocking(slow, false).onComplete(done -> waiting.decrementAndGet());
    }
}
