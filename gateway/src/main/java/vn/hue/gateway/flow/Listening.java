package vn.hue.gateway.flow;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Challenge;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/**
 * Turns messages into what the dialog hears: media fetched, words read.
 *
 * @param inserts knows the codes that were sent
 * @param workers where a slow reader runs; null to read at once
 */
record Listening(Fetch fetch, Reader reader, @Nullable WorkerExecutor workers, Inserts inserts) {

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
                .map(Listening::words)
                .filter(Objects::nonNull)
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFC))
                .collect(Collectors.joining("\n"));
        return words.isBlank() ? Reading.NOTHING : reader.read(words, now);
    }

    private static @Nullable String words(Part part) {
        return part instanceof Part.Text text
                ? text.text()
                : part instanceof Part.CardFilled card ? card.address() : null;
    }

    /** The same with whether their digits are the ones a challenge waits for. */
    List<Event.Heard> judged(List<Event.Heard> messages, @Nullable Challenge challenge) {
        return challenge == null
                ? messages
                : messages.stream()
                        .map(heard ->
                                new Event.Heard(heard.message(), heard.reading(), fits(challenge, heard.message())))
                        .toList();
    }

    private @Nullable Boolean fits(Challenge challenge, Inbound message) {
        String text = message.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining("\n"));
        return inserts.fits(challenge.id(), text);
    }
}
