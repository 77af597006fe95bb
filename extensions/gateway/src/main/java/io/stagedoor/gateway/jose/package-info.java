/**
 * Reading signed JSON (RFC 7515) strictly, before anything in it is believed. Plumbing of this module, shared by tokens and proofs.
 */
@NullMarked
package io.stagedoor.gateway.jose;

import org.jspecify.annotations.NullMarked;
