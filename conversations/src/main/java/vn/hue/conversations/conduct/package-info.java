/** How citizens behave, and which locks follow from it. {@code QĐ 30/2022, Điều 14.1, 20}. */
@NullMarked
package vn.hue.conversations.conduct;

import org.jspecify.annotations.NullMarked;
