package vn.hue.nlp.train;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One line of a corpus: words, {@code (choices|of|words)} and {@code {slots}}.
 *
 * @param label what it means, for example a category
 * @param text as written in the file
 */
record Template(String label, String text) {

    /** The same for the same template in any run: which part of the split it is in. */
    boolean heldOut() {
        return Math.floorMod(((label + text).hashCode() * 0x9E3779B9) >>> 8, 10) < 2;
    }

    /** One sentence, its choices and slots filled. */
    String expand(RandomGenerator random, Slots slots) {
        StringBuilder sentence = new StringBuilder(text.length() + 32);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int close = c == '(' ? text.indexOf(')', i) : c == '{' ? text.indexOf('}', i) : -1;
            if (c == '(' && close > 0 && text.substring(i, close).indexOf('|') > 0) {
                String[] choices = text.substring(i + 1, close).split("\\|", -1);
                sentence.append(new Template(label, choices[random.nextInt(choices.length)]).expand(random, slots));
                i = close + 1;
            } else if (c == '{' && close > 0) {
                sentence.append(slots.fill(text.substring(i + 1, close), random));
                i = close + 1;
            } else {
                sentence.append(c);
                i++;
            }
        }
        return sentence.toString().replaceAll(" +", " ").strip();
    }

    /** How many different sentences its choices make, at most 32. */
    int variety() {
        int n = text.indexOf('{') >= 0 ? 2 : 1;
        for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
            int close = text.indexOf(')', open);
            if (close > 0) {
                n *= text.substring(open, close).split("\\|", -1).length;
            }
        }
        return Math.min(n, 32);
    }

    boolean hasPlace() {
        return text.contains("{place}") || text.contains("{street}");
    }

    static List<String> lines(List<String> file) {
        List<String> kept = new ArrayList<>();
        for (String line : file) {
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("# ") && !text.equals("#")) {
                kept.add(text);
            }
        }
        return kept;
    }
}
