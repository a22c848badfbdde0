package vn.hue.gateway.teaching;

import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.store.Examples;
import vn.hue.gateway.store.Examples.Example;

/** Examples as the training takes them: {@code label<TAB>text}, one a line. */
public record Export(Examples examples, What what) {

    private static final int PAGE = 500;

    /** Which label a line has. */
    public enum What {
        /** For example {@code giao_thong}. */
        CATEGORY {
            @Override
            @Nullable
            String label(Example example) {
                return example.category() == null
                        ? null
                        : example.category().name().toLowerCase(Locale.ROOT);
            }
        },
        /** {@code NORMAL}, {@code URGENT} or {@code SOS}. */
        URGENCY {
            @Override
            @Nullable
            String label(Example example) {
                return example.urgency() == null ? null : example.urgency().name();
            }
        };

        abstract @Nullable String label(Example example);
    }

    /** Gives every line; how many there were when it succeeds. */
    public Future<Integer> to(Consumer<String> lines) {
        return page(null, 0, lines);
    }

    private Future<Integer> page(@Nullable String after, int before, Consumer<String> lines) {
        return examples.list(after, PAGE).compose(found -> {
            int count = before + give(found, lines);
            return found.size() < PAGE
                    ? Future.succeededFuture(count)
                    : page(found.get(PAGE - 1).id(), count, lines);
        });
    }

    private int give(List<Example> found, Consumer<String> lines) {
        int count = 0;
        for (Example example : found) {
            String label = what.label(example);
            if (label != null) {
                lines.accept(label + '\t' + example.text().replaceAll("\\s+", " "));
                count++;
            }
        }
        return count;
    }
}
