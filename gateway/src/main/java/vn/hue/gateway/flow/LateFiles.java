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
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Lines;
import vn.hue.gateway.store.Timer;
import vn.hue.gateway.store.Timers;

/**
 * Files of messages that were heard without them, because their host gave none within a minute: asked for again a few
 * times, while the conversation goes on. One that comes is heard as the citizen's, in answer to the message it came with.
 */
final class LateFiles {

    private static final Logger log = LoggerFactory.getLogger(LateFiles.class);

    /** Of their deadlines; the message's entry follows. */
    private static final String NAME = "files/";

    /** Added to a message's external id, so that its files come once. */
    private static final String CAME = "#files";

    /** After the message, and then after one another. Links of providers live for hours or days. */
    private static final List<Duration> AGAIN =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(25), Duration.ofHours(2), Duration.ofHours(6));

    private final Timers timers;
    private final Lines lines;
    private final Fetch fetch;
    private final Predicate<Address> once;
    private final Acceptance acceptance;
    private final InstantSource clock;

    /** @param once whether somebody can be answered only once, so that nothing may be heard of them later */
    LateFiles(
            Timers timers,
            Lines lines,
            Fetch fetch,
            Predicate<Address> once,
            Acceptance acceptance,
            InstantSource clock) {
        this.timers = timers;
        this.lines = lines;
        this.fetch = fetch;
        this.once = once;
        this.acceptance = acceptance;
        this.clock = clock;
    }

    /** When to ask again for what a message lacks, as it was heard; nothing when it lacks nothing. */
    static List<Timer> wanted(Entry entry, Inbound heard, Instant at) {
        boolean late = heard.externalId().endsWith(CAME);
        return late || heard.parts().stream().noneMatch(LateFiles::lacks)
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
            return said == null || once.test(said.from()) ? Future.succeededFuture() : bring(said);
        });
    }

    private Future<Void> bring(Inbound said) {
        List<Part> lacking = said.parts().stream().filter(LateFiles::lacks).toList();
        Inbound files = new Inbound(said.externalId() + CAME, said.from(), said.sentAt(), lacking, said.externalId());
        return fetch.fetch(files).compose(fetched -> {
            List<Part> came = new ArrayList<>(fetched.parts());
            came.removeIf(LateFiles::lacks);
            if (came.isEmpty()) {
                return Future.succeededFuture(); // it can never be had
            }
            Inbound late = new Inbound(files.externalId(), files.from(), files.sentAt(), came, said.externalId());
            return acceptance
                    .accept((now, seq) -> Entry.message(late, now, seq))
                    .mapEmpty();
        });
    }

    private static boolean lacks(Part part) {
        return part instanceof Part.Attachment attachment
                && attachment.media().id() == null
                && attachment.media().url() != null;
    }
}
