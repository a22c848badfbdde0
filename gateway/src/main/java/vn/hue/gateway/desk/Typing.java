package vn.hue.gateway.desk;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is writing in which conversation, and whose unsent words lie there: on every gateway, for as long as their page says
 * so. Of the words nothing is shared. A closed laptop says nothing more, and is forgotten.
 */
public final class Typing {

    /** What somebody's page says. */
    public enum State {
        /** Keys are being pressed. */
        WRITING(Duration.ofSeconds(12)),
        /** Words stand in the field. */
        DRAFT(Duration.ofSeconds(75)),
        /** Nothing is left. */
        NOTHING(Duration.ZERO);

        private final Duration holds;

        State(Duration holds) {
            this.holds = holds;
        }
    }

    /** Somebody at work in a conversation. */
    public record Writer(String account, State state) {}

    private record Mark(State state, Instant until) {}

    private static final String ADDRESS = "desk.typing";
    private static final long SWEEP_MILLIS = 3_000;
    /** Conversations at a time; in more than that people do not write. */
    private static final int MOST = 2_000;

    private final Vertx vertx;
    private final Live live;
    private final InstantSource clock;
    private final Map<String, Map<String, Mark>> marks = new HashMap<>();
    private final MessageConsumer<JsonObject> consumer;
    private final long sweeping;

    /** @param clock real time, as pages go by it */
    public Typing(Vertx vertx, Live live, InstantSource clock) {
        this.vertx = vertx;
        this.live = live;
        this.clock = clock;
        this.consumer = vertx.eventBus().consumer(ADDRESS, message -> hear(message.body()));
        this.sweeping = vertx.setPeriodic(SWEEP_MILLIS, tick -> sweep());
    }

    /** A page says what its operator does. */
    void says(String conversation, String account, State state) {
        vertx.eventBus()
                .publish(
                        ADDRESS,
                        new JsonObject()
                                .put("in", conversation)
                                .put("who", account)
                                .put("does", state.name()));
    }

    /** Everyone at work there but one, by account. */
    synchronized List<Writer> in(String conversation, String but) {
        Instant now = clock.instant();
        List<Writer> writers = new ArrayList<>();
        marks.getOrDefault(conversation, Map.of()).forEach((account, mark) -> {
            if (!account.equals(but) && now.isBefore(mark.until)) {
                writers.add(new Writer(account, mark.state));
            }
        });
        return writers;
    }

    private void hear(JsonObject said) {
        String conversation = said.getString("in");
        if (keep(conversation, said.getString("who"), State.valueOf(said.getString("does")))) {
            live.typing(conversation);
        }
    }

    /** Whether anything is to be shown anew. */
    private synchronized boolean keep(String conversation, String account, State state) {
        Map<String, Mark> there = marks.get(conversation);
        Mark before = there == null ? null : there.get(account);
        if (state == State.NOTHING) {
            if (there == null || before == null) {
                return false;
            }
            there.remove(account);
            if (there.isEmpty()) {
                marks.remove(conversation);
            }
            return true;
        }
        if (there == null) {
            if (marks.size() >= MOST) {
                return false;
            }
            there = new TreeMap<>();
            marks.put(conversation, there);
        }
        there.put(account, new Mark(state, clock.instant().plus(state.holds)));
        return before == null || before.state != state;
    }

    /** Forgets those whose page has said nothing for a while. */
    void sweep() {
        forgotten().forEach(live::typing);
    }

    private synchronized List<String> forgotten() {
        Instant now = clock.instant();
        List<String> changed = new ArrayList<>();
        marks.forEach((conversation, there) -> {
            if (there.values().removeIf(mark -> !now.isBefore(mark.until))) {
                changed.add(conversation);
            }
        });
        marks.values().removeIf(Map::isEmpty);
        return changed;
    }

    void close() {
        vertx.cancelTimer(sweeping);
        consumer.unregister().onComplete(done -> {});
    }
}
