package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hue.gateway.desk.Typing.State;
import vn.hue.gateway.desk.Typing.Writer;

/** Two gateways on one event bus, and their clock. */
class TypingTest {

    private static final String TALK = "zalo-oa-hoa";

    private Instant now = Instant.parse("2026-11-23T02:00:00Z");
    private final Live here = new Live(Stage.vertx(), () -> now);
    private final Live there = new Live(Stage.vertx(), () -> now);

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    /** What is said at one gateway is at the other in a moment. */
    private void heard(Writer... writers) {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!there.writers().in(TALK, "binh").equals(List.of(writers)) && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
        assertThat(there.writers().in(TALK, "binh")).containsExactly(writers);
    }

    @Test
    void whoWritesAtOneGatewayIsSeenAtTheOtherButNotByThemselves() {
        here.writers().says(TALK, "lan", State.WRITING);
        heard(new Writer("lan", State.WRITING));
        assertThat(there.writers().in(TALK, "lan")).isEmpty();
        assertThat(there.writers().in("another", "binh")).isEmpty();

        here.writers().says(TALK, "hoa", State.DRAFT);
        heard(new Writer("hoa", State.DRAFT), new Writer("lan", State.WRITING));
        here.writers().says(TALK, "lan", State.NOTHING);
        heard(new Writer("hoa", State.DRAFT));
    }

    @Test
    void aPageThatSaysNothingMoreIsForgotten() {
        here.writers().says(TALK, "lan", State.WRITING);
        here.writers().says(TALK, "hoa", State.DRAFT);
        heard(new Writer("hoa", State.DRAFT), new Writer("lan", State.WRITING));
        now = now.plus(Duration.ofSeconds(12));
        assertThat(there.writers().in(TALK, "binh")).containsExactly(new Writer("hoa", State.DRAFT));
        now = now.plus(Duration.ofSeconds(63));
        assertThat(there.writers().in(TALK, "binh")).isEmpty();
        there.writers().sweep();
        here.writers().says(TALK, "lan", State.DRAFT);
        heard(new Writer("lan", State.DRAFT));
    }
}
