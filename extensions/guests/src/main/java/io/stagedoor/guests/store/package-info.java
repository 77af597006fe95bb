/** Our tables. */
@NullMarked
package io.stagedoor.guests.store;

import org.jspecify.annotations.NullMarked;
