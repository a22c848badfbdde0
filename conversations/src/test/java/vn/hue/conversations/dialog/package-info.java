/** The parts of the dialog that are worth a table of their own. */
@NullMarked
package vn.hue.conversations.dialog;

import org.jspecify.annotations.NullMarked;
