/** Reads TXT records. */
@NullMarked
package io.stagedoor.federation.dns;

import org.jspecify.annotations.NullMarked;
