@NullMarked
package vn.hue.gateway.mongo;

import org.jspecify.annotations.NullMarked;
