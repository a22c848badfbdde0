package vn.hue.channels.sms;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import vn.hue.channels.sms.text.Header;
import vn.hue.channels.sms.text.PhoneNumbers;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/**
 * Puts together what citizens write. Called on one context.
 *
 * <p>Centres give no ids. What a centre repeats because it thinks we didn't hear is told from a citizen who answers "1"
 * twice: it comes at once, or on another connection, or after we had to refuse it.
 */
final class SmsReceiving {

    /** Nobody types the same again so quickly. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /** A centre gives up repeating on another connection after a while. */
    private static final Duration REPEATED = Duration.ofMinutes(15);

    private static final int TRIES = 5;
    private static final int AT_A_TIME = 100;

    private final SmsPorts ports;
    private final SmsSettings settings;
    private final InstantSource clock;

    /** Pieces of one text are taken one after the other. */
    private final Map<String, Future<?>> tails = new HashMap<>();

    /** Those that were refused here, although they may have been written. */
    private final Set<String> refused = new HashSet<>();

    SmsReceiving(SmsPorts ports, SmsSettings settings, InstantSource clock) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
    }

    Future<Void> message(String externalId, String from, String text, Instant at) {
        Optional<String> number = PhoneNumbers.ofCentre(from);
        if (number.isEmpty()) {
            return nobody(externalId, from, "", text);
        }
        Part part = text.isBlank() ? new Part.Unsupported("empty") : new Part.Text(text);
        return accept(new Inbound(externalId, address(number.get()), at, List.of(part), null));
    }

    Future<Void> piece(SmsPiece piece) {
        Optional<String> number = PhoneNumbers.ofCentre(piece.from());
        String octets = HexFormat.of().formatHex(piece.octets());
        if (number.isEmpty()) {
            String id = hash(piece.from(), piece.to(), octets, clock.instant().toString());
            return nobody("sms-" + id, piece.from(), piece.to(), octets);
        }
        Header.Piece given = piece.piece();
        Header.Piece part = given != null && given.plausible() ? given : null;
        String id = part == null
                ? hash(number.get(), piece.to(), String.valueOf(piece.dataCoding()), octets)
                : hash(number.get(), piece.to(), part.reference() + "/" + part.total());
        PartialText.Piece fresh =
                PartialText.Piece.of(part == null ? 1 : part.number(), piece.dataCoding(), piece.octets());
        int total = part == null ? 1 : part.total();
        return inTurn(id, () -> take(id, address(number.get()), total, fresh, piece.session(), 1))
                .onFailure(away -> refused.add(id))
                .onSuccess(taken -> refused.remove(id));
    }

    /** Neither an error of ours nor a citizen: an operator's advertisement, a short code. */
    private Future<Void> nobody(String externalId, String from, String to, String content) {
        count("message.no-citizen");
        JsonObject raw = new JsonObject().put("from", from).put("to", to).put("content", content);
        return ports.raw().keep(SmsVerticle.CHANNEL, externalId, "no-citizen", raw.encode());
    }

    private Future<Void> inTurn(String id, Supplier<Future<Void>> work) {
        Future<?> before = tails.getOrDefault(id, Future.succeededFuture());
        Future<Void> result = before.transform(ended -> work.get());
        tails.put(id, result);
        return result.onComplete(ended -> tails.remove(id, result));
    }

    private Future<Void> take(
            String id, Address from, int total, PartialText.Piece piece, String session, int attempt) {
        return ports.incoming().load(id).compose(before -> {
            Instant now = clock.instant();
            PartialText fresh = new PartialText(
                    id,
                    from,
                    total,
                    now,
                    session,
                    total == 1,
                    List.of(piece),
                    before == null ? 1 : before.version() + 1);
            if (before == null) {
                return write(fresh, piece, attempt);
            }
            PartialText.Piece same = before.piece(piece.number());
            Duration age = Duration.between(before.since(), now);
            boolean another = total == 1
                    ? !repeated(before, session, age)
                    : same != null && (!same.equals(piece) || (before.done() && age.compareTo(REPEATED) > 0));
            if (another || age.compareTo(settings.pace().pieces()) > 0) {
                // The number that joins pieces has come round again: what was there will never be complete.
                Future<Void> rest = before.done() ? Future.succeededFuture() : broken(before);
                return rest.compose(taken -> write(fresh, piece, attempt));
            } else if (same != null) {
                count("message.duplicate");
                return whole(before);
            }
            return write(before.with(piece), piece, attempt);
        });
    }

    private boolean repeated(PartialText before, String session, Duration age) {
        boolean doubtful = !before.session().equals(session) || refused.contains(before.id());
        return age.compareTo(doubtful ? REPEATED : AT_ONCE) <= 0;
    }

    private Future<Void> write(PartialText text, PartialText.Piece piece, int attempt) {
        return ports.incoming().put(text).compose(ours -> {
            if (ours) {
                return whole(text);
            }
            // Another gateway got another piece at the same time.
            return attempt < TRIES
                    ? take(text.id(), text.from(), text.total(), piece, text.session(), attempt + 1)
                    : Future.failedFuture("a text that is written by too many");
        });
    }

    /** Takes it when all of it is there; once more is a duplicate. */
    private Future<Void> whole(PartialText text) {
        if (!text.complete()) {
            count("message.piece");
            return Future.succeededFuture();
        }
        return accept(text, text.externalId())
                .compose(accepted -> text.done()
                        ? Future.succeededFuture()
                        : ports.incoming().put(text.asDone()).mapEmpty());
    }

    private Future<Void> accept(PartialText text, String externalId) {
        String words = text.text(settings.received());
        if (words == null) {
            count("message.unreadable");
            List<String> octets = new ArrayList<>();
            text.pieces().forEach(piece -> octets.add(piece.octets()));
            JsonObject raw =
                    new JsonObject().put("dataCoding", text.dataCoding()).put("octets", octets);
            Part part = new Part.Unsupported("data_coding " + text.dataCoding());
            return ports.raw()
                    .keep(SmsVerticle.CHANNEL, externalId, "unreadable", raw.encode())
                    .compose(kept -> accept(new Inbound(externalId, text.from(), text.since(), List.of(part), null)));
        }
        Part part = words.isBlank() ? new Part.Unsupported("empty") : new Part.Text(words);
        return accept(new Inbound(externalId, text.from(), text.since(), List.of(part), null));
    }

    private Future<Void> accept(Inbound message) {
        return ports.intake().accept(message).map(accepted -> {
            count("message." + accepted.name().toLowerCase(Locale.ROOT));
            return null;
        });
    }

    /** What is there of a text whose other pieces never came. */
    private Future<Void> broken(PartialText text) {
        count("message.broken");
        return accept(text, text.externalId() + "-part");
    }

    /** Gives up waiting for pieces, and forgets what was taken long ago. */
    Future<Void> look() {
        Instant late = clock.instant().minus(settings.pace().pieces());
        return ports.incoming().begunBefore(late, AT_A_TIME).compose(texts -> {
            Future<Void> all = Future.succeededFuture();
            for (PartialText text : texts) {
                all = all.compose(before -> inTurn(text.id(), () -> end(text)));
            }
            return all;
        });
    }

    private Future<Void> end(PartialText text) {
        Future<Void> taken = text.done() ? Future.succeededFuture() : broken(text);
        return taken.compose(gone -> ports.incoming().remove(text.id()));
    }

    private static Address address(String number) {
        return new Address(SmsVerticle.CHANNEL, "", number);
    }

    private void count(String what) {
        ports.counts().count(SmsVerticle.CHANNEL, what);
    }

    private static String hash(String... parts) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
