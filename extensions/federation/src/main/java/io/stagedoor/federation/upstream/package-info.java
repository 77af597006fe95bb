/** Calls to corporate identity providers, within limits of time, size and address. */
@NullMarked
package io.stagedoor.federation.upstream;

import org.jspecify.annotations.NullMarked;
