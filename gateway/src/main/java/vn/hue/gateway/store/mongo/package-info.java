/** Stores on MongoDB, real or embedded. */
@NullMarked
package vn.hue.gateway.store.mongo;

import org.jspecify.annotations.NullMarked;
