/** A name server, for proving domains without owning any. */
@NullMarked
package io.stagedoor.demo.dns;

import org.jspecify.annotations.NullMarked;
