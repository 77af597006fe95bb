/** Who may sign in by a code, how codes are made, and what is agreed to: pure. */
@NullMarked
package io.stagedoor.guests.domain;

import org.jspecify.annotations.NullMarked;
