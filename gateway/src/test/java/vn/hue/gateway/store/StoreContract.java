package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.gateway.Await;

/** What every store promises, wherever it keeps things. */
public abstract class StoreContract
        implements InboxContract,
                ConversationStoreContract,
                OutgoingContract,
                ReportStoreContract,
                ChannelStoreContract,
                TextStoreContract,
                StaffContract,
                WorklistContract,
                KeptAnswersContract,
                AgencyStoreContract {

    protected static final Instant NOON = Instant.parse("2026-11-23T05:00:00.123Z");

    protected static final Address AN = new Address("phone", "oa", "an");

    static final Address BINH = new Address("mail", "", "binh@example.org");

    private Stores stores;

    /** A new, empty set. */
    protected abstract Stores stores();

    @BeforeEach
    void open() {
        stores = stores();
    }

    @Override
    public ChannelStores channels() {
        return stores.channels();
    }

    @Override
    public Stores opened() {
        return stores;
    }

    protected static <T> T await(Future<T> future) {
        return Await.await(future);
    }
}
