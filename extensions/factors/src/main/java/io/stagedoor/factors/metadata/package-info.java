/** Which manufacturers vouch for which models of authenticators, as FIDO publishes it. */
@NullMarked
package io.stagedoor.factors.metadata;

import org.jspecify.annotations.NullMarked;
