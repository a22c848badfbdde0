/** A conversation without a server: for the terminal, for golden transcripts, for trying a change. */
@NullMarked
package vn.hue.conversations.rehearsal;

import org.jspecify.annotations.NullMarked;
