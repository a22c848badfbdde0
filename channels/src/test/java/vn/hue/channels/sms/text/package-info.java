@NullMarked
package vn.hue.channels.sms.text;

import org.jspecify.annotations.NullMarked;
