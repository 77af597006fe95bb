@NullMarked
package io.stagedoor.teams.change;

import org.jspecify.annotations.NullMarked;
