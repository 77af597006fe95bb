/** For capabilities that bring a factor of their own. */
@NullMarked
package io.stagedoor.factors.api;

import org.jspecify.annotations.NullMarked;
