/** What operators correct in the reading of reports, kept without personal data for the next training. */
@NullMarked
package vn.hue.gateway.teaching;

import org.jspecify.annotations.NullMarked;
