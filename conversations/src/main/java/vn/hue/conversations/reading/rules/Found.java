package vn.hue.conversations.reading.rules;

import vn.hue.conversations.reading.Entity;

/**
 * An entity with where it lies in the folded text.
 *
 * @param entity in the original text's offsets
 * @param span in the folded text's
 */
record Found(Entity entity, FoldedText.Span span) {}
