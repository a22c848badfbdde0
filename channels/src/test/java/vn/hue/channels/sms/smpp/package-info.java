@NullMarked
package vn.hue.channels.sms.smpp;

import org.jspecify.annotations.NullMarked;
