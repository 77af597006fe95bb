/** Passwords as they are set and checked, and the page on which one is chosen. */
@NullMarked
package io.stagedoor.passwords.flow;

import org.jspecify.annotations.NullMarked;
