package vn.hue.conversations.reading.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of words about time.
 *
 * @param to the word after its last
 * @param at what it means; null for the future and for what is no instant
 */
record TimePhrase(int to, @Nullable Instant at) {}
