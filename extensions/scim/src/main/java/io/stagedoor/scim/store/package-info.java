/** Our tables. Every statement names the organization. */
@NullMarked
package io.stagedoor.scim.store;

import org.jspecify.annotations.NullMarked;
