/**
 * How many requests one caller may make: token buckets in a table of fixed size.
 */
@NullMarked
package io.stagedoor.gateway.limits;

import org.jspecify.annotations.NullMarked;
