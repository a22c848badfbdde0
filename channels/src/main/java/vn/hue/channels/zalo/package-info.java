/** Zalo Official Account: webhooks in, OA API out, rotating tokens. */
@NullMarked
package vn.hue.channels.zalo;

import org.jspecify.annotations.NullMarked;
