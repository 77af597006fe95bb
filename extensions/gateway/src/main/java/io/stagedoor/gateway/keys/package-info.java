/**
 * The issuer's published keys: fetched, kept, rotated, and not to be exhausted by strangers.
 */
@NullMarked
package io.stagedoor.gateway.keys;

import org.jspecify.annotations.NullMarked;
