@NullMarked
package vn.hue.channels.email;

import org.jspecify.annotations.NullMarked;
