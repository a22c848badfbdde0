@NullMarked
package vn.hue.channels.email.mime;

import org.jspecify.annotations.NullMarked;
