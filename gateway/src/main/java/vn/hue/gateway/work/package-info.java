/** What people of the centre do to reports, whoever asks for it: a page or another program. */
@NullMarked
package vn.hue.gateway.work;

import org.jspecify.annotations.NullMarked;
