@NullMarked
package io.stagedoor.hotpath.spi;

import org.jspecify.annotations.NullMarked;
