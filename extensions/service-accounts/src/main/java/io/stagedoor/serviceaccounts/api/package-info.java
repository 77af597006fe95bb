/** What other capabilities may use of this one. */
@NullMarked
package io.stagedoor.serviceaccounts.api;

import org.jspecify.annotations.NullMarked;
