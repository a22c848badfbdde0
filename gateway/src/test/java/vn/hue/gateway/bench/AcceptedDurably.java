package vn.hue.gateway.bench;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import org.bson.Document;
import vn.hue.gateway.flow.Flow;

/** Webhook to "got it", against a bare handler that checks the same HMAC, parses the same JSON and does one insert. */
final class AcceptedDurably implements Measurement {

    private static final double AIM = 0.8;
    /** So many citizens that nobody writes often enough to be answered while only acceptance is measured. */
    private static final int CITIZENS = 10_000_000;

    private static final Duration NOBODY_ANSWERS = Duration.ofHours(1);

    @Override
    public String name() {
        return "accept";
    }

    @Override
    public String about() {
        return "messages accepted durably per second, against HMAC + parse + one insert";
    }

    @Override
    public void run(Bed bed) {
        Flow flow = bed.flow(
                bed.settings().withQuiet(NOBODY_ANSWERS, NOBODY_ANSWERS).withWaitingAtMost(Integer.MAX_VALUE));
        Webhook ours = new Webhook(bed.vertx(), Bed.ASKERS, flow::accept);
        MongoCollection<Document> plain = bed.collection("floor-inbox");
        Webhook floor = new Webhook(bed.vertx(), Bed.ASKERS, message -> bed.insert(plain, message));
        bed.contest()
                .between(
                        bed.vertx(),
                        "accepted durably",
                        AIM,
                        number -> floor.post(bed.message("f", CITIZENS)),
                        number -> ours.post(bed.message("a", CITIZENS)));
        ours.close();
        floor.close();
        flow.stop().await();
        // Nobody is to answer them later: the next measurement is another.
        bed.onContext()
                .first(bed.collection("inbox").deleteMany(new Document()))
                .await();
    }
}
