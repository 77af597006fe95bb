@NullMarked
package io.stagedoor.factors;

import org.jspecify.annotations.NullMarked;
