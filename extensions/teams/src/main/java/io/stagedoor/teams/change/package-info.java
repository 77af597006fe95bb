/** Changes as a whole: the row, the version that tokens carry, and the signal, in the caller's transaction. */
@NullMarked
package io.stagedoor.teams.change;

import org.jspecify.annotations.NullMarked;
