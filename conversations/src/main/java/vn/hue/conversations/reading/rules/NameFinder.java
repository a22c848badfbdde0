package vn.hue.conversations.reading.rules;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.hue.conversations.reading.Entity;

/** A person's name behind the words that announce it; a bare name is for the dialog, which knows what it asked. */
final class NameFinder {

    private static final int LONGEST = 6;
    private static final Set<String> NAMED_THINGS =
            Set.of("duong", "pho", "cau", "cho", "truong", "quan", "kiet", "xe");

    private final Lexicon<NameWord> lexicon = Lexicon.load("names.txt", NameWord.class);
    private final Lexicon<PlaceStop> families = Lexicon.load("place-stops.txt", PlaceStop.class);

    List<Found> find(Words words) {
        List<Found> found = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            Lexicon.Hit<NameWord> trigger = lexicon.at(words, i, w -> w != NameWord.STOP && w != NameWord.NO_NAME);
            boolean ofThing = trigger != null
                    && i > 0
                    && NAMED_THINGS.contains(words.get(i - 1).folded());
            if (trigger == null || ofThing) {
                i++;
                continue;
            }
            int from = trigger.to();
            boolean signed = trigger.group() == NameWord.SIGNED;
            while (words.isSign(from, ':')
                    || words.isSign(from, '-')
                    || words.isSign(from, '=')
                    || signed && (words.isSign(from, ',') || words.isSign(from, '.') || words.isSign(from, '/'))) {
                from++;
            }
            int to = signed ? signature(words, from) : end(words, from, trigger.group() == NameWord.SURE);
            if (to > from) {
                FoldedText.Span span = words.span(from, to);
                found.add(new Found(
                        words.text().entity(Entity.Type.NAME, span.from(), span.to(), name(words, from, to)), span));
                i = to;
            } else {
                i = trigger.to();
            }
        }
        return found;
    }

    /** A letter ends with a name, and with nothing else on its line. */
    private static int signature(Words words, int from) {
        int to = from;
        while (to - from < LONGEST
                && words.isCapital(to)
                && !(to > from && words.get(to).line())) {
            to++;
        }
        boolean whole = !words.has(to) || words.get(to).line() || words.get(to).kind() == Words.Kind.SIGN;
        return whole && to - from >= 2 ? to : from;
    }

    private int end(Words words, int from, boolean sure) {
        int to = from;
        while (to - from < LONGEST
                && words.isCapital(to)
                && !(to > from && words.get(to).line())) {
            to++;
        }
        int count = to - from;
        if (count >= 2
                || (count == 1 && sure && (!words.isLetters(to) || lexicon.at(words, to, NameWord.STOP) != null))) {
            return to;
        }
        boolean family = families.at(words, from, PlaceStop.FAMILY) != null;
        if (!sure && !family || lexicon.at(words, from, NameWord.NO_NAME) != null) {
            return from;
        }
        to = from;
        while (to - from < LONGEST
                && words.isLetters(to)
                && !(to > from && words.get(to).line())
                && lexicon.at(words, to, NameWord.STOP) == null) {
            to++;
        }
        count = to - from;
        boolean asks = words.isLetters(to) && words.get(to).folded().equals("gi"); // "tên tôi thì liên quan gì"
        boolean whole = to - from < LONGEST && !asks;
        return whole && count >= 2 && count <= 5 ? to : from;
    }

    /** In NFC with single spaces; a name typed without any capital gets its capitals. */
    private static String name(Words words, int from, int to) {
        String name = FoldedText.oneLine(words.original(from, to));
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            return name;
        }
        StringBuilder proper = new StringBuilder();
        boolean start = true;
        for (char c : Normalizer.normalize(name, Normalizer.Form.NFC).toCharArray()) {
            proper.append(start ? Character.toUpperCase(c) : c);
            start = c == ' ';
        }
        return proper.toString();
    }

    private enum NameWord {
        SURE,
        LIKELY,
        /** What ends a letter. */
        SIGNED,
        /** What no name begins with: "tên tôi có được giữ bí mật không". */
        NO_NAME,
        STOP
    }
}
