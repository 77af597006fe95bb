/** Where addresses are, out of a file of the operator's. */
@NullMarked
package io.stagedoor.pushmfa.places;

import org.jspecify.annotations.NullMarked;
