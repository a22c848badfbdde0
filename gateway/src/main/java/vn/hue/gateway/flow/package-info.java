/** The durable way through: intake, lanes, turns, deliveries, deadlines, rescue. */
@NullMarked
package vn.hue.gateway.flow;

import org.jspecify.annotations.NullMarked;
