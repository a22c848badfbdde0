/** What the emulator refuses, and what it sends. */
@NullMarked
package vn.hue.emulators.zalo;

import org.jspecify.annotations.NullMarked;
