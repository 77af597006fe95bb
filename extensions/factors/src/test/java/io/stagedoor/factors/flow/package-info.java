@NullMarked
package io.stagedoor.factors.flow;

import org.jspecify.annotations.NullMarked;
