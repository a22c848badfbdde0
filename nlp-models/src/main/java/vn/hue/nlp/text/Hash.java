package vn.hue.nlp.text;

/** 64-bit hashes of words and of what is made of words: features never become strings. */
public final class Hash {

    static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Hash() {}

    static long add(long hash, int c) {
        return (hash ^ c) * PRIME;
    }

    /** Spreads the bits; the last step of every hash. */
    static long end(long hash) {
        long h = hash ^ (hash >>> 32);
        h *= 0x9e3779b97f4a7c15L;
        return h ^ (h >>> 29);
    }

    /** Two hashes in order, and what they are used for. */
    static long pair(char kind, long first, long second) {
        return end((first * 31 + kind) * PRIME ^ Long.rotateLeft(second, 23));
    }

    static long kind(char kind, long hash) {
        return end((hash + kind) * PRIME);
    }

    /** The hash of a word that is already in the form wanted. */
    public static long of(CharSequence word) {
        long hash = START;
        for (int i = 0; i < word.length(); i++) {
            hash = add(hash, word.charAt(i));
        }
        return end(hash);
    }
}
