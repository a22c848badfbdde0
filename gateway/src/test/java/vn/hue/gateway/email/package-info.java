@NullMarked
package vn.hue.gateway.email;

import org.jspecify.annotations.NullMarked;
