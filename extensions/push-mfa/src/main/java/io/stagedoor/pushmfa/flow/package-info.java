/** The step of a sign-in, and the setting up of a phone. */
@NullMarked
package io.stagedoor.pushmfa.flow;

import org.jspecify.annotations.NullMarked;
