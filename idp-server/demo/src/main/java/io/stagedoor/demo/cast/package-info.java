/** Puts the demonstration's people into teams, and plays the administrator who takes something away. */
@NullMarked
package io.stagedoor.demo.cast;

import org.jspecify.annotations.NullMarked;
