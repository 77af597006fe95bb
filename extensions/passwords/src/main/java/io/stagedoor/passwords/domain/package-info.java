/** What a password has to be, whose own data it must not hold, and what is wrong with one: pure. */
@NullMarked
package io.stagedoor.passwords.domain;

import org.jspecify.annotations.NullMarked;
