/** The administrative REST API of teams. */
@NullMarked
package io.stagedoor.teams.rest;

import org.jspecify.annotations.NullMarked;
