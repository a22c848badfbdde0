package vn.hue.nlp.text;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * What a linear model sees of a text: words and word pairs with marks and without, side by side.
 */
public final class Features {

    /** Tokens beyond this are not looked at. */
    private static final int MOST = 400;

    private Features() {}

    /** The distinct features, sorted. */
    public static long[] of(Tokens tokens) {
        return of(tokens, token -> true);
    }

    /**
     * The distinct features, sorted.
     *
     * @param seen which tokens are looked at
     */
    public static long[] of(Tokens tokens, IntPredicate seen) {
        int most = Math.min(tokens.size(), MOST);
        long[] found = new long[most * 4 + 1];
        int n = 0;
        long lastMarked = 1;
        long lastFolded = 1;
        for (int i = 0; i < most; i++) {
            Tokens.Kind kind = tokens.kind(i);
            if (kind == Tokens.Kind.SIGN || !seen.test(i)) {
                continue;
            }
            boolean number = kind == Tokens.Kind.NUMBER;
            long marked = number ? 2 : tokens.marked(i);
            long folded = number ? 2 : tokens.folded(i);
            found[n++] = Hash.kind('a', marked);
            found[n++] = Hash.kind('f', folded);
            found[n++] = Hash.pair('A', lastMarked, marked);
            found[n++] = Hash.pair('F', lastFolded, folded);
            lastMarked = marked;
            lastFolded = folded;
        }
        found[n++] = Hash.pair('F', lastFolded, 1);
        return distinct(found, n);
    }

    private static long[] distinct(long[] found, int n) {
        Arrays.sort(found, 0, n);
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || found[i] != found[i - 1]) {
                found[kept++] = found[i];
            }
        }
        return Arrays.copyOf(found, kept);
    }
}
