@NullMarked
package io.stagedoor.teams.store;

import org.jspecify.annotations.NullMarked;
