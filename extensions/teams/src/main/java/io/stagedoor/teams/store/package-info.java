/** Tables of teams, memberships, exceptions, mapping rules and organization roles. Every statement is scoped by organization. */
@NullMarked
package io.stagedoor.teams.store;

import org.jspecify.annotations.NullMarked;
