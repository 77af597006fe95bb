/** Who may do what. */
@NullMarked
package io.stagedoor.administration.domain;

import org.jspecify.annotations.NullMarked;
