package vn.hue.gateway.desk;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.hue.gateway.work.Typed;

/**
 * A form as it was sent, and what is wrong with it: shown again with its values, each message beside its field.
 *
 * <p>Passwords and codes are never shown again.
 */
public final class Form {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();

    /** An empty one. */
    public Form() {}

    /** What was sent of these fields, without white space around it; of a field sent several times, a line each. */
    static Form of(RoutingContext ctx, String... fields) {
        Form form = new Form();
        for (String field : fields) {
            form.values.put(
                    field,
                    Typed.clean(String.join("\n", ctx.request().formAttributes().getAll(field))));
        }
        return form;
    }

    public Form with(String field, String value) {
        values.put(field, value);
        return this;
    }

    /** What was given; empty when nothing was. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** The message beside a field, already in words; empty when it is right. */
    public String problem(String field) {
        return problems.getOrDefault(field, "");
    }

    /** The first problem of a field counts. */
    Form wrong(String field, String message) {
        problems.putIfAbsent(field, message);
        return this;
    }

    /** Whether anything is wrong with it. */
    public boolean hasProblems() {
        return !problems.isEmpty();
    }

    boolean isRight() {
        return problems.isEmpty();
    }
}
