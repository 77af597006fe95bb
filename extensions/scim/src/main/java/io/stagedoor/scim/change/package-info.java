/** What a directory's words do: to its own rows, to people, to teams. In the caller's transaction. */
@NullMarked
package io.stagedoor.scim.change;

import org.jspecify.annotations.NullMarked;
