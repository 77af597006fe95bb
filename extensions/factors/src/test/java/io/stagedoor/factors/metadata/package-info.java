@NullMarked
package io.stagedoor.factors.metadata;

import org.jspecify.annotations.NullMarked;
