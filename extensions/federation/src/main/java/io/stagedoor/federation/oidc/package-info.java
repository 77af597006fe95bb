/** What an ID token has to say; nothing of Keycloak. */
@NullMarked
package io.stagedoor.federation.oidc;

import org.jspecify.annotations.NullMarked;
