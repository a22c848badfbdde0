@NullMarked
package vn.hue.gateway;

import org.jspecify.annotations.NullMarked;
