package vn.hue.gateway.teaching;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Report;
import vn.hue.gateway.store.Examples;
import vn.hue.gateway.store.Stores;
import vn.hue.nlp.Anonymous;

/** Keeps what operators say a report is, as an example without personal data. The report itself stays as it is. */
public final class Teaching {

    private final Stores stores;
    private final Anonymous anonymous;
    private final WorkerExecutor workers;
    private final InstantSource clock;

    /**
     * Teaching over a store.
     *
     * @param workers where texts are read again to take personal data out
     */
    public Teaching(Stores stores, Anonymous anonymous, WorkerExecutor workers, InstantSource clock) {
        this.stores = stores;
        this.anonymous = anonymous;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * What a report is, by an operator's word; said again, it goes over what was said before.
     *
     * @param report its code or key
     * @param category null when it was read rightly
     * @param urgency null when it was read rightly
     * @return durable when it succeeds; false when there is no such report
     */
    public Future<Boolean> correct(String report, @Nullable Category category, @Nullable Urgency urgency) {
        return stores.reports().find(report).compose(found -> {
            if (found == null) {
                return Future.succeededFuture(false);
            }
            return workers.executeBlocking(() -> text(found), false)
                    .compose(text -> stores.examples()
                            .keep(new Examples.Example(id(found), clock.instant(), text, category, urgency)))
                    .map(true);
        });
    }

    private String text(Report report) {
        String name = report.sender().name();
        return anonymous.text(report.content(), name == null ? List.of() : List.of(name));
    }

    /** The same for the same report, and no way back to it: its key names the conversation. */
    private static String id(Report report) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(report.key().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
