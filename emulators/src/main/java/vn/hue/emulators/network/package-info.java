/** The wire between us and a provider, and what may happen to it. */
@NullMarked
package vn.hue.emulators.network;

import org.jspecify.annotations.NullMarked;
