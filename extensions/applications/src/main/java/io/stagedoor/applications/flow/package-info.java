/** Gates: which tokens are built, and for whom. */
@NullMarked
package io.stagedoor.applications.flow;

import org.jspecify.annotations.NullMarked;
