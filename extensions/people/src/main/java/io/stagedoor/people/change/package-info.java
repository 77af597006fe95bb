/** What is changed as a whole, in the caller's transaction, and the capabilities that this one stands on. */
@NullMarked
package io.stagedoor.people.change;

import org.jspecify.annotations.NullMarked;
