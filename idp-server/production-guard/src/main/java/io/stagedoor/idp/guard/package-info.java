/** What a production server checks before it answers anybody. */
@NullMarked
package io.stagedoor.idp.guard;

import org.jspecify.annotations.NullMarked;
