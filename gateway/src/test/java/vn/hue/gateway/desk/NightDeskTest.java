package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.gateway.Sample;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Snapshot;

/** What operators read of a message that waits for the morning. */
class NightDeskTest {

    private static final String TALK = "/desk/conversations/" + Sample.ID;

    private Stage stage;

    @BeforeEach
    void serve() {
        stage = new Stage();
        Sample.into(stage.stores, Urgency.NORMAL);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void says(String id, @Nullable Instant heldUntil) {
        Snapshot before =
                Objects.requireNonNull(await(stage.stores.conversations().load(Sample.ID)));
        Outbound message =
                new Outbound(id, "Kết quả đã có.", List.of(), List.of(), Outbound.Purpose.NOTICE, Outbound.BOT, null);
        long number = before.lines() + 1;
        await(stage.stores
                .lines()
                .add(List.of(Line.answered(Sample.ID, number, message, List.of(), stage.now())
                        .with(Line.Progress.WAITING.heldUntil(heldUntil)))));
        await(stage.stores
                .conversations()
                .store(new Snapshot(
                        before.version() + 1,
                        before.state(),
                        List.of(),
                        List.of(),
                        List.of(),
                        number,
                        null,
                        stage.now())));
    }

    private List<String> waiting() {
        // Sessions end by the same clock.
        return stage.as("operator").page(TALK).select(".delivery.WAITING").eachText();
    }

    @Test
    void whatTheNightHoldsSaysUntilWhenAndSoDoesWhatIsBehindIt() {
        says("now", null);
        says("held", Instant.parse("2026-11-24T00:00:00Z"));
        says("behind", null);
        String held = "Chờ đến 07:00 24/11 mới gửi, vì đang là giờ nghỉ đêm";
        assertThat(waiting()).containsExactly("Đang gửi", held, held);

        stage.wait(Duration.between(stage.now(), Instant.parse("2026-11-24T00:00:01Z")));
        assertThat(waiting()).containsExactly("Đang gửi", "Đang gửi", "Đang gửi");
    }
}
