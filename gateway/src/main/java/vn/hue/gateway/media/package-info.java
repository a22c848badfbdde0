/** Pictures, videos and files: looked into, stripped and stored. */
@NullMarked
package vn.hue.gateway.media;

import org.jspecify.annotations.NullMarked;
