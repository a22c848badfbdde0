/** The web chat: a page and a widget for citizens, over WebSocket or long poll. */
@NullMarked
package vn.hue.channels.webchat;

import org.jspecify.annotations.NullMarked;
