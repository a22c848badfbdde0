/** What the gateway keeps, as ports: inbox, conversations, lines, outbox, timers, reports. */
@NullMarked
package vn.hue.gateway.store;

import org.jspecify.annotations.NullMarked;
