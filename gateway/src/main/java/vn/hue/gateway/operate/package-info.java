/** What those who run the gateway look at: health and metrics. */
@NullMarked
package vn.hue.gateway.operate;

import org.jspecify.annotations.NullMarked;
