/** What a SAML message has to look like before anybody reads it; Java's own XML, nothing of Keycloak. */
@NullMarked
package io.stagedoor.federation.saml;

import org.jspecify.annotations.NullMarked;
