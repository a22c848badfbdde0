/** Corpora to models: templates, generators, training, measuring, the model card. */
@NullMarked
package vn.hue.nlp.train;

import org.jspecify.annotations.NullMarked;
