/** Where Keycloak's sign-ins, sessions and tokens meet assurance and policy. */
@NullMarked
package io.stagedoor.mfapolicy.flow;

import org.jspecify.annotations.NullMarked;
