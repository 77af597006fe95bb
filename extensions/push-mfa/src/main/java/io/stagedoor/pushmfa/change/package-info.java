/** What devices and sign-ins do, with its trace in the trail. */
@NullMarked
package io.stagedoor.pushmfa.change;

import org.jspecify.annotations.NullMarked;
