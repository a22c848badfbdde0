/** A report's lifecycle, its clocks and the regulation's rules. */
@NullMarked
package vn.hue.conversations.report;

import org.jspecify.annotations.NullMarked;
