/**
 * The few values that every capability shares. Pure Java: no Keycloak, no Jakarta, no I/O.
 */
@NullMarked
package io.stagedoor.kernel;

import org.jspecify.annotations.NullMarked;
