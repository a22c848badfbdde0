/** The pages of the centre's operators. */
@NullMarked
package vn.hue.gateway.desk;

import org.jspecify.annotations.NullMarked;
