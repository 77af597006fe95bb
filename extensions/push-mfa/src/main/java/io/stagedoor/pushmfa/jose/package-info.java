/** Keys of phones, and what they sign (RFC 7515, 7517, 7638). Pure: no Keycloak. */
@NullMarked
package io.stagedoor.pushmfa.jose;

import org.jspecify.annotations.NullMarked;
