package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hue.channels.ChannelHealth;
import vn.hue.gateway.store.ChannelStates;
import vn.hue.gateway.store.RawBodies;

class ChannelsPageTest {

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private void kept(String channel, String id, String shape) {
        await(stage.stores
                .channels()
                .raw()
                .keep(new RawBodies.Raw(channel, id, shape, "{\"phone\":\"84905123456\"}", stage.now())));
    }

    @Test
    void itShowsHowTheChannelsAreAndByKindWhatNobodyUnderstands() {
        assertThat(stage.as("supervisor").page("/desk/channels").select("#raw")).isEmpty();
        await(stage.stores
                .channels()
                .states()
                .put(new ChannelStates.Known(
                        "zalo", "388", ChannelHealth.State.DEGRADED, "Hết tiền trong ví.", stage.now())));
        kept("zalo", "e1", "user_dreamed");
        kept("zalo", "e2", "user_dreamed");
        kept("facebook", "e1", "unsend");

        Document page = stage.as("supervisor").page("/desk/channels");

        assertThat(page.select(".channel.DEGRADED .why").text()).startsWith("Hết tiền trong ví.");
        assertThat(page.select("#raw tbody tr").eachText())
                .hasSize(2)
                .satisfies(rows -> assertThat(rows.get(0)).startsWith("Facebook unsend 1"))
                .satisfies(rows -> assertThat(rows.get(1)).startsWith("Zalo user_dreamed 2"));
        // Counts, and never what was in them.
        assertThat(page.html()).doesNotContain("84905123456");
    }
}
