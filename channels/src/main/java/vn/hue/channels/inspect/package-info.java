/** What a webhook's body means, told to support staff. */
@NullMarked
package vn.hue.channels.inspect;

import org.jspecify.annotations.NullMarked;
