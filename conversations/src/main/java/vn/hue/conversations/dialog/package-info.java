/** The conversation as a pure function: state and event in, new state and effects out. */
@NullMarked
package vn.hue.conversations.dialog;

import org.jspecify.annotations.NullMarked;
