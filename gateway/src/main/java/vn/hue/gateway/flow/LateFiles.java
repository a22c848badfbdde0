package vn.hue.gateway.flow;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Lines;
import vn.hue.gateway.store.Timer;
import vn.hue.gateway.store.Timers;

/**
 * Files of messages that were heard without them, because their host gave none within a minute: asked for again a few
 * times, while the conversation goes on and awaits them: not after the citizen has taken back the consent to keep them. One
 * that comes is heard as the citizen's, in answer to the message it came with.
 */
final class LateFiles {

    private static final Logger log = LoggerFactory.getLogger(LateFiles.class);

    /** Of their deadlines; the message's entry follows. */
    private static final String NAME = "files/";

    /** After the message, and then after one another. Links of providers live for hours or days. */
    private static final List<Duration> AGAIN =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(25), Duration.ofHours(2), Duration.ofHours(6));

    private final Timers timers;
    private final Lines lines;
    private final Conversations conversations;
    private final Fetch fetch;
    private final Predicate<Address> once;
    private final Acceptance acceptance;
    private final InstantSource clock;

    /** @param once whether somebody can be answered only once, so that nothing may be heard of them later */
    LateFiles(
            Timers timers,
            Lines lines,
            Conversations conversations,
            Fetch fetch,
            Predicate<Address> once,
            Acceptance acceptance,
            InstantSource clock) {
        this.timers = timers;
        this.lines = lines;
        this.conversations = conversations;
        this.fetch = fetch;
        this.once = once;
        this.acceptance = acceptance;
        this.clock = clock;
    }

    /** When to ask again for what a message lacks, as it was heard; nothing when it lacks nothing. */
    static List<Timer> wanted(Entry entry, Inbound heard, Instant at) {
        return heard.late() || !heard.lacks()
                ? List.of()
                : List.of(new Timer(entry.conversation(), NAME + entry.id(), 1, at.plus(AGAIN.get(0))));
    }

    static boolean isOne(Timer timer) {
        return timer.name().startsWith(NAME);
    }

    /** Asks again; succeeds as soon as it is written down when that will be done once more. */
    Future<Void> look(Timer due) {
        int tried = (int) due.generation();
        boolean last = tried >= AGAIN.size();
        Timer next = new Timer(
                due.conversation(),
                due.name(),
                due.generation() + 1,
                Entries.instant(clock).plus(last ? Duration.ZERO : AGAIN.get(tried)));
        Future<Void> written = last ? Future.succeededFuture() : timers.set(List.of(next));
        return written.onSuccess(on -> ask(due.name().substring(NAME.length()))
                .compose(asked -> timers.remove(List.of(next.id())))
                .onFailure(away ->
                        log.info("files are still to come: {}", away.getClass().getSimpleName())));
    }

    private Future<Void> ask(String message) {
        return lines.of(message).compose(line -> {
            Inbound said = line == null ? null : line.in();
            return said == null || once.test(said.from())
                    ? Future.succeededFuture()
                    : awaited(said).compose(still -> still ? bring(said) : Future.succeededFuture());
        });
    }

    private Future<Boolean> awaited(Inbound said) {
        return conversations
                .load(said.from().conversation())
                .map(snapshot -> snapshot != null && snapshot.state().awaits(said.externalId()));
    }

    private Future<Void> bring(Inbound said) {
        Inbound files = said.files(said.parts().stream().filter(Part::away).toList());
        return fetch.fetch(files).compose(fetched -> {
            List<Part> came = new ArrayList<>(fetched.parts());
            came.removeIf(Part::away);
            if (came.isEmpty()) {
                return Future.succeededFuture(); // it can never be had
            }
            Inbound late = said.files(came);
            return acceptance
                    .accept((now, seq) -> Entry.message(late, now, seq))
                    .mapEmpty();
        });
    }
}
