/** What every channel speaks: addresses, messages, parts, media, deliveries. */
@NullMarked
package vn.hue.conversations.vocabulary;

import org.jspecify.annotations.NullMarked;
