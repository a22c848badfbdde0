/** What a text means to the dialog, and the port that reads it. */
@NullMarked
package vn.hue.conversations.reading;

import org.jspecify.annotations.NullMarked;
