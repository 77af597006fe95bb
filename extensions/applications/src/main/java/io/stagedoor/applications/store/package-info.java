/** Tables of this room. */
@NullMarked
package io.stagedoor.applications.store;

import org.jspecify.annotations.NullMarked;
