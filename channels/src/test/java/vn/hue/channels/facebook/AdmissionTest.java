package vn.hue.channels.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hue.channels.MediaStore;
import vn.hue.channels.Words;
import vn.hue.conversations.vocabulary.DeliveryState;

final class AdmissionTest {

    private static final Instant SENT = Instant.parse("2026-11-23T08:15:00Z");

    private final Centre centre = new Centre();
    private final SentMessages sent = new SentMessages();
    private Instant now = SENT;
    private final Admission admission = new Admission(
            centre.ports(new NoFiles()),
            FacebookSettings.of("4242", "secret", "verify-me", Map.of("1000", "PAGE-TOKEN")),
            sent,
            new Words("facebook", "vi"),
            () -> now,
            heard -> {});

    private static final class NoFiles implements MediaStore {

        @Override
        public Future<Stored> store(Buffer file, @Nullable String name) {
            return Future.succeededFuture(new Stored.Refused(Stored.Reason.EMPTY));
        }

        @Override
        public Future<MediaStore.@Nullable File> open(String id) {
            return Future.succeededFuture(null);
        }
    }

    @Test
    void a_receipt_for_what_another_node_sent_waits_until_that_is_written_down() {
        deliver("m_9");
        admission.lookAgain();
        assertThat(centre.receipts).isEmpty();

        centre.ids.put("m_9", "c/1/0");
        admission.lookAgain();
        admission.lookAgain();

        assertThat(centre.receipts).containsExactly("c/1/0 DELIVERED");
    }

    @Test
    void a_receipt_nobody_claims_is_forgotten_after_a_while() {
        deliver("m_9");
        now = SENT.plus(Duration.ofMinutes(3));
        admission.lookAgain();
        centre.ids.put("m_9", "c/1/0");
        admission.lookAgain();

        assertThat(centre.receipts).isEmpty();
    }

    @Test
    void an_answer_that_comes_between_the_look_and_the_wait_is_not_missed() {
        sent.named("m_9", "c/1/0");
        SentMessages.Early receipt =
                new SentMessages.Early(FacebookUser.person("1000", "2000"), "m_9", DeliveryState.DELIVERED, SENT, SENT);

        assertThat(sent.park(receipt)).isEqualTo("c/1/0");
        assertThat(sent.parked()).isEmpty();
    }

    @Test
    void a_batch_of_a_page_nobody_knows_is_kept_once_however_many_items_it_has() {
        JsonArray items = new JsonArray();
        for (int i = 0; i < 50; i++) {
            items.add(new JsonObject()
                    .put("sender", new JsonObject().put("id", "20" + i % 5))
                    .put("recipient", new JsonObject().put("id", "777"))
                    .put("timestamp", SENT.toEpochMilli())
                    .put("message", new JsonObject().put("mid", "m_" + i).put("text", "Ổ gà")));
        }
        JsonObject entry = new JsonObject().put("id", "777").put("messaging", items);
        JsonObject body = new JsonObject().put("object", "page").put("entry", new JsonArray().add(entry));

        assertThat(admission.take(body.toBuffer().getBytes()).succeeded()).isTrue();
        assertThat(centre.keeps).hasSize(1);
        assertThat(centre.raw.values()).containsExactly(body.encode());

        centre.away = true;
        assertThat(admission.take(body.toBuffer().getBytes()).failed()).isTrue();
    }

    private void deliver(String mid) {
        JsonObject item = new JsonObject()
                .put("sender", new JsonObject().put("id", "2000"))
                .put("recipient", new JsonObject().put("id", "1000"))
                .put("timestamp", SENT.toEpochMilli())
                .put("delivery", new JsonObject().put("mids", new JsonArray().add(mid)));
        JsonObject entry = new JsonObject().put("id", "1000").put("messaging", new JsonArray().add(item));
        JsonObject body = new JsonObject().put("object", "page").put("entry", new JsonArray().add(entry));
        assertThat(admission.take(body.toBuffer().getBytes()).succeeded()).isTrue();
    }
}
