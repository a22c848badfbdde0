package vn.hue.gateway.api;

import io.vertx.core.json.JsonObject;

/** Why a request of another program is not done: a status, a kind that has its words in both languages, and facts. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String kind;
    private final transient JsonObject facts;
    private final transient Object[] arguments;

    /**
     * @param kind with words under {@code problem.KIND} in {@code api_vi.properties} and {@code api_en.properties}
     * @param facts for programs, beside the words for people
     * @param arguments of the words
     */
    Problem(int status, String kind, JsonObject facts, Object... arguments) {
        super(kind, null, false, false);
        this.status = status;
        this.kind = kind;
        this.facts = facts;
        this.arguments = arguments.clone();
    }

    Problem(int status, String kind) {
        this(status, kind, new JsonObject());
    }

    int status() {
        return status;
    }

    String kind() {
        return kind;
    }

    JsonObject facts() {
        return facts;
    }

    Object[] arguments() {
        return arguments.clone();
    }
}
