@NullMarked
package io.stagedoor.signals;

import org.jspecify.annotations.NullMarked;
