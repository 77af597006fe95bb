/** What other capabilities may ask of teams. */
@NullMarked
package io.stagedoor.teams.api;

import org.jspecify.annotations.NullMarked;
