/** Mail servers on this machine: Debian's own for tests where they are installed, a small one in Java else and for the demo. */
@NullMarked
package vn.hue.emulators.mail;

import org.jspecify.annotations.NullMarked;
