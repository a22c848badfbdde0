/** A citizen's phone: one page with all emulated networks on it. */
@NullMarked
package vn.hue.emulators.phone;

import org.jspecify.annotations.NullMarked;
