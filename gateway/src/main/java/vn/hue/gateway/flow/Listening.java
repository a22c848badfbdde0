package vn.hue.gateway.flow;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/**
 * Turns messages into what the dialog hears: media fetched, words read.
 *
 * @param workers where a slow reader runs; null to read at once
 */
record Listening(Fetch fetch, Reader reader, @Nullable WorkerExecutor workers) {

    /** The event, with the files of words that were overheard. */
    Future<Event> fetch(Event event) {
        return event instanceof Event.Overheard overheard
                ? fetch.fetch(overheard.words())
                        .map(words -> new Event.Overheard(overheard.at(), words, overheard.author()))
                : Future.succeededFuture(event);
    }

    Future<List<Event.Heard>> hear(List<Inbound> messages, Instant now) {
        return Future.join(messages.stream().map(fetch::fetch).toList())
                .compose(fetched -> read(fetched.<Inbound>list(), now));
    }

    private Future<List<Event.Heard>> read(List<Inbound> messages, Instant now) {
        WorkerExecutor pool = workers;
        return pool == null
                ? Future.succeededFuture(readNow(messages, now))
                : pool.executeBlocking(() -> readNow(messages, now), false);
    }

    private List<Event.Heard> readNow(List<Inbound> messages, Instant now) {
        try {
            return messages.stream()
                    .map(message -> new Event.Heard(message, reading(message, now)))
                    .toList();
        } catch (RuntimeException e) {
            throw new BrokenTurnException(e);
        }
    }

    private Reading reading(Inbound message, Instant now) {
        String words = message.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> Normalizer.normalize(((Part.Text) part).text(), Normalizer.Form.NFC))
                .collect(Collectors.joining("\n"));
        return words.isBlank() ? Reading.NOTHING : reader.read(words, now);
    }
}
