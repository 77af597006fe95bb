/** Which computation of a signature is taken. */
@NullMarked
package io.stagedoor.signatures.domain;

import org.jspecify.annotations.NullMarked;
