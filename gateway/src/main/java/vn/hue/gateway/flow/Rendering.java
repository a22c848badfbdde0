package vn.hue.gateway.flow;

import com.ibm.icu.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.hue.conversations.vocabulary.Capabilities;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;

/** A message cut to what a channel can do: options as lines, long text in pieces, never through a letter. */
final class Rendering {

    /**
     * The pieces in the order they are sent. The last has the message's own id, options and media; the others have
     * {@code id~1}, {@code id~2} and so on.
     */
    static List<Outbound> pieces(Outbound message, Capabilities can) {
        boolean buttons = message.options().size() <= can.maxOptions();
        StringBuilder text = new StringBuilder(Normalizer.normalize(message.text(), Normalizer.Form.NFC));
        if (!buttons) {
            for (Option option : message.options()) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(option.key())
                        .append(". ")
                        .append(option.label());
            }
        }
        List<String> texts = split(text.toString(), can.maxTextLength());
        List<Outbound> pieces = new ArrayList<>();
        for (int i = 0; i < texts.size() - 1; i++) {
            pieces.add(new Outbound(
                    message.id() + '~' + (i + 1),
                    texts.get(i),
                    List.of(),
                    List.of(),
                    message.purpose(),
                    message.author(),
                    null));
        }
        pieces.add(new Outbound(
                message.id(),
                texts.get(texts.size() - 1),
                buttons ? message.options() : List.of(),
                can.images() ? message.media() : List.of(),
                message.purpose(),
                message.author(),
                message.asksFor()));
        return pieces;
    }

    /** At the last paragraph that fits, else the last blank, else between two letters as people count them. */
    static List<String> split(String text, int atMost) {
        List<String> pieces = new ArrayList<>();
        String rest = text;
        while (rest.length() > atMost) {
            int end = end(rest, atMost);
            String piece = rest.substring(0, end).strip();
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty() || pieces.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    private static int end(String text, int atMost) {
        int paragraph = text.lastIndexOf('\n', atMost);
        if (paragraph > atMost / 2) {
            return paragraph;
        }
        int blank = text.lastIndexOf(' ', atMost);
        if (blank > atMost / 2) {
            return blank;
        }
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(text);
        int end = letters.isBoundary(atMost) ? atMost : letters.preceding(atMost);
        // A single letter longer than the limit: some emoji families are. Better cut than stuck.
        return end > 0 ? end : atMost;
    }

    private Rendering() {}
}
