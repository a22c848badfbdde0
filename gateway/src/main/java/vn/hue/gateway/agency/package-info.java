/** Who handles reports: the register of agencies. */
@NullMarked
package vn.hue.gateway.agency;

import org.jspecify.annotations.NullMarked;
