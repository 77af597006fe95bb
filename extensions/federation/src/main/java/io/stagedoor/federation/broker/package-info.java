/** Keycloak's OIDC and SAML brokers, made stricter. */
@NullMarked
package io.stagedoor.federation.broker;

import org.jspecify.annotations.NullMarked;
