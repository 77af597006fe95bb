@NullMarked
package io.stagedoor.hotpath;

import org.jspecify.annotations.NullMarked;
