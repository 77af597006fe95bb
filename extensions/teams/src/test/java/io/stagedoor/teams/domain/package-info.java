@NullMarked
package io.stagedoor.teams.domain;

import org.jspecify.annotations.NullMarked;
