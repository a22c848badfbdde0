/** Vietnamese text as tokens and features, with the way back to the original. */
@NullMarked
package vn.hue.nlp.text;

import org.jspecify.annotations.NullMarked;
