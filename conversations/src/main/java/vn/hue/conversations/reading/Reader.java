package vn.hue.conversations.reading;

import java.time.Instant;

/** Reads a text. Thread-safe, never fails: what it can't read is {@link Intent#UNKNOWN}. */
@FunctionalInterface
public interface Reader {

    /**
     * What a text says.
     *
     * @param text as the citizen wrote it: NFC or NFD, with or without marks, of any length, possibly empty
     * @param now what "this morning" is relative to
     */
    Reading read(String text, Instant now);
}
