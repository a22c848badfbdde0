/** What can be set: read once, typed, every mistake named at once. */
@NullMarked
package vn.hue.gateway.config;

import org.jspecify.annotations.NullMarked;
