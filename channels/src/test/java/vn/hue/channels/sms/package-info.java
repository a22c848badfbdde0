@NullMarked
package vn.hue.channels.sms;

import org.jspecify.annotations.NullMarked;
