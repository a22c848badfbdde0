/** The public web server: what holds for every route. */
@NullMarked
package vn.hue.gateway.http;

import org.jspecify.annotations.NullMarked;
