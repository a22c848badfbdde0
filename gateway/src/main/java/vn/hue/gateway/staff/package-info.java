/** The people who work here: their accounts, how they log in, what they did. */
@NullMarked
package vn.hue.gateway.staff;

import org.jspecify.annotations.NullMarked;
