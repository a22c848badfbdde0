/** Mail: read over IMAP, answered over SMTP; one letter may hold a whole report. */
@NullMarked
package vn.hue.channels.email;

import org.jspecify.annotations.NullMarked;
