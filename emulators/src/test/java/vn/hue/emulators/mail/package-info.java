@NullMarked
package vn.hue.emulators.mail;

import org.jspecify.annotations.NullMarked;
