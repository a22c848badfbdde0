/** Vietnamese text to a {@code Reading}, by linear models trained with Apache OpenNLP and by rules where rules do better. */
@NullMarked
package vn.hue.nlp;

import org.jspecify.annotations.NullMarked;
