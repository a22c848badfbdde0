package vn.hue.channels;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.Pipe;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Takes files that people upload: on disk while they come, so that a slow line holds up nobody else, and in memory only
 * once they are whole, one after the other. Who sends next to nothing for a while is hung up on.
 */
public final class Spool {

    /** Far below what any line does that still brings a picture home. */
    private static final long LEAST_BYTES_A_SECOND = 1_000;

    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final long DISK = 4L << 30;
    private static final int MOST_AT_ONCE = 400;
    private static final int MOST_OF_ONE = 12;

    private final Vertx vertx;
    private final long memory;
    private final long disk;
    private final Duration look;
    private final Map<HttpServerRequest, String> coming = new HashMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long inMemory;

    private record Waiting(long bytes, Promise<Void> turn) {}

    /** With the usual room on disk. */
    public Spool(Vertx vertx, long memory) {
        this(vertx, memory, DISK, LOOK);
    }

    /**
     * @param memory bytes of whole files at once; one that is larger goes alone
     * @param disk bytes of files that are still coming
     * @param look how often each one's progress is looked at
     */
    Spool(Vertx vertx, long memory, long disk, Duration look) {
        this.vertx = vertx;
        this.memory = memory;
        this.disk = disk;
        this.look = look;
    }

    /**
     * Whether one more may come; what is only announced takes no room.
     *
     * @param who sends it
     * @param bytes as announced
     */
    public synchronized boolean hasRoom(String who, long bytes) {
        long here =
                coming.keySet().stream().mapToLong(HttpServerRequest::bytesRead).sum();
        long theirs = coming.values().stream().filter(who::equals).count();
        return coming.size() < MOST_AT_ONCE && theirs < MOST_OF_ONE && here + bytes <= disk;
    }

    /**
     * Takes the body of a request nothing of which was read yet. Its room in memory is given back when the request ends.
     *
     * @param bytes as announced; no more can come
     * @return fails when the line breaks, when next to nothing comes, and when there is no room on disk
     */
    public Future<Buffer> take(RoutingContext ctx, String who, long bytes) {
        HttpServerRequest request = ctx.request().pause();
        enter(request, who);
        return file().compose(file -> receive(request, file.in())
                        .eventually(() -> leave(request))
                        .compose(whole -> turn(ctx, bytes))
                        .compose(ours -> file.out().read(Buffer.buffer((int) bytes), 0, 0, (int) bytes))
                        .eventually(() -> file.out().close()))
                .onFailure(broken -> leave(request));
    }

    /**
     * A file without a name: nobody else finds it, and nothing is left of it, whatever ends this process.
     *
     * @param in ends with what is written, and only then has it all
     */
    private record Nameless(AsyncFile in, AsyncFile out) {}

    private Future<Nameless> file() {
        FileSystem files = vertx.fileSystem();
        return files.createTempFile("hue-upload", null)
                .compose(path -> Future.join(files.open(path, new OpenOptions()), files.open(path, new OpenOptions()))
                        .map(both -> new Nameless(both.resultAt(0), both.resultAt(1)))
                        .eventually(() -> files.delete(path)));
    }

    private synchronized void enter(HttpServerRequest request, String who) {
        coming.put(request, who);
    }

    private synchronized Future<Void> leave(HttpServerRequest request) {
        coming.remove(request);
        return Future.succeededFuture();
    }

    /** A line that broke before anybody listened tells nobody: it is as one that is silent. */
    private Future<Void> receive(HttpServerRequest request, AsyncFile file) {
        long least = LEAST_BYTES_A_SECOND * look.toMillis() / 1_000;
        long[] before = {request.bytesRead()};
        Pipe<Buffer> pipe = request.pipe().endOnFailure(false);
        long watch = vertx.setPeriodic(look.toMillis(), tick -> {
            if (request.bytesRead() - before[0] < least) {
                pipe.close();
                request.connection().close().onFailure(already -> {});
            }
            before[0] = request.bytesRead();
        });
        return pipe.to(file).onComplete(over -> vertx.cancelTimer(watch)).onFailure(broken -> file.close()
                .onFailure(already -> {}));
    }

    /** In the order in which they became whole. */
    private Future<Void> turn(RoutingContext ctx, long bytes) {
        Waiting one = new Waiting(bytes, Promise.promise());
        ctx.addEndHandler(ended -> done(one));
        synchronized (this) {
            waiting.add(one);
        }
        admit();
        return one.turn.future();
    }

    private void done(Waiting one) {
        synchronized (this) {
            if (!waiting.remove(one)) {
                inMemory -= one.bytes;
            }
        }
        one.turn.tryFail("whoever sent it has gone");
        admit();
    }

    private void admit() {
        while (true) {
            Waiting next;
            synchronized (this) {
                next = waiting.peek();
                if (next == null || (inMemory > 0 && inMemory + next.bytes > memory)) {
                    return;
                }
                waiting.remove();
                inMemory += next.bytes;
            }
            next.turn.tryComplete();
        }
    }
}
