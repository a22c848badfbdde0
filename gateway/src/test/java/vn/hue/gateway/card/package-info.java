/** The web card and codes, over real routes and the real way through. */
@NullMarked
package vn.hue.gateway.card;

import org.jspecify.annotations.NullMarked;
