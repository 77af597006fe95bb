/** Which rules hold for somebody, and what becomes of a password by them. */
@NullMarked
package io.stagedoor.passwords.change;

import org.jspecify.annotations.NullMarked;
