package vn.hue.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.flow.Town.await;
import static vn.hue.gateway.flow.Town.citizen;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hue.channels.History;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/** Messages of one citizen that come in another order than they were written. */
class OvertakenTest extends OnePhone {

    /** Providers promise no order; their clock knows which was written first. */
    @Test
    void messages_that_overtook_each_other_are_taken_as_they_were_written() {
        Town town = town(FlowSettings.DEFAULT);
        List<String> arrive = List.of("m3", "m1", "m2a", "m2b");
        for (String id : arrive) {
            int second = Character.digit(id.charAt(1), 10);
            await(town.flow.accept(new Inbound(
                    id, citizen("an"), Town.MORNING.minusSeconds(10 - second), List.of(new Part.Text(id)), null)));
        }
        town.pass(Duration.ofSeconds(5));

        assertThat(town.diary("an")).containsExactly("m1+m2a+m2b+m3");
        assertThat(await(town.flow.lines(citizen("an"), 5)))
                .extracting(History.Line::text)
                .startsWith("m1", "m2a", "m2b", "m3");
    }
}
