package vn.hue.gateway.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.gateway.mongo.EmbeddedMongo;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.Listing;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;

/** The embedded default: a file, and what would be scanned mirrored in memory. */
class MongoStoresOnFileTest extends MongoContract {

    MongoStoresOnFileTest() throws IOException {
        super(EmbeddedMongo.onFile(Files.createTempDirectory("contract").resolve("hue.db")));
    }

    @Override
    Stores open(MongoDatabase mongo, OnContext onContext) {
        return await(MongoStores.openAlone(mongo, onContext));
    }

    /** The database may do what it was asked to although its answer never comes. */
    @Test
    void a_turn_whose_answer_got_lost_is_listed_once_its_conversation_is_looked_at() {
        String name = "lost";
        Stores alone = open(mongo(name), onContext());
        Snapshot first = new Snapshot(1, Conversation.fresh(AN, NOON), List.of(), List.of(), List.of(), 0, null, NOON);
        Snapshot next = new Snapshot(2, first.state(), List.of(), List.of(), List.of(), 4, null, NOON.plusSeconds(60));
        await(alone.conversations().store(first));
        await(new MongoConversations(mongo(name), onContext()).store(next));

        assertThat(await(alone.conversations().store(next))).isFalse();
        assertThat(await(alone.conversations().load(first.id()))).isEqualTo(next);

        assertThat(await(alone.conversations().list(new Conversations.Query(null, null, null, 10))))
                .extracting(Conversations.Summary::lines)
                .containsExactly(4L);
        assertThat(await(alone.conversations().rows(Set.of(first.id()))))
                .extracting(Listing::updatedAt)
                .containsExactly(next.updatedAt());
    }
}
