package vn.hue.gateway.channel;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.SentIds;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Stores;

/** The names of our messages at the providers, and what somebody has not read yet. */
final class Names implements SentIds {

    /** Nobody leaves more unread and then reads it at once; a bot that asks is answered long before. */
    private static final int LINES_LOOKED_AT = 50;

    private final Stores stores;
    private final InstantSource clock;

    Names(Stores stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    @Override
    public Future<@Nullable String> ourId(String channel, String externalId) {
        return stores.channels().sent().ourId(channel, externalId);
    }

    @Override
    public Future<Void> note(String channel, String externalId, String ourId) {
        return stores.channels().sent().note(channel, externalId, ourId, clock.instant());
    }

    @Override
    public Future<List<String>> sentUntil(Address to, Instant at) {
        String conversation = to.conversation();
        return stores.conversations().load(conversation).compose(snapshot -> {
            if (snapshot == null) {
                return Future.succeededFuture(List.of());
            }
            long last = snapshot.lines();
            return stores.lines()
                    .read(conversation, Math.max(1, last - LINES_LOOKED_AT + 1), last)
                    .map(lines -> lines.stream()
                            .filter(line -> unread(line) && !line.at().isAfter(at))
                            .map(Line::message)
                            .toList());
        });
    }

    private static boolean unread(Line line) {
        Line.Progress delivery = line.delivery();
        if (delivery == null) {
            return false;
        }
        DeliveryState state = delivery.state();
        return state == DeliveryState.SENT || state == DeliveryState.DELIVERED || state == DeliveryState.UNSURE;
    }
}
