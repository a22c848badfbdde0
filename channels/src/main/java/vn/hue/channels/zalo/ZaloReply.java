package vn.hue.channels.zalo;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** What came of one call. */
sealed interface ZaloReply {

    /**
     * Zalo answered; mistakes come with HTTP 200 as well.
     *
     * @param error 0 when all is well
     * @param data empty when there is none
     */
    record Answer(int error, JsonObject data) implements ZaloReply {}

    /** Not JSON: some proxy on the way has trouble. {@code took} when the request may have reached Zalo. */
    record Broken(int status, boolean took) implements ZaloReply {}

    /** The request surely never left. */
    record NotSent() implements ZaloReply {}

    /** The request left and no answer came. */
    record Lost() implements ZaloReply {}

    /** We have no token. {@code consent} when an administrator must act. */
    record NoToken(boolean consent) implements ZaloReply {}

    /** We have used up our requests of this minute. */
    record Paced(Duration delay) implements ZaloReply {}
}
