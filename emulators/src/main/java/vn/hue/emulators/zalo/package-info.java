/** A Zalo of our own: OAuth, OA API, webhooks, and a phone to write from. */
@NullMarked
package vn.hue.emulators.zalo;

import org.jspecify.annotations.NullMarked;
