/**
 * Talking to the issuer over HTTP: within bounds, only where the connection is protected, and with a token of the gateway's own.
 */
@NullMarked
package io.stagedoor.gateway.issuer;

import org.jspecify.annotations.NullMarked;
