package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import vn.hue.gateway.flow.Changes;

/**
 * Tells open pages what to fetch anew, by server-sent events: {@code board}, {@code talk-ID} for a conversation, and {@code
 * typing-ID} for who writes in it.
 *
 * <p>Events name what changed and never hold it, so a page can show only what its operator may read.
 */
public final class Live implements Changes {

    private static final String ADDRESS = "desk.changed";
    private static final long GATHER_MILLIS = 250;
    /** Between two calls to fetch a list anew: on a night when everybody writes, it would otherwise never stand still. */
    private static final long LISTS_MILLIS = 700;

    private static final long BEAT_MILLIS = 15_000;
    private static final int PAGES = 500;
    /** Of one account: more than anybody looks at, and few enough that a page gone wild takes no place from others. */
    static final int PAGES_OF_ONE = 12;

    private final Vertx vertx;
    /**
     * Who listens.
     *
     * @param account whose page it is
     * @param number in the order in which pages came
     * @param talks whether they may know which conversation changed
     * @param holds whether their session still holds
     */
    private record Listener(String account, long number, boolean talks, Supplier<Future<Boolean>> holds) {}

    private final AtomicLong opened = new AtomicLong();

    private final Map<HttpServerResponse, Listener> pages = new ConcurrentHashMap<>();

    /** Only touched on the context the consumer was made on, to which its timer belongs as well. */
    private final Set<String> changed = new LinkedHashSet<>();

    private boolean listsWait;
    private long listsToldAt = System.nanoTime() / 1_000_000 - LISTS_MILLIS;

    private final MessageConsumer<String> consumer;
    private final long beat;
    private final Typing writers;

    public Live(Vertx vertx) {
        this(vertx, InstantSource.system());
    }

    /** @param clock real time, by which pages that say nothing more are forgotten */
    Live(Vertx vertx, InstantSource clock) {
        this.vertx = vertx;
        this.writers = new Typing(vertx, this, clock);
        this.consumer = vertx.eventBus().consumer(ADDRESS, message -> gather(message.body()));
        // Proxies cut a connection that is silent for a minute.
        this.beat = vertx.setPeriodic(BEAT_MILLIS, tick -> {
            say(": beat\n\n", false);
            pages.forEach(this::endWhenOver);
        });
    }

    @Override
    public void changed(String conversation) {
        vertx.eventBus().publish(ADDRESS, conversation);
    }

    /** Who writes where. */
    Typing writers() {
        return writers;
    }

    /** To the pages of this gateway alone: each hears for itself who writes. */
    void typing(String conversation) {
        if (isName(conversation)) {
            say("event: typing-" + conversation + "\ndata: \n\n", true);
        }
    }

    /** Whoever was logged out hears nothing more, wherever that was done; while the store is away nobody is sent off. */
    private void endWhenOver(HttpServerResponse page, Listener listener) {
        listener.holds().get().onSuccess(stays -> {
            if (!stays && pages.remove(page) != null) {
                page.end().onComplete(done -> {});
            }
        });
    }

    /** What would say something of its own in a stream is no conversation's id. */
    private static boolean isName(String conversation) {
        return conversation.chars().noneMatch(Character::isISOControl);
    }

    private void gather(String conversation) {
        if (!isName(conversation)) {
            return;
        }
        if (changed.isEmpty()) {
            vertx.setTimer(GATHER_MILLIS, tick -> tell());
        }
        changed.add(conversation);
    }

    private void tell() {
        StringBuilder events = new StringBuilder();
        changed.forEach(id -> events.append("event: talk-").append(id).append("\ndata: \n\n"));
        changed.clear();
        say(events.toString(), true);
        if (!listsWait) {
            listsWait = true;
            long since = System.nanoTime() / 1_000_000 - listsToldAt;
            vertx.setTimer(Math.max(1, LISTS_MILLIS - since), tick -> {
                listsWait = false;
                listsToldAt = System.nanoTime() / 1_000_000;
                say("event: board\ndata: \n\n", false);
            });
        }
    }

    /** @param ofTalks only to those who may know of conversations */
    private void say(String events, boolean ofTalks) {
        pages.forEach((page, listener) -> {
            if (!page.writeQueueFull() && (listener.talks() || !ofTalks)) {
                page.write(events).onFailure(gone -> pages.remove(page));
            }
        });
    }

    /**
     * The newest page is live. Of too many of one account the oldest is told {@code event: enough}, and ends; it does not
     * come back by itself, or they would take turns for ever.
     *
     * @param account of whoever looks
     * @param talks whether whoever looks may know which conversation changed
     * @param holds whether the page's session still holds
     */
    void open(RoutingContext ctx, String account, boolean talks, Supplier<Future<Boolean>> holds) {
        endOldest(account);
        if (pages.size() >= PAGES) {
            ctx.fail(503);
            return;
        }
        HttpServerResponse response = ctx.response();
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no")
                // Or the server's compression would keep events back.
                .putHeader("Content-Encoding", "identity");
        pages.put(response, new Listener(account, opened.incrementAndGet(), talks, holds));
        response.closeHandler(closed -> pages.remove(response));
        response.write("retry: 2000\n\n").onFailure(gone -> pages.remove(response));
    }

    private void endOldest(String account) {
        pages.entrySet().stream()
                .filter(page -> page.getValue().account().equals(account))
                .sorted(Comparator.comparingLong(page -> -page.getValue().number()))
                .skip(PAGES_OF_ONE - 1)
                .map(Map.Entry::getKey)
                .filter(page -> pages.remove(page) != null)
                .forEach(page -> page.end("event: enough\ndata: \n\n").onComplete(done -> {}));
    }

    /** Ends all pages' streams, which would otherwise hold up the server's stop; they come back by themselves. */
    public void close() {
        vertx.cancelTimer(beat);
        writers.close();
        consumer.unregister().onComplete(done -> {});
        for (HttpServerResponse page : pages.keySet()) {
            page.end().onComplete(done -> {});
        }
        pages.clear();
    }
}
