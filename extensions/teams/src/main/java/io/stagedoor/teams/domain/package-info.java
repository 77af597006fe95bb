/** Teams, team roles and what people may do: pure rules. */
@NullMarked
package io.stagedoor.teams.domain;

import org.jspecify.annotations.NullMarked;
