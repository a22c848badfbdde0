package vn.hue.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.store.StoreContract.await;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hue.gateway.store.KeptAnswers.Answer;
import vn.hue.gateway.store.KeptAnswers.Asked;

/** What keeping answers promises. */
interface KeptAnswersContract {

    Instant TEN = Instant.parse("2026-11-23T03:00:00.123Z");

    Stores opened();

    private KeptAnswers answers() {
        return opened().answers();
    }

    private static Asked asked(String id, Instant at) {
        return new Asked(id, "fingerprint", at, at, null);
    }

    @Test
    default void of_those_who_ask_with_one_key_at_once_one_works_on_it() {
        List<Future<@Nullable Asked>> racers = IntStream.range(0, 8)
                .mapToObj(i -> answers().claim(asked("portal/k", TEN)))
                .toList();
        await(Future.join(racers));

        assertThat(racers).filteredOn(racer -> racer.result() == null).hasSize(1);
        assertThat(racers).filteredOn(racer -> racer.result() != null).allSatisfy(racer -> assertThat(racer.result())
                .isEqualTo(asked("portal/k", TEN)));
        assertThat(await(answers().claim(asked("hotline/k", TEN)))).isNull();
    }

    @Test
    default void an_answer_is_given_to_all_who_ask_later() {
        Answer answer = new Answer(200, "application/json", "{\"mã\":1}", "\"7\"", null);
        await(answers().claim(asked("k", TEN)));
        await(answers().answered("k", answer));
        await(answers().answered("unknown", answer));

        assertThat(await(answers().claim(asked("k", TEN.plusSeconds(9)))))
                .isEqualTo(new Asked("k", "fingerprint", TEN, TEN, answer));
        assertThat(await(answers().claim(asked("unknown", TEN)))).isNull();
    }

    @Test
    default void of_those_who_take_over_one_does_and_the_first_time_stays() {
        Asked stale = asked("k", TEN);
        await(answers().claim(stale));
        List<Future<Boolean>> racers = IntStream.range(0, 8)
                .mapToObj(i -> answers().hold(stale, TEN.plusSeconds(60 + i)))
                .toList();
        await(Future.join(racers));

        assertThat(racers).filteredOn(Future::result).hasSize(1);
        Asked there = await(answers().claim(asked("k", TEN.plusSeconds(99))));
        assertThat(there.at()).isEqualTo(TEN);
        assertThat(there.heldAt()).isAfter(TEN);
    }

    @Test
    default void what_was_asked_long_ago_is_forgotten() {
        await(answers().claim(asked("old", TEN)));
        await(answers().claim(asked("new", TEN.plusSeconds(5))));
        await(answers().sweep(TEN.plusSeconds(5)));

        assertThat(await(answers().claim(asked("old", TEN.plusSeconds(9))))).isNull();
        assertThat(await(answers().claim(asked("new", TEN.plusSeconds(9))))).isNotNull();
    }
}
