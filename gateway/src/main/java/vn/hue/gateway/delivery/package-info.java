/** How a message finds its way to a citizen: which routes are open when, how fast, in which words. Decides, sends nothing. */
@NullMarked
package vn.hue.gateway.delivery;

import org.jspecify.annotations.NullMarked;
