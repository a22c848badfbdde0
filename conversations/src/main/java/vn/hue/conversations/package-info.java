@NullMarked
package vn.hue.conversations;

import org.jspecify.annotations.NullMarked;
