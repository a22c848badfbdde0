@NullMarked
package vn.hue.channels;

import org.jspecify.annotations.NullMarked;
