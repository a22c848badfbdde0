package vn.hue.channels.facebook;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What came back from Graph. */
sealed interface GraphReply {

    /** It did what we asked. */
    record Done(JsonObject body) implements GraphReply {

        @Nullable
        String text(String field) {
            Object value = body.getValue(field);
            return value == null ? null : value.toString();
        }
    }

    /**
     * <pre>{@code
     * {"error":{"message":"…","type":"OAuthException","code":10,"error_subcode":2018278,"fbtrace_id":"…"}}
     * }</pre>
     *
     * @param trace Facebook's name for the call, for its support
     */
    record Refused(
            int code,
            int subcode,
            boolean passing,
            @Nullable String trace) implements GraphReply {

        GraphRefusal kind() {
            GraphRefusal kind = GraphRefusal.of(code, subcode);
            return passing && kind == GraphRefusal.OURS ? GraphRefusal.PASSING : kind;
        }
    }

    /** Something else answered than Graph: a proxy's page. */
    record Broken(int status) implements GraphReply {}

    /** The request never left. */
    record NotSent() implements GraphReply {}

    /** The request left and no answer came. */
    record Lost() implements GraphReply {}

    /** Never throws. An error may come with any status, 200 included. */
    static GraphReply of(int status, String body) {
        JsonObject json;
        try {
            json = new JsonObject(body);
        } catch (DecodeException notJson) {
            return new Broken(status);
        }
        if (json.getValue("error") instanceof JsonObject error) {
            return new Refused(
                    number(error, "code"),
                    number(error, "error_subcode"),
                    Boolean.TRUE.equals(error.getValue("is_transient")),
                    error.getValue("fbtrace_id") instanceof String trace ? trace : null);
        }
        return status / 100 == 2 ? new Done(json) : new Broken(status);
    }

    private static int number(JsonObject object, String field) {
        return object.getValue(field) instanceof Number number ? number.intValue() : 0;
    }
}
