/** The pure heart: vocabulary, dialog core, report lifecycle and the bot's words. No I/O, no clock, no Vert.x, no MongoDB. */
@NullMarked
package vn.hue.conversations;

import org.jspecify.annotations.NullMarked;
