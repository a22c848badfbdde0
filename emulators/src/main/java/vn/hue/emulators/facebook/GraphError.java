package vn.hue.emulators.facebook;

import io.vertx.core.json.JsonObject;

/** A refusal as Graph words it. */
record GraphError(int status, int code, int subcode, String type, String message) {

    static final String OAUTH = "OAuthException";

    static GraphError parameter(String message) {
        return new GraphError(400, 100, 0, OAUTH, "(#100) " + message);
    }

    static GraphError of(int code, int subcode, String message) {
        return new GraphError(400, code, subcode, OAUTH, "(#" + code + ") " + message);
    }

    static GraphError token() {
        return new GraphError(401, 190, 463, OAUTH, "Error validating access token: Session has expired.");
    }

    JsonObject json() {
        JsonObject error =
                new JsonObject().put("message", message).put("type", type).put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        return new JsonObject().put("error", error.put("fbtrace_id", "AEmulated" + code));
    }
}
