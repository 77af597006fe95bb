/** The protocol at its address, and what administrators see of it. */
@NullMarked
package io.stagedoor.scim.rest;

import org.jspecify.annotations.NullMarked;
