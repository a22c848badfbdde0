@NullMarked
package vn.hue.nlp;

import org.jspecify.annotations.NullMarked;
