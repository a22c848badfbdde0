@NullMarked
package vn.hue.conversations.conduct;

import org.jspecify.annotations.NullMarked;
