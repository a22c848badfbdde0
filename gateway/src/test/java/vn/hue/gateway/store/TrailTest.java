package vn.hue.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Json;
import vn.hue.gateway.store.Attempt.Outcome;

class TrailTest {

    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");

    private static Attempt attempt(int second, Route route, Outcome outcome, @Nullable String reason) {
        return new Attempt(NOON.plusSeconds(second), route, "sms", outcome, reason);
    }

    @Test
    void a_repetition_counts_up_and_keeps_when_it_began() {
        Trail trail = Trail.NONE
                .with(attempt(1, Route.SMS, Outcome.WAIT, "busy"))
                .with(attempt(2, Route.SMS, Outcome.WAIT, "busy"))
                .with(attempt(3, Route.SMS, Outcome.WAIT, "night"))
                .with(attempt(4, Route.SMS, Outcome.RETRY, "full"))
                .with(attempt(5, Route.SMS, Outcome.RETRY, "full"));
        assertThat(trail.attempts()).extracting(Attempt::times).containsExactly(2, 1, 1, 1);
        assertThat(trail.failingSince(Route.SMS)).contains(NOON.plusSeconds(1));
        assertThat(trail.failingSince(Route.EMAIL)).isEmpty();
        assertThat(trail.retries(Route.SMS)).isEqualTo(2);
        assertThat(trail.tries()).isEqualTo(2);
    }

    @Test
    void a_way_that_stays_closed_is_noted_once() {
        Trail trail = Trail.NONE
                .with(attempt(1, Route.CHAT, Outcome.CLOSED, "window.closed"))
                .with(attempt(2, Route.SMS, Outcome.RETRY, "full"))
                .with(attempt(3, Route.CHAT, Outcome.CLOSED, "window.closed"));
        assertThat(trail.attempts()).hasSize(2);
    }

    @Test
    void the_reason_is_that_of_the_last_try_and_else_of_the_last_closed_way() {
        Trail closed = Trail.NONE
                .with(attempt(1, Route.CHAT, Outcome.CLOSED, "window.closed"))
                .with(attempt(2, Route.SMS, Outcome.CLOSED, "phone.none"));
        assertThat(closed.reason()).isEqualTo("phone.none");
        Trail tried = closed.with(attempt(3, Route.EMAIL, Outcome.NEVER, "no such box"))
                .with(attempt(4, Route.PORTAL, Outcome.CLOSED, "on.portal"));
        assertThat(tried.reason()).isEqualTo("no such box");
        assertThat(tried.spent(Route.EMAIL)).isTrue();
        assertThat(tried.spent(Route.SMS)).isFalse();
        assertThat(Trail.NONE.reason()).isNull();
    }

    @Test
    void however_long_it_gets_what_counts_for_the_way_ahead_stays() {
        Trail trail = Trail.NONE.with(attempt(0, Route.CHAT, Outcome.NEVER, "blocked"));
        for (int i = 0; i < 200; i++) {
            trail = trail.with(attempt(i, Route.SMS, Outcome.WAIT, "busy " + i));
            if (i % 10 == 0) {
                trail = trail.with(attempt(i, Route.SMS, Outcome.PART, null));
            }
        }
        assertThat(trail.attempts()).hasSizeLessThanOrEqualTo(80);
        assertThat(trail.parts(Route.SMS)).isEqualTo(20);
        assertThat(trail.spent(Route.CHAT)).isTrue();
    }

    @Test
    void it_is_a_plain_list_as_it_is_stored() throws JsonProcessingException {
        Trail trail = Trail.NONE.with(attempt(1, Route.SMS, Outcome.SENT, null));
        String json = Json.MAPPER.writeValueAsString(trail);
        assertThat(json).startsWith("[{");
        assertThat(Json.MAPPER.readValue(json, Trail.class)).isEqualTo(trail);
    }
}
