/** An operator's SMS centre and an aggregator, with the phones behind them. */
@NullMarked
package vn.hue.emulators.sms;

import org.jspecify.annotations.NullMarked;
