/** What is said of people, without Keycloak. */
@NullMarked
package io.stagedoor.people.domain;

import org.jspecify.annotations.NullMarked;
