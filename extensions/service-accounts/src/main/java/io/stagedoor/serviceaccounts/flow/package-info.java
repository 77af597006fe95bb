/** Gates: who may authenticate as a client, and which tokens are built. */
@NullMarked
package io.stagedoor.serviceaccounts.flow;

import org.jspecify.annotations.NullMarked;
