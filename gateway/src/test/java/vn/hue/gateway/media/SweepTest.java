package vn.hue.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.channels.MediaStore.File;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.gateway.store.ChannelStores;
import vn.hue.gateway.store.memory.Memory;

class SweepTest {

    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");

    private final ChannelStores stores = Memory.stores().channels();
    private final Shelf shelf = new MemoryShelf();
    private Instant now = NOON;

    private Sweep sweep(String node) {
        return new Sweep(stores.leftovers(), stores.leases(), shelf, node, () -> now, () -> now);
    }

    private void put(String id) {
        File file = new File(Media.stored(id, MediaKind.FILE, "message/rfc822"), Buffer.buffer(id));
        await(shelf.put(id, file));
    }

    private boolean isThere(String id) {
        return await(shelf.get(id)) != null;
    }

    @ParameterizedTest(name = "kept for {0}, looked at after {1}: there {2}")
    @CsvSource({"PT24H, PT23H59M59S, true", "PT24H, PT24H, false", "P180D, P179D, true", "P180D, P181D, false"})
    void a_file_goes_when_its_time_has_come(Duration kept, Duration later, boolean there) {
        put("mail-1");
        put("mail-1.thumb");
        await(stores.leftovers().put("mail-1", now.plus(kept)));
        now = NOON.plus(later);
        assertThat(await(sweep("one").look())).isEqualTo(there ? 0 : 1);
        assertThat(isThere("mail-1")).isEqualTo(there);
        assertThat(isThere("mail-1.thumb")).isEqualTo(there);
        assertThat(await(sweep("one").look())).isZero();
    }

    @Test
    void what_was_never_taken_in_and_what_is_used_stays_for_ever() {
        put("mail-not-taken");
        put("used");
        await(stores.leftovers().put("used", now.plusSeconds(1)));
        await(stores.leftovers().claim(List.of("used")));
        now = NOON.plus(Duration.ofDays(4_000));
        assertThat(await(sweep("one").look())).isZero();
        assertThat(isThere("mail-not-taken")).isTrue();
        assertThat(isThere("used")).isTrue();
    }

    @Test
    void one_gateway_sweeps_at_a_time_and_a_dead_one_s_turn_ends() {
        put("mail-1");
        await(stores.leftovers().put("mail-1", now));
        assertThat(await(stores.leases().hold(Sweep.LEASE, "dead", now, now.plusSeconds(600))))
                .isTrue();
        assertThat(await(sweep("two").look())).isZero();
        assertThat(isThere("mail-1")).isTrue();
        now = now.plusSeconds(601);
        assertThat(await(sweep("two").look())).isEqualTo(1);
        assertThat(await(sweep("one").look())).isZero();
    }
}
