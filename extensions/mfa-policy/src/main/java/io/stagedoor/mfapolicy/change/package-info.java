/** Policies as they change, and who they would lock out. */
@NullMarked
package io.stagedoor.mfapolicy.change;

import org.jspecify.annotations.NullMarked;
