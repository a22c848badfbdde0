/** Reads a text by rules and small lexicons: no model, no memory, the same answer every time. */
@NullMarked
package vn.hue.conversations.reading.rules;

import org.jspecify.annotations.NullMarked;
