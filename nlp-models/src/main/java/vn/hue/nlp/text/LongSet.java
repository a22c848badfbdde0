package vn.hue.nlp.text;

/** A set of hashes without boxes. Not thread-safe while it is filled. */
public final class LongSet {

    private long[] slots;
    private int size;
    private boolean zero;

    public LongSet(int expected) {
        slots = new long[Integer.highestOneBit(Math.max(8, expected) * 2) * 2];
    }

    /** Whether it was not there before. */
    public boolean add(long value) {
        if (value == 0) {
            boolean added = !zero;
            zero = true;
            return added;
        }
        if (size * 2 > slots.length) {
            grow();
        }
        return put(value);
    }

    private boolean put(long value) {
        int mask = slots.length - 1;
        int at = (int) value & mask;
        while (slots[at] != 0) {
            if (slots[at] == value) {
                return false;
            }
            at = (at + 1) & mask;
        }
        slots[at] = value;
        size++;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        size = 0;
        for (long value : old) {
            if (value != 0) {
                put(value);
            }
        }
    }

    public boolean contains(long value) {
        if (value == 0) {
            return zero;
        }
        int mask = slots.length - 1;
        int at = (int) value & mask;
        while (slots[at] != 0) {
            if (slots[at] == value) {
                return true;
            }
            at = (at + 1) & mask;
        }
        return false;
    }
}
