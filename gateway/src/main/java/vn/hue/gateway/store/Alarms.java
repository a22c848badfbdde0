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

    /**
     * Raises what may be raised again: further causes join the alarm while nobody has seen to it, and raise it anew
     * afterwards. Durable when the future succeeds; the same cause again changes nothing.
     *
     * @param alarm its id is that of the matter
     * @param cause {@code conversation/version/index}
     * @param told whether operators know all of it: it joins an open alarm, and raises none again
     */
    Future<Void> ring(Raised alarm, String cause, boolean told);

    /** Those nobody has seen to: the loudest first, so that nothing drowns a cry for help, and the newest of them first. */
    Future<List<Raised>> open(int limit);

    /** An operator has seen to it. */
    Future<Void> settle(String id, String operator, Instant at);

    /**
     * An alarm.
     *
     * @param id {@code conversation/version/index}, or that of the matter it is rung for
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

        /** What cries for help comes before what is urgent, and both before everything else, which is 0. */
        public int loudness() {
            return switch (alarm) {
                case SOS -> 2;
                case URGENT -> 1;
                default -> 0;
            };
        }
    }
}
