/** The Facebook channel against its wire format and against a small Graph. */
@NullMarked
package vn.hue.channels.facebook;

import org.jspecify.annotations.NullMarked;
