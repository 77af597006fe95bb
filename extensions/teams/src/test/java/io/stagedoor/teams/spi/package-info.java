@NullMarked
package io.stagedoor.teams.spi;

import org.jspecify.annotations.NullMarked;
