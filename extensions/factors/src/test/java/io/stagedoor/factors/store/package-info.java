@NullMarked
package io.stagedoor.factors.store;

import org.jspecify.annotations.NullMarked;
