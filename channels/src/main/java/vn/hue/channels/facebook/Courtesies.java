package vn.hue.channels.facebook;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import vn.hue.conversations.vocabulary.Address;

/** "Seen" and "is typing" for a message that was just taken. Never waited for, never repeated, left out under load. */
final class Courtesies {

    private static final int AT_ONCE = 20;
    private static final List<String> ACTIONS = List.of("mark_seen", "typing_on");

    private final Graph graph;
    private final GraphPace pace;
    private final FacebookSettings settings;
    private final AtomicInteger underWay = new AtomicInteger();

    Courtesies(Graph graph, GraphPace pace, FacebookSettings settings) {
        this.graph = graph;
        this.pace = pace;
        this.settings = settings;
    }

    void to(Address person) {
        String token = settings.token(person.account());
        if (!settings.features().courtesies()
                || token == null
                || !pace.wait(person.account()).isZero()
                || underWay.get() >= AT_ONCE) {
            return;
        }
        JsonObject recipient = new JsonObject().put("id", person.user());
        for (String action : ACTIONS) {
            underWay.incrementAndGet();
            graph.post(
                            person.account(),
                            token,
                            "messages",
                            new JsonObject().put("recipient", recipient).put("sender_action", action))
                    .onComplete(ended -> underWay.decrementAndGet());
        }
    }
}
