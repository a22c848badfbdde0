package vn.hue.conversations.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Dialog;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.dialog.Turn;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/**
 * One citizen's conversation with a clock of its own, in memory: every message is delivered at once, every number is
 * given at once, every timer fires when the clock passes it.
 *
 * <p>The state is written and read back between any two events, so that nothing lives on outside of it. Not
 * thread-safe.
 */
public final class Rehearsal {

    private final Dialog dialog;
    private final Reader reader;
    private final Address address;
    private final Map<String, Timer> timers = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private Instant now;
    private Conversation state;
    private int messages;
    private boolean delivering = true;

    public Rehearsal(Dialog dialog, Reader reader, Address address, Instant start) {
        this(dialog, reader, Conversation.fresh(address, start), start);
    }

    /** A rehearsal that goes on from a state. */
    public Rehearsal(Dialog dialog, Reader reader, Conversation state, Instant start) {
        this.dialog = dialog;
        this.reader = reader;
        this.address = state.address();
        this.now = start;
        this.state = state;
    }

    private record Timer(
            String name,
            long generation,
            Instant dueAt,
            @Nullable Instant since) {}

    public Instant now() {
        return now;
    }

    public Conversation state() {
        return state;
    }

    /** While off, our messages stay behind: no clock starts with them. */
    public void delivering(boolean on) {
        delivering = on;
    }

    /** One message of the citizen, read by the reader. */
    public Event.Heard heard(List<Part> parts, @Nullable String quotes) {
        Reading reading = parts.stream()
                .filter(Part.Text.class::isInstance)
                .map(p -> reader.read(((Part.Text) p).text(), now))
                .findFirst()
                .orElse(Reading.NOTHING);
        return heard(parts, quotes, reading);
    }

    /** One message of the citizen with a stated reading. */
    public Event.Heard heard(List<Part> parts, @Nullable String quotes, Reading reading) {
        messages++;
        return new Event.Heard(new Inbound("m" + messages, address, now, parts, quotes), reading);
    }

    /** The citizen says something; several messages are one turn. */
    public List<Effect> say(List<Event.Heard> heard) {
        return take(new Event.Said(now, heard));
    }

    /** An operator acts. */
    public List<Effect> operator(String name, Event.Action action) {
        return take(new Event.OperatorDid(now, name, action));
    }

    /** A colleague writes to the citizen in the provider's own tool. */
    public List<Effect> overhear(String name, String words) {
        messages++;
        Inbound said = new Inbound("m" + messages, address, now, List.of(new Part.Text(words)), null);
        return take(new Event.Overheard(now, said, name));
    }

    /** The effects of one event and of all that follows from it at once. */
    public List<Effect> take(Event event) {
        Deque<Event> events = new ArrayDeque<>();
        events.add(event);
        List<Effect> seen = new ArrayList<>();
        while (!events.isEmpty()) {
            Turn turn = dialog.step(reread(state), events.remove());
            state = turn.conversation();
            for (Effect effect : turn.effects()) {
                seen.add(effect);
                follow(effect, events);
            }
        }
        return seen;
    }

    private void follow(Effect effect, Deque<Event> events) {
        if (effect instanceof Effect.SetTimer set) {
            timers.put(set.name(), new Timer(set.name(), set.generation(), set.dueAt(), set.since()));
        } else if (effect instanceof Effect.CancelTimer cancel) {
            timers.remove(cancel.name());
        } else if (effect instanceof Effect.NumberReport number) {
            String code = codes.computeIfAbsent(
                    number.reportKey(), k -> String.format("PA-%d-%06d", number.year(), codes.size() + 1));
            events.add(new Event.Numbered(now, number.reportKey(), code));
        } else if (effect instanceof Effect.Send send && delivering) {
            for (Effect.ClockStart start : send.starts()) {
                timers.put(start.timer(), new Timer(start.timer(), start.generation(), start.dueAt(now), now));
            }
            if (send.tellWhenSent()) {
                events.add(new Event.DeliveryMoved(now, send.message().id(), DeliveryState.SENT, null));
            }
        }
    }

    /** The next timer that fires within {@code wait}, after the clock has been moved to it; empty when none is left. */
    public Optional<Fired> nextWithin(Instant until) {
        Optional<Timer> next = timers.values().stream()
                .filter(t -> !t.dueAt().isAfter(until))
                .min(Comparator.comparing(Timer::dueAt).thenComparing(Timer::name));
        if (next.isEmpty()) {
            now = until.isAfter(now) ? until : now;
            return Optional.empty();
        }
        Timer timer = next.get();
        timers.remove(timer.name());
        now = timer.dueAt().isAfter(now) ? timer.dueAt() : now;
        return Optional.of(new Fired(
                timer.name(), now, take(new Event.Fired(now, timer.name(), timer.generation(), timer.since()))));
    }

    /** A timer that fired, when, and what came of it. */
    public record Fired(String timer, Instant at, List<Effect> effects) {}

    /** Lets time pass; what fires on the way, in order. */
    public List<Fired> pass(Duration time) {
        Instant until = now.plus(time);
        List<Fired> fired = new ArrayList<>();
        for (Optional<Fired> next = nextWithin(until); next.isPresent(); next = nextWithin(until)) {
            fired.add(next.get());
        }
        return fired;
    }

    private static Conversation reread(Conversation state) {
        try {
            return Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(state), Conversation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state that can't be written and read back", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
