package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import vn.hue.conversations.conduct.Conduct;
import vn.hue.conversations.conduct.Violation.Kind;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Json;
import vn.hue.gateway.Sample;
import vn.hue.gateway.store.Snapshot;

/** The citizen of {@link Sample} behaves badly. */
final class Misconduct {

    /** Four interactions on a result, all confirmed by {@code lan}: interaction is locked from now on. */
    static Conduct locked(Stage stage) {
        Conduct conduct = Conduct.CLEAN;
        for (int i = 1; i <= 4; i++) {
            conduct = conduct.propose(Kind.INTERACTION, Sample.KEY, "Lời thứ " + i, stage.now(), "system")
                    .confirm(i, "lan", stage.now())
                    .orElseThrow();
        }
        return conduct;
    }

    static void store(Stage stage, Conduct conduct) {
        Snapshot before = await(stage.stores.conversations().load(Sample.ID));
        ObjectNode state = Json.MAPPER.valueToTree(before.state());
        state.set("conduct", Json.MAPPER.valueToTree(conduct));
        store(stage, before, Json.MAPPER.convertValue(state, Conversation.class));
    }

    static void store(Stage stage, Snapshot before, Conversation state) {
        assertThat(await(stage.stores
                        .conversations()
                        .store(new Snapshot(
                                before.version() + 1,
                                state,
                                List.of(),
                                List.of(),
                                List.of(),
                                before.lines(),
                                null,
                                stage.now()))))
                .isTrue();
    }

    private Misconduct() {}
}
