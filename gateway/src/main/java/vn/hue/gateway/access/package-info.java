/** Which routes there are, and who may use them. */
@NullMarked
package vn.hue.gateway.access;

import org.jspecify.annotations.NullMarked;
