/** The web card at {@code /u/}: a page for one report, for what a citizen's channel can't carry. */
@NullMarked
package vn.hue.gateway.card;

import org.jspecify.annotations.NullMarked;
