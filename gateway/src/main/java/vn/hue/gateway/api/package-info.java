/** The read API for other systems. */
@NullMarked
package vn.hue.gateway.api;

import org.jspecify.annotations.NullMarked;
