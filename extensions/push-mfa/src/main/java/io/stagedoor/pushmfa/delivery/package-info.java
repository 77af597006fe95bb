/** How phones learn that somebody signs in, and pages that a phone has answered: threads of each node, behind the requests. */
@NullMarked
package io.stagedoor.pushmfa.delivery;

import org.jspecify.annotations.NullMarked;
