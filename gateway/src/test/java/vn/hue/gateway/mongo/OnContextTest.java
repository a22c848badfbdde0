package vn.hue.gateway.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnContextTest {

    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final Database database = Database.open(vertx, mongo.uri());
    private final OnContext onContext = database.onContext();

    @AfterEach
    void close() {
        database.close().await();
        mongo.close();
        vertx.close().await();
    }

    @Test
    void a_result_arrives_on_the_context_that_asked() {
        Context context = vertx.getOrCreateContext();
        Promise<Context> arrived = Promise.promise();
        context.runOnContext(ignored -> onContext
                .first(database.mongo().runCommand(new Document("ping", 1)))
                .onComplete(pong -> arrived.complete(Vertx.currentContext())));
        assertThat(arrived.future().await()).isSameAs(context);
    }

    @Test
    void all_keeps_the_order_and_first_takes_one_or_null() {
        var numbers = database.mongo().getCollection("numbers");
        List<Document> written =
                IntStream.range(0, 250).mapToObj(i -> new Document("_id", i)).toList();
        onContext.first(numbers.insertMany(written)).await();
        var sorted = numbers.find().sort(new Document("_id", 1)).batchSize(100);
        assertThat(onContext.all(sorted).await()).isEqualTo(written);
        assertThat(onContext.first(sorted).await()).isEqualTo(written.get(0));
        assertThat(onContext.first(numbers.find(new Document("_id", -1))).await())
                .isNull();
        onContext.done(numbers.drop()).await();
        assertThat(onContext.all(numbers.find()).await()).isEmpty();
    }

    @Test
    void a_failure_is_the_exception_of_the_driver() {
        assertThatThrownBy(() -> onContext
                        .first(database.mongo().runCommand(new Document("noSuchCommand", 1)))
                        .await())
                .isInstanceOf(MongoCommandException.class);
    }

    @Test
    void a_publisher_that_stays_silent_fails_after_the_time_out() {
        Future<Integer> silent = new OnContext(vertx, Duration.ofMillis(20)).first(subscriber -> {});
        assertThatThrownBy(silent::await).isInstanceOf(TimeoutException.class);
    }

    /** As when a gateway is stopped in the middle of a timer's round. */
    @Test
    void closing_waits_for_what_is_asked_and_lets_nothing_more_be_asked() {
        var numbers = database.mongo().getCollection("numbers");
        onContext
                .first(numbers.insertMany(IntStream.range(0, 5_000)
                        .mapToObj(i -> new Document("_id", i))
                        .toList()))
                .await();
        Future<List<Document>> all = onContext.all(numbers.find().batchSize(10));
        Future<Void> closed = database.close();
        Future<Document> late = onContext.first(numbers.find());

        assertThat(all.await()).hasSize(5_000);
        assertThatThrownBy(late::await).isInstanceOf(Underway.Closing.class);
        closed.await();
    }

    @Test
    void a_ping_fails_when_no_server_is_there() {
        mongo.close();
        assertThatThrownBy(() -> database.ping().await()).isNotNull();
    }
}
