@NullMarked
package io.stagedoor.teams.rest;

import org.jspecify.annotations.NullMarked;
