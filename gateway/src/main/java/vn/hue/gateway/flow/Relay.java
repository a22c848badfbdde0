package vn.hue.gateway.flow;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.delivery.Why;
import vn.hue.gateway.store.Alarms;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Parcel;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Rung;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Timer;

/** Carries a stored turn's effects to where they belong. Relaying a turn again changes nothing. */
final class Relay {

    private final Stores stores;
    private final Ways ways;
    private final Deliveries deliveries;
    private final Acceptance acceptance;

    Relay(Stores stores, Ways ways, Deliveries deliveries, Acceptance acceptance) {
        this.stores = stores;
        this.ways = ways;
        this.deliveries = deliveries;
        this.acceptance = acceptance;
    }

    /** A message of a turn, as it came and as it was heard. */
    record Said(Entry entry, Event.Heard heard) {}

    /**
     * Durable when the future succeeds.
     *
     * @param said this turn's messages
     * @param again whether some of it may have been relayed before, and even delivered
     */
    Future<Void> relay(Snapshot turn, List<Said> said, boolean again) {
        Instant at = turn.updatedAt();
        Address to = turn.state().address();
        List<Line> lines = new ArrayList<>();
        List<Parcel> parcels = new ArrayList<>();
        List<Timer> timers = new ArrayList<>();
        List<Future<?>> writes = new ArrayList<>();
        for (Said one : said) {
            lines.add(Line.said(one.entry, one.heard, lineOf(turn, one.entry)));
            timers.addAll(LateFiles.wanted(one.entry, one.heard.message(), at));
        }
        for (int i = 0; i < turn.pending().size(); i++) {
            Snapshot.Pending pending = turn.pending().get(i);
            Effect effect = pending.effect();
            if (effect instanceof Effect.Send send) {
                Line line = Line.answered(turn.id(), pending.line(), send.message(), send.starts(), at);
                Sender reached = send.reach();
                Address there =
                        reached == null ? to : ways.elsewhere(to, reached).orElse(null);
                if (there == null) {
                    writes.add(unreachable(line, at));
                } else {
                    parcels.add(Parcel.fresh(
                            line,
                            there,
                            pending.after(),
                            send.tellWhenSent(),
                            Route.named(send.over()).orElse(null),
                            turn.state().lastSaidAt()));
                }
            } else if (effect instanceof Effect.Note note) {
                lines.add(Line.answered(turn.id(), pending.line(), note.message(), List.of(), at)
                        .with(new Line.Progress(DeliveryState.SENT, 1, null, null, at)));
            } else if (effect instanceof Effect.Remark remark) {
                lines.add(Line.remarked(turn.id(), pending.line(), remark, at));
            } else if (effect instanceof Effect.SetTimer set) {
                timers.add(new Timer(turn.id(), set.name(), set.generation(), set.dueAt(), set.since()));
            } else if (effect instanceof Effect.SaveReport save) {
                writes.add(stores.reports().save(save.report()));
            } else if (effect instanceof Effect.NumberReport number) {
                writes.add(number(turn.id(), number));
            } else if (effect instanceof Effect.AlarmDesk alarm) {
                writes.add(alarm(turn.id(), named(turn, i), alarm, at));
            } else if (effect instanceof Effect.PassOn pass) {
                String id = "tied:" + named(turn, i);
                writes.add(acceptance.accept((now, seq) -> Entry.event(id, pass.conversation(), pass.news(), seq)));
            }
        }
        if (!lines.isEmpty()) {
            writes.add(stores.lines().add(lines));
        }
        if (!timers.isEmpty()) {
            writes.add(stores.timers().set(timers));
        }
        if (!turn.retired().isEmpty()) {
            writes.add(stores.timers()
                    .remove(turn.retired().stream().map(Timer.Id::toString).toList()));
        }
        for (Parcel parcel : parcels) {
            writes.add(deliveries.take(parcel, again));
        }
        return Future.join(writes).mapEmpty();
    }

    /** No channel leads to the sender: the dialog is told, and the line says why. */
    private Future<?> unreachable(Line line, Instant at) {
        String why = Why.UNREACHABLE.code();
        Event.DeliveryMoved failed = new Event.DeliveryMoved(at, line.message(), DeliveryState.FAILED, why);
        return Future.join(
                stores.lines().add(List.of(line.with(new Line.Progress(DeliveryState.FAILED, 0, null, why, at)))),
                acceptance.accept((now, seq) -> Entry.delivery(line.conversation(), failed, seq)));
    }

    private Future<Void> alarm(String conversation, String cause, Effect.AlarmDesk desk, Instant at) {
        String matter = Rung.matter(conversation, desk.alarm(), desk.report());
        Alarms.Raised alarm = new Alarms.Raised(
                matter == null ? cause : matter, conversation, desk.alarm(), desk.report(), desk.others(), at);
        return matter == null ? stores.alarms().raise(alarm) : stores.alarms().ring(alarm, cause, desk.told());
    }

    /** The same for the same effect, however often it is relayed. */
    private static String named(Snapshot turn, int effect) {
        return turn.id() + '/' + turn.version() + '/' + effect;
    }

    private static long lineOf(Snapshot turn, Entry entry) {
        return turn.taken().stream()
                .filter(taken -> taken.id().equals(entry.id()))
                .findFirst()
                .orElseThrow()
                .line();
    }

    private Future<?> number(String conversation, Effect.NumberReport asked) {
        return stores.reports()
                .number(asked.reportKey(), asked.year())
                .compose(code -> acceptance.accept((at, seq) ->
                        Entry.numbered(conversation, new Event.Numbered(at, asked.reportKey(), code), seq)));
    }
}
