@NullMarked
package vn.hue.conversations.words;

import org.jspecify.annotations.NullMarked;
