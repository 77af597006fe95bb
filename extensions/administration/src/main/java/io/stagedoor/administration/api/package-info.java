/** What a capability needs to offer administrative endpoints. */
@NullMarked
package io.stagedoor.administration.api;

import org.jspecify.annotations.NullMarked;
