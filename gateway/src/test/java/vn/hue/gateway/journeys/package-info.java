/** Whole journeys of a report, told from both sides: the citizen's phone and the pages of the centre's people. */
@NullMarked
package vn.hue.gateway.journeys;

import org.jspecify.annotations.NullMarked;
