/** From a mail's body to its newest words: what the citizen typed now, without what the mail program added. */
@NullMarked
package vn.hue.channels.email.newest;

import org.jspecify.annotations.NullMarked;
