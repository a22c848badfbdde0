/** The commands a person types. */
@NullMarked
package vn.hue.gateway.cli;

import org.jspecify.annotations.NullMarked;
