/** An organization's choice of ways to sign in. */
@NullMarked
package io.stagedoor.guests.rest;

import org.jspecify.annotations.NullMarked;
