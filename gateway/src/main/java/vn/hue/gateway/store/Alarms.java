package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Effect;

/** What operators must look at. */
public interface Alarms {

    /** Durable when the future succeeds; raising it again changes nothing. */
    Future<Void> raise(Raised alarm);

    /** Those nobody has seen to, newest first. */
    Future<List<Raised>> open(int limit);

    /** An operator has seen to it. */
    Future<Void> settle(String id, String operator, Instant at);

    /**
     * An alarm.
     *
     * @param id {@code conversation/version/index}
     * @param report its code or key; null when it is about the conversation
     * @param others further reports it is about, by what people call them
     */
    record Raised(
            String id,
            String conversation,
            Effect.Alarm alarm,
            @Nullable String report,
            List<String> others,
            Instant at) {
        public Raised {
            others = List.copyOf(others);
        }

        public Raised(String id, String conversation, Effect.Alarm alarm, @Nullable String report, Instant at) {
            this(id, conversation, alarm, report, List.of(), at);
        }
    }
}
