/** Access policies, the facts of a sign-in, and what follows from both: pure, the same for the same inputs, and never an exception. */
@NullMarked
package io.stagedoor.mfapolicy.domain;

import org.jspecify.annotations.NullMarked;
