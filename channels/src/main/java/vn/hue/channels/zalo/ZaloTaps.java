package vn.hue.channels.zalo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Part;

/**
 * Buttons and what comes back from them.
 *
 * <p>Zalo has no event for a press on a button: its {@code payload} arrives as if the citizen had typed it. So the
 * payload is the label, which is what the chat shows as the citizen's words, and a mark nobody types by chance:
 * {@code Đúng rồi #cmd:confirm}.
 */
final class ZaloTaps {

    static final int LONGEST_PAYLOAD = 1_000;

    private static final Pattern TAP = Pattern.compile("(?:(.{1,100}?)\\s+)?#cmd:(\\S{1,900})");

    static String payload(Option option) {
        String code = option.payload()
                .replace("%", "%25")
                .replace(" ", "%20")
                .replace("\t", "%09")
                .replace("\n", "%0A");
        return option.label() + " #cmd:" + code;
    }

    /** The choice a text stands for; null when somebody just typed it. */
    static Part.@Nullable Choice read(String text) {
        Matcher tap = TAP.matcher(text.strip());
        if (!tap.matches()) {
            return null;
        }
        String payload = tap.group(2)
                .replace("%0A", "\n")
                .replace("%09", "\t")
                .replace("%20", " ")
                .replace("%25", "%");
        String label = tap.group(1);
        return new Part.Choice(payload, label == null ? payload : label);
    }

    private ZaloTaps() {}
}
