/**
 * Verifies access tokens offline: RFC 9068 tokens of one issuer, with the keys that the issuer publishes.
 * Needs nothing but nimbus-jose-jwt on the class path.
 */
@NullMarked
package io.stagedoor.gateway.verifier;

import org.jspecify.annotations.NullMarked;
