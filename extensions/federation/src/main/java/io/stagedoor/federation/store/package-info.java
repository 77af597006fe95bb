/** The tables. */
@NullMarked
package io.stagedoor.federation.store;

import org.jspecify.annotations.NullMarked;
