/** The province's places: a gazetteer and the finder that reads places out of sentences. */
@NullMarked
package vn.hue.nlp.places;

import org.jspecify.annotations.NullMarked;
