/** Internet messages (RFC 5322, MIME) as they really come: nothing in here throws on foreign input. */
@NullMarked
package vn.hue.channels.email.mime;

import org.jspecify.annotations.NullMarked;
