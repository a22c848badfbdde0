/** The Facebook page: Messenger's webhooks and Graph's Send API. */
@NullMarked
package vn.hue.channels.facebook;

import org.jspecify.annotations.NullMarked;
