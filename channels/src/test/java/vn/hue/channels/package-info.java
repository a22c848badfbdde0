/** What the tests of all channels share. */
@NullMarked
package vn.hue.channels;

import org.jspecify.annotations.NullMarked;
