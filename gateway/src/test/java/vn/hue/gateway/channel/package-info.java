/** The channels' own ports, each by itself. */
@NullMarked
package vn.hue.gateway.channel;

import org.jspecify.annotations.NullMarked;
