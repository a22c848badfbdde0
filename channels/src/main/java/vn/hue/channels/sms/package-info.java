/** Text messages: over SMPP to an operator, or over HTTP through an aggregator. */
@NullMarked
package vn.hue.channels.sms;

import org.jspecify.annotations.NullMarked;
