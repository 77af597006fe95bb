/**
 * Checks proofs of possession (RFC 9449) for access tokens that are bound to a key.
 */
@NullMarked
package io.stagedoor.gateway.dpop;

import org.jspecify.annotations.NullMarked;
