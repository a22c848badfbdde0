/** Golden conversations as text, replayed. */
@NullMarked
package vn.hue.conversations.transcripts;

import org.jspecify.annotations.NullMarked;
