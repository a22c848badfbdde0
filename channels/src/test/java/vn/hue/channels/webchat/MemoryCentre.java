package vn.hue.channels.webchat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.History;
import vn.hue.channels.Intake;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Part;

/** An inbox and its history in memory; can be away, or slow to make things durable. */
final class MemoryCentre implements Intake, History {

    private final Map<String, Inbound> inbox = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<String> receipts = Collections.synchronizedList(new ArrayList<>());
    private final List<Said> said = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean away;
    private volatile @Nullable Promise<Void> durable;

    /** From now on nothing can be stored or read. */
    void away(boolean now) {
        away = now;
    }

    /** From now on a message is durable only when the promise is completed. */
    Promise<Void> holdWrites() {
        Promise<Void> hold = Promise.promise();
        durable = hold;
        return hold;
    }

    List<Inbound> inbox() {
        synchronized (inbox) {
            return List.copyOf(inbox.values());
        }
    }

    /** For example {@code m1 READ}. */
    List<String> receipts() {
        synchronized (receipts) {
            return List.copyOf(receipts);
        }
    }

    void say(Address to, Line line) {
        said.add(new Said(to, line));
    }

    @Override
    public Future<Accepted> accept(Inbound message) {
        Promise<Void> hold = durable;
        if (away) {
            return Future.failedFuture("the store is away");
        }
        return (hold == null ? Future.<Void>succeededFuture() : hold.future()).map(stored -> {
            if (inbox.putIfAbsent(message.externalId(), message) != null) {
                return Accepted.DUPLICATE;
            }
            say(message.from(), line(message));
            return Accepted.NEW;
        });
    }

    @Override
    public Future<Accepted> receipt(
            Address from, String messageId, DeliveryState state, Instant at, @Nullable String reason) {
        receipts.add(messageId + " " + state);
        return Future.succeededFuture(Accepted.NEW);
    }

    @Override
    public Future<List<Line>> lines(Address of, int limit) {
        if (away) {
            return Future.failedFuture("the store is away");
        }
        synchronized (said) {
            List<Line> lines = said.stream()
                    .filter(each -> each.to().equals(of))
                    .map(Said::line)
                    .toList();
            return Future.succeededFuture(lines.subList(Math.max(0, lines.size() - limit), lines.size()));
        }
    }

    private static Line line(Inbound message) {
        StringBuilder text = new StringBuilder();
        var media = new ArrayList<Media>();
        GeoPoint point = null;
        for (Part part : message.parts()) {
            if (part instanceof Part.Text words) {
                text.append(words.text());
            } else if (part instanceof Part.Choice choice) {
                text.append(choice.label());
            } else if (part instanceof Part.Attachment attachment) {
                media.add(attachment.media());
            } else if (part instanceof Part.Location location) {
                point = location.point();
            }
        }
        return new Line(
                message.externalId(), "citizen", message.sentAt(), text.toString(), List.of(), media, point, null);
    }

    private record Said(Address to, Line line) {}
}
