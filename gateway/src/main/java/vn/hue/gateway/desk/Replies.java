package vn.hue.gateway.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Language;

/**
 * Replies written beforehand, in the citizen's language; the sentences are in {@code replies_vi.properties} and {@code
 * replies_en.properties}, their titles for operators in {@code desk_*.properties} as {@code reply.NAME}.
 */
public final class Replies {

    /** In the order they are offered. */
    static final List<String> NAMES = List.of("greet", "wait", "picture", "place", "code", "passed", "thanks");

    private static final Replies VI = new Replies("replies_vi.properties");
    private static final Replies EN = new Replies("replies_en.properties");

    private final Properties sentences = new Properties();

    private Replies(String file) {
        try (InputStream in = Replies.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One of them, ready to be sent.
     *
     * @param name of its title, see {@link #NAMES}
     */
    public record Reply(String name, String text) {}

    /**
     * Those that can be said: one that names a report's code is left out where there is none.
     *
     * @param citizen what the citizen is called; null when it is not known, or not to be shown
     */
    static List<Reply> in(Language language, @Nullable String citizen, @Nullable String code) {
        Properties sentences = (language == Language.EN ? EN : VI).sentences;
        List<Reply> replies = new ArrayList<>();
        for (String name : NAMES) {
            String text = sentences.getProperty(name);
            if (code != null || !text.contains("{ma}")) {
                replies.add(new Reply(
                        name,
                        text.replace("{ma}", code == null ? "" : code)
                                .replace("{ten}", citizen == null ? sentences.getProperty("nobody") : citizen)));
            }
        }
        return replies;
    }
}
