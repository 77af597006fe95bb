/** Tables of this capability; statements are written out. */
@NullMarked
package io.stagedoor.pushmfa.store;

import org.jspecify.annotations.NullMarked;
