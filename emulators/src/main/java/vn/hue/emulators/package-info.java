@NullMarked
package vn.hue.emulators;

import org.jspecify.annotations.NullMarked;
