/** Measures what the gateway promises. */
@NullMarked
package io.stagedoor.gateway.bench;

import org.jspecify.annotations.NullMarked;
