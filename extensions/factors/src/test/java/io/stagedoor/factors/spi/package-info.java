@NullMarked
package io.stagedoor.factors.spi;

import org.jspecify.annotations.NullMarked;
