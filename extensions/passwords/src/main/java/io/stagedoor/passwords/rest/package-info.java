/** An organization's password policy, for its administrators. */
@NullMarked
package io.stagedoor.passwords.rest;

import org.jspecify.annotations.NullMarked;
