/** Steps of a sign-in. */
@NullMarked
package io.stagedoor.guests.flow;

import org.jspecify.annotations.NullMarked;
