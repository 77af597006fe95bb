/** Sign-ins that wait for somebody's phone, and what a phone may say about them. Pure: no Keycloak. */
@NullMarked
package io.stagedoor.pushmfa.domain;

import org.jspecify.annotations.NullMarked;
