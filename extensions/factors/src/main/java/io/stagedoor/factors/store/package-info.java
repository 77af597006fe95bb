/** Uses of factors, and models of passkeys. Plain statements; people, organizations and realms by id. */
@NullMarked
package io.stagedoor.factors.store;

import org.jspecify.annotations.NullMarked;
