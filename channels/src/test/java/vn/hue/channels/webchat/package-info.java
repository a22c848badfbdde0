/** The web chat, spoken to as a browser does. */
@NullMarked
package vn.hue.channels.webchat;

import org.jspecify.annotations.NullMarked;
