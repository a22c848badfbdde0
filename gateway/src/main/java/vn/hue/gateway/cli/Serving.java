package vn.hue.gateway.cli;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import vn.hue.gateway.Gateway;
import vn.hue.gateway.config.Settings;
import vn.hue.gateway.http.PortInUseException;
import vn.hue.gateway.mongo.FileInUseException;
import vn.hue.gateway.store.Stores;
import vn.hue.nlp.ForeignModelException;

/** Runs a gateway until the process is told to end, and lets the process end only after the gateway has. */
final class Serving {

    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    /** Beyond what the steps of a stop may take together. */
    private static final Duration AT_MOST_BESIDES_DRAIN = Duration.ofSeconds(40);

    private Serving() {}

    /**
     * Blocks until SIGTERM or Ctrl-C, and then until the gateway has stopped.
     *
     * @param before puts into the stores what must be there before the channels open
     * @param started called once it serves
     * @return the exit code: 0 after a clean stop, 2 when it could not start
     */
    static int untilStopped(
            Settings settings,
            InstantSource clock,
            Function<Stores, Future<Void>> before,
            CommandLine line,
            Consumer<Gateway> started) {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook =
                new Thread(() -> stopAndWait(asked, ended, settings.server().drain()), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            Gateway gateway = Gateway.start(settings, clock, before)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            started.accept(gateway);
            asked.await();
            gateway.stop().toCompletionStage().toCompletableFuture().get();
            return CommandLine.ExitCode.OK;
        } catch (ExecutionException e) {
            line.getErr().println(reason(Objects.requireNonNullElse(e.getCause(), e)));
            return CommandLine.ExitCode.USAGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CommandLine.ExitCode.USAGE;
        } finally {
            ended.countDown();
        }
    }

    /** Runs in the shutdown hook: when it returns, the process is gone. */
    private static void stopAndWait(CountDownLatch asked, CountDownLatch ended, Duration drain) {
        asked.countDown();
        try {
            Duration patience = drain.plus(AT_MOST_BESIDES_DRAIN);
            if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimeoutException("after " + patience);
            }
        } catch (TimeoutException e) {
            LOG.warn("the gateway did not stop in time ({})", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String reason(Throwable cause) {
        if (cause instanceof PortInUseException
                || cause instanceof FileInUseException
                || cause instanceof ForeignModelException) {
            return String.valueOf(cause.getMessage());
        }
        LOG.error("the gateway could not start", cause);
        return "The gateway could not start: " + cause.getClass().getSimpleName() + " (the log says more)";
    }
}
