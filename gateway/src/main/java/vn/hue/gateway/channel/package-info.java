/** Each channel put together: its block of the configuration, its ports on the stores, its verticle. */
@NullMarked
package vn.hue.gateway.channel;

import org.jspecify.annotations.NullMarked;
