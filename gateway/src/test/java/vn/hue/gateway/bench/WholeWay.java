package vn.hue.gateway.bench;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.gateway.flow.Flow;

/**
 * Webhook to the answer at the channel, against a bare handler that inserts, reads and replaces one state document, and
 * sends one reply.
 */
final class WholeWay implements Measurement {

    private static final double AIM = 0.6;
    private static final int STORED = 1_000;
    private static final int PATIENCE_SECONDS = 60;

    @Override
    public String name() {
        return "whole-way";
    }

    @Override
    public String about() {
        return "in, durable, dialog, out, against insert + read + replace + reply";
    }

    @Override
    public void run(Bed bed) {
        among(bed, STORED);
    }

    /** With so many stored conversations, of which any may be the one that goes on. */
    static Contest.Outcome among(Bed bed, int stored) {
        bed.fill(stored);
        Flow flow = bed.flow(bed.settings().withQuiet(Duration.ZERO, Duration.ZERO));
        Webhook ours = new Webhook(bed.vertx(), Bed.ASKERS, flow::accept);
        MongoCollection<Document> inbox = bed.collection("floor-inbox");
        MongoCollection<Document> states = bed.collection("floor-states");
        Webhook floor = new Webhook(bed.vertx(), Bed.ASKERS, message -> bed.insert(inbox, message)
                .compose(kept -> readAndReplace(bed, states, message))
                .onSuccess(replaced -> bed.replies().answer("answer-" + message.externalId())));
        Contest.Outcome outcome = bed.contest()
                .between(
                        bed.vertx(),
                        String.format(Locale.ROOT, "the whole way, %,d stored", stored),
                        AIM,
                        number -> asked(bed, floor, bed.message("f", stored)),
                        number -> asked(bed, ours, bed.message("w", stored)));
        ours.close();
        floor.close();
        flow.stop().await();
        return outcome;
    }

    private static Future<?> asked(Bed bed, Webhook webhook, Inbound message) {
        Future<Void> answer = bed.replies().to(message.externalId());
        return webhook.post(message).compose(taken -> answer).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static Future<?> readAndReplace(Bed bed, MongoCollection<Document> states, Inbound message) {
        Document id = new Document("_id", message.from().conversation());
        return bed.onContext().first(states.find(id)).compose(state -> {
            if (state == null) {
                return Future.failedFuture("not filled");
            }
            state.put("version", state.getLong("version") + 1);
            return bed.onContext().first(states.replaceOne(id, state));
        });
    }
}
