package vn.hue.gateway.flow;

import io.vertx.core.Future;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import vn.hue.gateway.store.Alarms;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.DeadLetters;
import vn.hue.gateway.store.Examples;
import vn.hue.gateway.store.Inbox;
import vn.hue.gateway.store.KeptAnswers;
import vn.hue.gateway.store.Lines;
import vn.hue.gateway.store.Nodes;
import vn.hue.gateway.store.Outbox;
import vn.hue.gateway.store.Reports;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Timers;

/**
 * Stores that stop answering at one write, either before it is done or after, and stay away until they are mended.
 */
final class Crash {

    private static final Set<String> READS =
            Set.of("load", "list", "find", "doneBefore", "ownedBy", "buried", "of", "read", "open", "due", "living");

    private int at;
    private final boolean afterwards;
    private int writes;
    private boolean away;

    /**
     * @param at which write, from 1; 0 for none
     * @param afterwards whether it is done and only its answer gets lost
     */
    Crash(int at, boolean afterwards) {
        this.at = at;
        this.afterwards = afterwards;
    }

    synchronized boolean happened() {
        return away;
    }

    synchronized int writes() {
        return writes;
    }

    /** At the so-manieth write from now. */
    synchronized void goAwayAt(int write) {
        at = writes + write;
    }

    synchronized void goAway() {
        away = true;
    }

    synchronized void comeBack() {
        away = false;
    }

    Stores on(Stores stores) {
        return new Stores(
                wrap(Inbox.class, stores.inbox()),
                wrap(Conversations.class, stores.conversations()),
                wrap(Lines.class, stores.lines()),
                wrap(Outbox.class, stores.outbox()),
                wrap(Timers.class, stores.timers()),
                wrap(Reports.class, stores.reports()),
                wrap(Alarms.class, stores.alarms()),
                wrap(DeadLetters.class, stores.deadLetters()),
                wrap(Nodes.class, stores.nodes()),
                wrap(Examples.class, stores.examples()),
                wrap(KeptAnswers.class, stores.answers()),
                stores.channels(),
                stores.staff(),
                stores.agencies());
    }

    private <T> T wrap(Class<T> port, T store) {
        InvocationHandler handler = (proxy, method, arguments) -> call(store, method, arguments);
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    private Object call(Object store, Method method, Object[] arguments) throws Throwable {
        boolean now;
        synchronized (this) {
            if (away) {
                return Future.failedFuture("the database is away");
            }
            now = !READS.contains(method.getName()) && ++writes == at;
            away = now;
        }
        if (now && !afterwards) {
            return Future.failedFuture("the database went away");
        }
        try {
            Object result = method.invoke(store, arguments);
            return now ? ((Future<?>) result).compose(done -> Future.failedFuture("the answer got lost")) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
