@NullMarked
package io.stagedoor.teams;

import org.jspecify.annotations.NullMarked;
