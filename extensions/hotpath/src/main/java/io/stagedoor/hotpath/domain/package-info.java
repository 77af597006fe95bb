/** How a signature is computed. */
@NullMarked
package io.stagedoor.hotpath.domain;

import org.jspecify.annotations.NullMarked;
