/** Zalo's wire format by payload files, and the channel against a server that speaks it. */
@NullMarked
package vn.hue.channels.zalo;

import org.jspecify.annotations.NullMarked;
