/** Whole gateways before the emulated networks of the demo. */
@NullMarked
package vn.hue.gateway.networks;

import org.jspecify.annotations.NullMarked;
