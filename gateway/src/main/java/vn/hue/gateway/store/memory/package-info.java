/** Stores that forget everything when the process ends: for tests and for trying out. */
@NullMarked
package vn.hue.gateway.store.memory;

import org.jspecify.annotations.NullMarked;
