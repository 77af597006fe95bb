/** The protocol as such (RFC 7643, 7644, 9865): schemas, filters, patches, tokens. No Keycloak, no database. */
@NullMarked
package io.stagedoor.scim.domain;

import org.jspecify.annotations.NullMarked;
