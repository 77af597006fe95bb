/** One class per kind of realm resource: what differs, and the writes that close the gap. */
@NullMarked
package io.stagedoor.realmconfig.kinds;

import org.jspecify.annotations.NullMarked;
