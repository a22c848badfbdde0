package vn.hue.gateway.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.hue.gateway.Await.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {

    @Test
    void whoever_stumbles_over_an_answer_does_not_stop_those_behind() {
        Promise<List<Integer>> first = Promise.promise();
        Batch<String, Integer> lengths = new Batch<>(
                texts -> texts.equals(List.of("one"))
                        ? first.future()
                        : Future.succeededFuture(
                                texts.stream().map(String::length).toList()),
                10,
                1);
        lengths.add("a", "one").onSuccess(length -> {
            throw new IllegalStateException("a mistake of whoever asked");
        });
        Future<Integer> behind = lengths.add("a", "three");

        first.complete(List.of(3));

        assertThat(await(behind)).isEqualTo(5);
    }

    @Test
    void too_few_answers_fail_all_that_asked() {
        Batch<String, Integer> dumb = new Batch<>(texts -> Future.succeededFuture(List.of()), 10, 1);

        assertThatThrownBy(() -> await(dumb.add("a", "one"))).hasMessageContaining("1 operations, 0 results");
    }
}
