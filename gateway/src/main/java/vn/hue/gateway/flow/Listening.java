package vn.hue.gateway.flow;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.RemoteFiles;
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
 * @param clock tells how long a message has waited for its files
 * @param workers where a slow reader runs; null to read at once
 */
record Listening(
        Fetch fetch,
        InstantSource clock,
        Reader reader,
        @Nullable WorkerExecutor workers,
        Inserts inserts) {

    /** Somebody may be crying for help beside a picture: within five minutes they are to be called (Điều 18). */
    private static final Duration FILES_AT_MOST = Duration.ofMinutes(1);

    /** With its files; once it has waited for them long enough, without those whose host gives none. */
    private Future<Inbound> whole(Inbound message, Instant since) {
        return fetch.fetch(message).recover(cause -> {
            boolean enough = Duration.between(since, clock.instant()).compareTo(FILES_AT_MOST) > 0;
            return enough && cause instanceof RemoteFiles.HostAway
                    ? Future.succeededFuture(message)
                    : Future.failedFuture(cause);
        });
    }

    /**
     * The event, with the files of words that were overheard.
     *
     * @param since when it came
     */
    Future<Event> fetch(Event event, Instant since) {
        return event instanceof Event.Overheard overheard
                ? whole(overheard.words(), since)
                        .map(words -> new Event.Overheard(overheard.at(), words, overheard.author()))
                : Future.succeededFuture(event);
    }

    /** @param since when the first of them came */
    Future<List<Event.Heard>> hear(List<Inbound> messages, Instant since, Instant now) {
        return Future.join(
                        messages.stream().map(message -> whole(message, since)).toList())
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
        } catch (RuntimeException | StackOverflowError e) {
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
