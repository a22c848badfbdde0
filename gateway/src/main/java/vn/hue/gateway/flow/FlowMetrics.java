package vn.hue.gateway.flow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.gateway.store.Route;

/** What the way through counts. No label ever names a person. */
final class FlowMetrics {

    private final MeterRegistry registry;
    private final Counter accepted;
    private final Counter duplicate;
    private final Counter refused;
    private final Counter entries;
    private final Counter races;
    private final Counter again;
    private final Counter aside;
    private final Timer turns;

    FlowMetrics(MeterRegistry registry) {
        this.registry = registry;
        accepted = registry.counter("hue.inbox.entries", "outcome", "accepted");
        duplicate = registry.counter("hue.inbox.entries", "outcome", "duplicate");
        refused = registry.counter("hue.inbox.entries", "outcome", "refused");
        entries = registry.counter("hue.turns.entries");
        races = registry.counter("hue.turns.races.lost");
        again = registry.counter("hue.turns.relayed.again");
        aside = registry.counter("hue.turns.put.aside");
        turns = registry.timer("hue.turns");
    }

    void gauge(String name, Supplier<Number> value) {
        io.micrometer.core.instrument.Gauge.builder(name, value).register(registry);
    }

    void accepted() {
        accepted.increment();
    }

    void duplicate() {
        duplicate.increment();
    }

    void refused() {
        refused.increment();
    }

    void lostRace() {
        races.increment();
    }

    void relayedAgain() {
        again.increment();
    }

    void putAside() {
        aside.increment();
    }

    void turn(int size, long began) {
        entries.increment(size);
        turns.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }

    void settled(String channel, DeliveryState state) {
        registry.counter("hue.deliveries", "channel", channel, "state", state.name())
                .increment();
    }

    void attempt(String channel, Route route, String outcome) {
        registry.counter("hue.deliveries.attempts", "channel", channel, "route", route.name(), "outcome", outcome)
                .increment();
    }
}
