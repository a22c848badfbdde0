/** eSMS, an aggregator that carries text messages to every operator, spoken over HTTP. */
@NullMarked
package vn.hue.channels.sms.esms;

import org.jspecify.annotations.NullMarked;
