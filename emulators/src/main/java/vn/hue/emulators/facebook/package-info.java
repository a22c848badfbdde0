/** A small Graph: takes what a page sends, refuses what Facebook would refuse, and calls the page's webhook. */
@NullMarked
package vn.hue.emulators.facebook;

import org.jspecify.annotations.NullMarked;
