/** SMPP 3.4, spoken to an operator's centre. */
@NullMarked
package vn.hue.channels.sms.smpp;

import org.jspecify.annotations.NullMarked;
